interface FactsProps {
  items: readonly { id: string; name: string; text: string }[]
  /** Names are technical, as those of cookies are. */
  technical?: boolean
}

/** Names, and what there is to say of each. */
export function Facts({ items, technical = false }: FactsProps) {
  return (
    <dl className="divide-y divide-line rounded-card border border-line bg-surface">
      {items.map(({ id, name, text }) => (
        <div key={id} className="grid gap-x-6 gap-y-1 px-5 py-4 sm:grid-cols-[12rem_1fr]">
          <dt className={technical ? 'font-mono text-sm' : 'font-bold'}>{name}</dt>
          <dd className="text-ink-soft">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
