import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import type { NoticeLevel } from '#db/schema/notices.ts'
import type { ChildState, GuardianState } from '../responses.server.ts'

/** Every child with its guardians, by name: who has read the notice and answered its newest wording, and who has not. */
export function RecordedList({ level, states }: { level: NoticeLevel; states: readonly ChildState[] }) {
  const { t, locale } = useLanguage()
  if (states.length === 0) return null
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const rows = states.toSorted((a, b) => compare(a.name, b.name))
  const columns = ['child', 'guardian', 'read', ...(level === 'read' ? [] : [level])] as const
  return (
    <section>
      <h2 className="mb-2.5 text-lg">{t('notices.record.list')}</h2>
      <Card flush className="overflow-x-auto print:overflow-visible print:rounded-none print:border-0">
        <table className="w-full border-collapse text-start text-sm">
          <thead>
            <tr className="border-line border-b">
              {columns.map(column => (
                <th key={column} scope="col" className="px-4 py-2.5 text-start font-bold text-ink-soft print:px-1">
                  {t(`notices.record.column_${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map(({ childId, name, guardians }) => (
            <tbody key={childId} className="border-line/70 border-b">
              {guardians.length > 0 ? (
                guardians.map((guardian, index) => (
                  <tr key={guardian.memberId}>
                    {index === 0 ? <ChildCell name={name} rows={guardians.length} /> : null}
                    <GuardianCells guardian={guardian} level={level} />
                  </tr>
                ))
              ) : (
                <tr>
                  <ChildCell name={name} rows={1} />
                  <td colSpan={columns.length - 1} className="px-4 py-2 text-ink-soft print:px-1">
                    {t('notices.responses.no_guardian')}
                  </td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      </Card>
    </section>
  )
}

function ChildCell({ name, rows }: { name: string; rows: number }) {
  return (
    <th scope="rowgroup" rowSpan={rows} className="px-4 py-2 text-start align-top font-bold print:px-1">
      {name}
    </th>
  )
}

function GuardianCells({ guardian, level }: { guardian: GuardianState; level: NoticeLevel }) {
  const { t, locale, timeZone } = useLanguage()
  const { name, may, readAt, answeredAt } = guardian
  const time = (at: string | null) => (at ? formatMoment(locale, timeZone, at) : '–')
  return (
    <>
      <td className="px-4 py-2 align-top print:px-1">{name}</td>
      <td className="px-4 py-2 align-top tabular-nums print:px-1">{time(readAt)}</td>
      {level === 'read' ? null : (
        <td className="px-4 py-2 align-top tabular-nums print:px-1">
          {may || answeredAt ? time(answeredAt) : t('notices.state.may_not')}
        </td>
      )}
    </>
  )
}
