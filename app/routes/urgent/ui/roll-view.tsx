import { type ReactNode, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { List } from '#app/ui/list.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { type Standing, standings } from '#tenants/urgent/roll.ts'
import { paths } from '../paths.ts'
import type { ShownRoll } from '../roll-shown.server.ts'
import { RollRow } from './roll-row.tsx'

export interface RollViewProps {
  callId: string
  roll: ShownRoll
  office: boolean
  /** What can be done, between the counts and the people. */
  acts?: ReactNode
}

/** Who has answered, by class, what worries first; the counts on top choose whom to see. */
export function RollView({ callId, roll: { sums, groups }, office, acts }: RollViewProps) {
  const t = useT()
  const [only, setOnly] = useState<Standing | null>(null)
  const title = t(office ? 'urgent.roll.title' : 'urgent.roll.own_classes')
  const answered = sums.safe + sums.help + sums.received
  if (sums.total === 0)
    return office ? <EmptyState title={t('urgent.roll.none')} text={t('urgent.roll.none_text')} /> : null
  const shown = groups
    .map(({ name, staff, people, ...group }) => ({
      ...{ ...group, heading: name || t(staff ? 'urgent.roll.staff' : 'urgent.roll.no_class') },
      people: people.filter(({ standing }) => !only || standing === only),
    }))
    .filter(({ people }) => people.length > 0)
  const needy = new Map(
    groups.flatMap(({ people }) =>
      people.filter(({ standing }) => standing === 'help').map(each => [each.memberId, each]),
    ),
  )
  // Who needs help is not looked for in their class.
  const first = { id: 'help', heading: t('urgent.standing.help'), people: [...needy.values()] }
  return (
    <section aria-label={title} className="flex flex-col gap-5">
      <div aria-live="polite" className="flex flex-col gap-3">
        <h2 className="text-2xl tabular-nums">{t('urgent.roll.progress', { answered, total: sums.total })}</h2>
        {office ? null : <p className="-mt-2 text-ink-soft">{title}</p>}
        {sums.help > 0 ? (
          <Banner tone="danger" title={t('urgent.roll.need_help', { count: sums.help })} />
        ) : answered === sums.total ? (
          <Banner tone="ok">{t('urgent.roll.all_answered')}</Banner>
        ) : null}
      </div>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('urgent.roll.filter')}</legend>
        <Chip kind="toggle" selected={only === null} onToggle={() => setOnly(null)}>
          {`${t('urgent.roll.all')} · ${sums.total}`}
        </Chip>
        {standings
          .filter(standing => sums[standing] > 0 || standing === only)
          .map(standing => (
            <Chip
              key={standing}
              kind="toggle"
              selected={only === standing}
              onToggle={on => setOnly(on ? standing : null)}
            >
              {`${t(`urgent.standing.${standing}`)} · ${sums[standing]}`}
            </Chip>
          ))}
      </fieldset>
      {acts}
      {shown.length === 0 ? <p className="text-ink-soft">{t('urgent.roll.nobody')}</p> : null}
      {(only === null && needy.size > 0 ? [first, ...shown] : shown).map(({ id, heading, people }) => (
        <section key={`${id} ${heading}`}>
          <SectionHeader title={heading} level={3} />
          <List label={heading}>
            {people.map(person => (
              <RollRow
                key={person.memberId}
                person={person}
                href={office ? paths.person(callId, person.memberId) : undefined}
              />
            ))}
          </List>
        </section>
      ))}
    </section>
  )
}
