import { capital } from '#app/platform/i18n/capital.ts'
import { formatMoment, formatMonth } from '#app/platform/i18n/format.ts'
import type { Paper } from '#app/platform/made-file/paper.ts'
import type { Block, PaperDocument } from '#workers/reports/document.ts'
import { formatInitial, formatShare } from './clock.ts'
import type { ClassMonth, MonthRow } from './month.server.ts'
import { rateOf, weekdayOf } from './policy.ts'
import { isWeekend, shownDays } from './shown-days.ts'

const cells = ['here', 'late', 'excused', 'absent'] as const
const sums = ['present', 'missed', 'late', 'rate'] as const
/** Shares of the width: the child's name, each sum; the days have the rest. */
const [nameShare, sumShare] = [0.2, 0.045]

/** A class's month on paper, as its page shows it: children down, days across, with sums, and lines to sign. */
export function registerSheet(month: ClassMonth, paper: Paper): PaperDocument {
  const { t, locale, timeZone, madeAt, by, house } = paper
  const of = { class: month.name, month: formatMonth(locale, month.month) }
  const time = formatMoment(locale, timeZone, madeAt)
  return {
    title: t('attendance.paper.title'),
    subtitle: t('attendance.paper.of', of),
    lang: locale,
    landscape: true,
    house,
    foot: t('attendance.paper.foot', { ...of, time, name: by }),
    blocks: [
      { kind: 'paragraph', soft: true, text: legend(paper) },
      register(month, paper),
      {
        kind: 'signatures',
        lines: [
          { label: t('attendance.paper.sign', { who: capital(t('attendance.paper.teacher')) }) },
          { label: t('attendance.paper.sign', { who: t('attendance.paper.head') }) },
        ],
      },
    ],
  }
}

const legend = ({ t }: Paper): string =>
  cells.map(cell => `${t(`attendance.month.short.${cell}`)} ${t(`attendance.month.word.${cell}`)}`).join('   ')

function register(month: ClassMonth, paper: Paper): Block {
  const { t, locale } = paper
  const days = shownDays(month)
  const dayShare = (1 - nameShare - sums.length * sumShare) / Math.max(days.length, 1)
  return {
    kind: 'table',
    dense: true,
    total: true,
    columns: [
      { label: capital(t('attendance.month.child')), share: nameShare },
      ...days.map(day => ({
        label: `${Number(day.slice(8))}\n${formatInitial(locale, weekdayOf(day))}`,
        align: 'center' as const,
        share: dayShare,
        shaded: isWeekend(day),
      })),
      ...sums.map(sum => ({ label: t(`attendance.month.${sum}`), align: 'end' as const, share: sumShare })),
    ],
    rows: [
      ...month.rows.map(row => [
        row.name,
        ...days.map(day => {
          const cell = row.cells[day]
          return cell ? t(`attendance.month.short.${cell}`) : ''
        }),
        ...sumsOf(row, paper),
      ]),
      [
        t('attendance.paper.sum'),
        ...days.map(day => `${month.rows.filter(({ cells }) => isHere(cells[day])).length || ''}`),
        ...sumsOf(added(month.rows), { t, locale }),
      ],
    ],
  }
}

type Sums = Pick<MonthRow, 'present' | 'excused' | 'absent' | 'late' | 'rate'>

const sumsOf = (
  { present, excused, absent, late, rate }: Sums,
  { t, locale }: Pick<Paper, 't' | 'locale'>,
): string[] => [
  ...[present, excused + absent, late].map(String),
  rate === null ? t('attendance.child.none') : formatShare(locale, rate),
]

const isHere = (cell: MonthRow['cells'][string] | undefined): boolean => cell === 'here' || cell === 'late'

function added(rows: readonly MonthRow[]): Sums {
  const of = (sum: 'present' | 'excused' | 'absent' | 'late') => rows.reduce((all, row) => all + row[sum], 0)
  const [present, excused, absent, late] = [of('present'), of('excused'), of('absent'), of('late')]
  return { present, excused, absent, late, rate: rateOf({ present, absent: excused + absent }) }
}
