import { Part } from './part.tsx'

const COLOURS = [
  'bg-canvas',
  'bg-surface',
  'bg-surface-raised',
  'bg-sunken',
  'bg-ink',
  'bg-ink-soft',
  'bg-line',
  'bg-line-strong',
  'bg-brand',
  'bg-brand-soft',
  'bg-accent',
  'bg-accent-soft',
  'bg-ok',
  'bg-warn',
  'bg-danger',
  'bg-info',
]

/** Sizes of type and the colours. */
export function Type() {
  return (
    <Part title="Type and colour">
      <div className="flex flex-col gap-2">
        <p className="font-extrabold font-heading text-4xl tracking-tight">Good morning</p>
        <p className="font-extrabold font-heading text-3xl">Sunflowers today</p>
        <p className="font-extrabold font-heading text-2xl">早上好，向日葵班</p>
        <p className="font-extrabold font-heading text-xl">A walk to the pond</p>
        <p className="font-bold text-lg">What we found there</p>
        <p className="max-w-prose">
          Two frogs, one heron, and a boot that nobody owns. Mia counted the rings of a stump and came to forty-one; we
          will look again in spring.
        </p>
        <p className="text-ink-soft text-sm">Smaller, for what comes second.</p>
        <p className="text-ink-soft text-xs">The smallest: times and counts.</p>
      </div>
      <div className="grid grid-cols-4 gap-2 sm:grid-cols-8">
        {COLOURS.map(colour => (
          <div key={colour} title={colour} className={`h-14 rounded-control border border-line ${colour}`} />
        ))}
      </div>
    </Part>
  )
}
