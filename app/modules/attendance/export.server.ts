import { csvOf } from '#app/platform/csv.ts'
import type { Translate } from '#app/platform/i18n/translate.ts'
import type { School } from '#tenants/school.server.ts'
import { classMonth } from './month.server.ts'
import type { Settings } from './settings.ts'

/** A class's month as a table for spreadsheets, in the reader's words. @throws Problem not_found */
export async function exportMonth(
  school: School,
  settings: Settings,
  classId: string,
  month: string,
  t: Translate,
): Promise<string> {
  const { days, rows } = await classMonth(school, settings, classId, month)
  const sums = ['present', 'missed', 'late', 'rate'] as const
  const head = [t('attendance.month.child'), ...days, ...sums.map(sum => t(`attendance.month.${sum}`))]
  const lines = rows.map(({ name, cells, present, excused, absent, late, rate }) => [
    name,
    ...days.map(day => {
      const cell = cells[day]
      return cell ? t(`attendance.month.word.${cell}`) : ''
    }),
    present,
    excused + absent,
    late,
    rate === null ? '' : Math.round(rate * 1000) / 1000,
  ])
  return csvOf([head, ...lines])
}
