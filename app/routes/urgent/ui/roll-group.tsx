import ChevronDown from 'lucide-react/icons/chevron-down'
import { useEffect, useRef, useState } from 'react'
import { List } from '#app/ui/list.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { paths } from '../paths.ts'
import type { ShownPerson } from '../roll-shown.server.ts'
import { RollRow } from './roll-row.tsx'

export interface RollGroupProps {
  callId: string
  heading: string
  people: readonly ShownPerson[]
  office: boolean
  /** Closed until it is tapped, saying this much of those in it; undefined where all stand open. */
  folded: string | undefined
}

/** Those of one class. A thousand rows at once nobody can read, and an old phone cannot hold: folded, they are made when they are asked for. */
export function RollGroup({ folded, ...group }: RollGroupProps) {
  const [open, setOpen] = useState(false)
  const fold = useRef<HTMLDetailsElement>(null)
  // It may have been opened before the page came alive.
  useEffect(() => setOpen(fold.current?.open === true), [])
  if (folded === undefined)
    return (
      <section>
        <SectionHeader title={group.heading} level={3} />
        <Rows {...group} />
      </section>
    )
  return (
    <details ref={fold} className="group" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-16 cursor-pointer list-none items-center justify-between gap-3 rounded-card border border-line/70 bg-surface px-4 py-3 shadow-card group-open:mb-3">
        <span className="min-w-0 grow">
          <h3 className="text-lg">{group.heading}</h3>
          <span className="text-ink-soft text-sm tabular-nums">{folded}</span>
        </span>
        <ChevronDown size={20} className="shrink-0 text-ink-soft transition-transform group-open:rotate-180" />
      </summary>
      {open ? <Rows {...group} /> : null}
    </details>
  )
}

function Rows({ callId, heading, people, office }: Omit<RollGroupProps, 'folded'>) {
  return (
    <List label={heading}>
      {people.map(person => (
        <RollRow
          key={person.memberId}
          person={person}
          href={office ? paths.person(callId, person.memberId) : undefined}
        />
      ))}
    </List>
  )
}
