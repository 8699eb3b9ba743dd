import { type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Spinner } from '#app/ui/spinner.tsx'
import { mostRegions } from '../limits.ts'
import { type Area, areaBetween, moved, type Point, stretched } from './areas.ts'
import { BlurArea } from './blur-area.tsx'
import { paintAreas } from './paint-areas.ts'

export interface BlurCanvasProps {
  /** Address of the largest picture. */
  src: string
  label: string
  areas: readonly Area[]
  selected: number | null
  onAreas: (areas: Area[]) => void
  onSelect: (index: number | null) => void
  onRemove: (index: number) => void
  onLoaded: (ratio: number) => void
}

/** What a finger or mouse does between down and up. */
interface Gesture {
  pointerId: number
  from: Point
  index: number
  /** The area as it was; null while a new one is drawn. */
  before: Area | null
  corner: boolean
}

/** A photo as it will be, with areas that are drawn, moved and resized on it. */
export function BlurCanvas(props: BlurCanvasProps) {
  const { src, label, areas, selected, onAreas, onSelect, onRemove, onLoaded } = props
  const t = useT()
  const keysId = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const gesture = useRef<Gesture | null>(null)
  const { photo, failed } = usePhoto(src)
  const ratio = photo ? photo.naturalWidth / photo.naturalHeight : 1

  useEffect(() => {
    if (photo) onLoaded(photo.naturalWidth / photo.naturalHeight)
  }, [photo, onLoaded])
  useEffect(() => {
    if (photo && canvas.current) paintAreas(canvas.current, photo, areas)
  }, [photo, areas])

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const box = surface.current?.getBoundingClientRect()
    const share = (at: number, start = 0, size = 1) => Math.min(1, Math.max(0, (at - start) / size))
    return { x: share(clientX, box?.left, box?.width), y: share(clientY, box?.top, box?.height) }
  }
  const replace = (index: number, area: Area) => onAreas(areas.map((each, at) => (at === index ? area : each)))
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (!photo || event.button !== 0 || gesture.current) return
    const target = (event.target as Element).closest<HTMLElement>('[data-area]')
    const from = pointOf(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    event.preventDefault()
    const { pointerId } = event
    if (target) {
      const index = Number(target.dataset.area)
      gesture.current = { pointerId, from, index, before: areas[index] ?? null, corner: 'corner' in target.dataset }
      onSelect(index)
    } else if (areas.length < mostRegions) {
      gesture.current = { pointerId, from, index: areas.length, before: null, corner: false }
      onAreas([...areas, areaBetween(from, from, ratio)])
      onSelect(areas.length)
    }
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const now = gesture.current
    if (!now || now.pointerId !== event.pointerId) return
    const to = pointOf(event)
    const by = { x: to.x - now.from.x, y: to.y - now.from.y }
    const { before } = now
    replace(now.index, before ? (now.corner ? stretched : moved)(before, by) : areaBetween(now.from, to, ratio))
  }
  const end = (event: PointerEvent<HTMLDivElement>) => {
    if (gesture.current?.pointerId === event.pointerId) gesture.current = null
  }

  if (failed) return <p className="py-10 text-center text-danger-ink">{t('albums.blur.unloaded')}</p>
  if (!photo)
    return (
      <div className="grid min-h-60 place-items-center" aria-busy="true">
        <Spinner />
      </div>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not shrink to the picture
    <div role="group" aria-label={label} className="relative mx-auto w-fit">
      <canvas
        ref={canvas}
        width={photo.naturalWidth}
        height={photo.naturalHeight}
        className="block h-auto max-h-[46dvh] rounded-control w-auto max-w-full select-none sm:max-h-[56dvh]"
      />
      <p id={keysId} className="sr-only">
        {t('albums.blur.keys')}
      </p>
      <div
        ref={surface}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        className="absolute inset-0 cursor-crosshair touch-none select-none"
      >
        {areas.map((area, index) => (
          <BlurArea
            // biome-ignore lint/suspicious/noArrayIndexKey: an area is nothing but its place in the list
            key={index}
            area={area}
            place={index + 1}
            total={areas.length}
            selected={index === selected}
            describedBy={keysId}
            onSelect={() => onSelect(index)}
            onChange={changed => replace(index, changed)}
            onRemove={() => onRemove(index)}
          />
        ))}
      </div>
    </div>
  )
}

/** The picture itself, once it is there to be painted. */
function usePhoto(src: string): { photo: HTMLImageElement | null; failed: boolean } {
  const [photo, setPhoto] = useState<HTMLImageElement | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const image = new Image()
    image.onload = () => setPhoto(image)
    image.onerror = () => setFailed(true)
    image.src = src
    return () => {
      image.onload = image.onerror = null
    }
  }, [src])
  return { photo, failed }
}
