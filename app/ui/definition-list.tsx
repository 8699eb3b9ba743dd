import type { ReactNode } from 'react'

export type DefinitionListProps = {
  items: readonly { id: string; term: ReactNode; text: ReactNode }[]
}

/** Facts by name: beside each other where there is room, above each other on a phone. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="divide-y divide-line/70">
      {items.map(item => (
        <div key={item.id} className="py-3 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-4">
          <dt className="text-ink-soft text-sm sm:pt-px">{item.term}</dt>
          <dd className="font-semibold">{item.text}</dd>
        </div>
      ))}
    </dl>
  )
}
