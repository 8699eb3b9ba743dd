import { type ReactNode, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { type Standing, silentIn, silentStandings, standings } from '#tenants/urgent/roll.ts'
import type { ShownPerson, ShownRoll } from '../roll-shown.server.ts'
import { RollGroup } from './roll-group.tsx'

export interface RollViewProps {
  callId: string
  roll: ShownRoll
  office: boolean
  /** What can be done, above the people. */
  acts?: ReactNode
}

/** More rows at once are folded by class. */
const mostRows = 60
/** From so many people on one looks for a name. */
const manyPeople = 20

const isSilent = ({ standing }: ShownPerson) => silentStandings.some(each => each === standing)

/** Who has answered, by class, what worries first; the counts on top and a name choose whom to see. */
export function RollView({ callId, roll: { sums, groups }, office, acts }: RollViewProps) {
  const t = useT()
  const [only, setOnly] = useState<Standing | 'silent' | null>(null)
  const [wanted, setWanted] = useState('')
  const title = t(office ? 'urgent.roll.title' : 'urgent.roll.own_classes')
  const silent = silentIn(sums)
  const answered = sums.total - silent
  if (sums.total === 0)
    return office ? <EmptyState title={t('urgent.roll.none')} text={t('urgent.roll.none_text')} /> : null
  const fits = (person: ShownPerson) =>
    (!only || (only === 'silent' ? isSilent(person) : person.standing === only)) &&
    [person.name, ...person.children].some(name => name.toLowerCase().includes(wanted.trim().toLowerCase()))
  const shown = groups
    .map(({ name, staff, people, id }) => ({
      ...{ id, heading: name || t(staff ? 'urgent.roll.staff' : 'urgent.roll.no_class') },
      people: people.filter(fits),
    }))
    .filter(({ people }) => people.length > 0)
  const all = only === null && wanted.trim() === ''
  const needy = new Map(
    groups.flatMap(({ people }) =>
      people.filter(({ standing }) => standing === 'help').map(each => [each.memberId, each]),
    ),
  )
  const folds = shown.reduce((rows, { people }) => rows + people.length, 0) > mostRows
  const saying = (people: readonly ShownPerson[]) =>
    all
      ? t('urgent.roll.progress', {
          answered: people.filter(person => !isSilent(person)).length,
          total: people.length,
        })
      : t('urgent.roll.count', { count: people.length })
  const toggle = (which: Standing | 'silent', label: string, count: number) => (
    <Chip key={which} kind="toggle" selected={only === which} onToggle={on => setOnly(on ? which : null)}>
      {`${label} · ${count}`}
    </Chip>
  )
  return (
    <section aria-label={title} className="flex flex-col gap-5">
      <div aria-live="polite" className="flex flex-col gap-3">
        <h2 className="text-2xl tabular-nums">{t('urgent.roll.progress', { answered, total: sums.total })}</h2>
        {office ? null : <p className="-mt-2 text-ink-soft">{title}</p>}
        {sums.help > 0 ? (
          <Banner tone="danger" title={t('urgent.roll.need_help', { count: sums.help })} />
        ) : silent === 0 ? (
          <Banner tone="ok">{t('urgent.roll.all_answered')}</Banner>
        ) : null}
      </div>
      {acts}
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('urgent.roll.filter')}</legend>
        <Chip kind="toggle" selected={only === null} onToggle={() => setOnly(null)}>
          {`${t('urgent.roll.all')} · ${sums.total}`}
        </Chip>
        {silent > 0 || only === 'silent' ? toggle('silent', t('urgent.roll.silent'), silent) : null}
        {standings
          .filter(standing => sums[standing] > 0 || standing === only)
          .map(standing => toggle(standing, t(`urgent.standing.${standing}`), sums[standing]))}
      </fieldset>
      {sums.total >= manyPeople ? (
        <SearchField label={t('urgent.roll.search')} clearLabel={t('urgent.roll.clear')} onSearch={setWanted} />
      ) : null}
      {shown.length === 0 ? <p className="text-ink-soft">{t('urgent.roll.nobody')}</p> : null}
      {/* Who needs help is not looked for in their class. */}
      {all && needy.size > 0 ? (
        <RollGroup
          {...{ callId, office, folded: undefined, people: [...needy.values()] }}
          heading={t('urgent.standing.help')}
        />
      ) : null}
      {shown.map(({ id, heading, people }) => (
        <RollGroup
          key={`${id} ${heading}`}
          {...{ callId, office, heading, people }}
          folded={folds ? saying(people) : undefined}
        />
      ))}
    </section>
  )
}
