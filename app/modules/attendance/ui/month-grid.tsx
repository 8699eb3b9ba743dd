import clsx from 'clsx'
import { capital } from '#app/platform/i18n/capital.ts'
import { formatDay, formatMonth } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { TONE_SOFT, type Tone } from '#app/ui/tone.ts'
import { formatShare } from '../clock.ts'
import type { Cell, ClassMonth } from '../month.server.ts'
import { paths } from '../paths.ts'
import { shownDays } from '../shown-days.ts'

export const cellTone: Record<Cell, Tone> = { here: 'ok', late: 'warn', excused: 'info', absent: 'danger' }
const cells = ['here', 'late', 'excused', 'absent'] as const

/** A class’s month: children down, days across; scrolls sideways under the names on a phone, with the words that are only for screen readers. */
export function MonthGrid({ sheet }: { sheet: ClassMonth }) {
  const { t, locale } = useLanguage()
  const { name, month, rows } = sheet
  const shown = shownDays(sheet)
  return (
    <>
      <ul aria-label={t('attendance.month.legend')} className="mb-4 flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {cells.map(cell => (
          <li key={cell} className="flex items-center gap-2">
            <Sign cell={cell} />
            {t(`attendance.month.word.${cell}`)}
          </li>
        ))}
      </ul>
      <section
        aria-label={t('attendance.month.caption', { class: name, month: formatMonth(locale, month) })}
        className="relative overflow-x-auto rounded-card border border-line/70 bg-surface shadow-card"
      >
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-line border-b bg-sunken/60 text-ink-soft">
              <th
                scope="col"
                className="sticky start-0 z-1 whitespace-nowrap bg-sunken px-4 py-2.5 text-start font-bold"
              >
                {capital(t('attendance.month.child'))}
              </th>
              {shown.map(day => (
                <th key={day} scope="col" className="min-w-9 px-0.5 py-2.5 font-bold tabular-nums">
                  <span aria-hidden="true">{Number(day.slice(8))}</span>
                  <span className="sr-only">{formatDay(locale, day)}</span>
                </th>
              ))}
              {(['present', 'missed', 'late', 'rate'] as const).map(sum => (
                <th key={sum} scope="col" className="whitespace-nowrap px-3 py-2.5 text-end font-bold">
                  {t(`attendance.month.${sum}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line/70">
            {rows.map(({ childId, name, cells, present, excused, absent, late, rate }) => (
              <tr key={childId}>
                <th
                  scope="row"
                  className="sticky start-0 z-1 min-w-28 max-w-36 bg-surface px-4 text-start font-bold sm:max-w-none sm:whitespace-nowrap"
                >
                  <Anchor
                    href={paths.child(childId, month)}
                    className="flex min-h-12 items-center leading-tight hover:underline"
                  >
                    {name}
                  </Anchor>
                </th>
                {shown.map(day => {
                  const cell = cells[day]
                  return (
                    <td key={day} className="px-0.5 text-center">
                      {cell ? <Sign cell={cell} /> : null}
                    </td>
                  )
                })}
                <td className="px-3 text-end tabular-nums">{present}</td>
                <td className="px-3 text-end tabular-nums">{excused + absent}</td>
                <td className="px-3 text-end tabular-nums">{late}</td>
                <td className="px-3 text-end font-bold tabular-nums">
                  {rate === null ? t('attendance.child.none') : formatShare(locale, rate)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Sign({ cell }: { cell: Cell }) {
  const { t } = useLanguage()
  return (
    <span
      className={clsx(
        'inline-grid size-7 place-items-center rounded-small font-extrabold text-xs',
        TONE_SOFT[cellTone[cell]],
      )}
    >
      <span aria-hidden="true">{t(`attendance.month.short.${cell}`)}</span>
      <span className="sr-only">{t(`attendance.month.word.${cell}`)}</span>
    </span>
  )
}
