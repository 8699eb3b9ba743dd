import Eraser from 'lucide-react/icons/eraser'
import { type PointerEvent, useRef, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { sheet } from './sheet.ts'
import { longer, pathOf, pointOn, type Stroke } from './strokes.ts'

/** A sheet to sign on with a finger, a pen or the mouse. Its drawing is kept as strokes, which print as sharp as text. */
export function SignaturePad({ onDraw }: { onDraw: (strokes: readonly Stroke[]) => void }) {
  const t = useT()
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const drawing = useRef(false)
  const show = (next: readonly Stroke[]) => {
    setStrokes(next)
    onDraw(next)
  }
  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    show([...strokes, [pointOn(event.currentTarget.getBoundingClientRect(), event)]])
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current) return
    const box = event.currentTarget.getBoundingClientRect()
    // A quick finger is somewhere else several times between two frames.
    const between = event.nativeEvent.getCoalescedEvents?.() ?? []
    const stroke = (between.length > 0 ? between : [event.nativeEvent]).reduce<Stroke>(
      (line, each) => longer(line, pointOn(box, each)),
      strokes.at(-1) ?? [],
    )
    show([...strokes.slice(0, -1), stroke])
  }
  const up = () => {
    drawing.current = false
  }
  return (
    <div className="relative overflow-hidden rounded-control border-[1.5px] border-line-strong bg-surface">
      <svg
        role="img"
        aria-label={t('ui.signature.pad')}
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        className="block aspect-[3/1] h-auto w-full cursor-crosshair touch-none select-none text-ink"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <path
          d="M40 150L560 150"
          className="stroke-line-strong"
          strokeWidth="2"
          strokeDasharray="2 8"
          strokeLinecap="round"
        />
        <path
          d={pathOf(strokes)}
          fill="none"
          stroke="currentColor"
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {strokes.length === 0 ? (
        <p
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-0 top-1/3 text-center text-ink-soft text-sm"
        >
          {t('ui.signature.pad_hint')}
        </p>
      ) : (
        <Button size="sm" variant="ghost" icon={Eraser} className="absolute end-1 top-1" onClick={() => show([])}>
          {t('ui.signature.clear')}
        </Button>
      )}
    </div>
  )
}
