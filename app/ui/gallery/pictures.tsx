import { useState } from 'react'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { PhoneFrame } from '../phone-frame.tsx'
import { Photo } from '../photo.tsx'
import { PhotoGrid } from '../photo-grid.tsx'
import { Part } from './part.tsx'

/** A drawn landscape of any size, so that the gallery carries no photo of anybody. */
function landscape(id: number, width: number, height: number) {
  const hue = (id * 67) % 360
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice">
    <rect width="100%" height="100%" fill="oklch(0.88 0.07 ${hue})"/>
    <circle cx="${width * (0.25 + (id % 3) * 0.22)}" cy="${height * 0.3}" r="${height * 0.13}" fill="oklch(0.93 0.1 90)"/>
    <path d="M0 ${height * 0.7}Q${width * 0.3} ${height * 0.35} ${width * 0.6} ${height * 0.68}T${width} ${height * 0.55}V${height}H0Z" fill="oklch(0.68 0.1 ${hue + 60})"/>
    <path d="M0 ${height * 0.85}Q${width * 0.4} ${height * 0.6} ${width * 0.7} ${height * 0.84}T${width} ${height * 0.8}V${height}H0Z" fill="oklch(0.52 0.1 ${hue + 80})"/></svg>`
  return {
    id: `photo-${id}`,
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    width,
    height,
    alt: `Hills and a sun, number ${id}`,
    placeholder: `oklch(0.8 0.07 ${hue})`,
  }
}

const SHAPES: readonly (readonly [number, number])[] = [
  [4, 3],
  [3, 4],
  [16, 9],
  [1, 1],
  [4, 3],
  [3, 2],
  [3, 4],
  [4, 3],
]
const PHOTOS = SHAPES.map(([width, height], index) => ({
  ...landscape(index + 1, width * 100, height * 100),
  href: `#photo-${index + 1}`,
  duration: index === 2 ? '0:42' : undefined,
  mark: index === 3 ? <Badge tone="accent">New</Badge> : undefined,
}))

/** Photos, alone and many; the phone of the brand preview. */
export function Pictures() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['photo-2', 'photo-5']))
  const toggle = (id: string) =>
    setSelected(before => new Set(before.has(id) ? [...before].filter(one => one !== id) : [...before, id]))
  return (
    <Part title="Pictures">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Photo {...landscape(9, 400, 300)} ratio={4 / 3} shape="card" eager />
        <Photo src="data:image/png;base64,broken" width={400} height={300} alt="A picture that is gone" shape="card" />
        <Photo {...landscape(11, 400, 300)} ratio={4 / 3} shape="card" className="max-sm:hidden" />
      </div>
      <PhotoGrid items={PHOTOS} label="Pond walk" />
      <PhotoGrid
        layout="squares"
        label="Choose photos"
        items={PHOTOS.slice(0, 6).map(photo => ({ ...photo, selected: selected.has(photo.id) }))}
        onSelect={toggle}
      />
      <PhoneFrame
        label="The school's page on a phone"
        tokens={{ '--brand': '#8a2d52', '--on-brand': '#fff', '--brand-soft': '#f9e6ed', '--on-brand-soft': '#6b1f3e' }}
      >
        <div className="flex h-full flex-col gap-4 bg-brand-soft p-6 pt-16 text-on-brand-soft">
          <p className="font-extrabold font-heading text-2xl">Little Harbour</p>
          <p>Good morning, Lin.</p>
          <div className="mt-auto">
            <Button block>See today</Button>
          </div>
        </div>
      </PhoneFrame>
    </Part>
  )
}
