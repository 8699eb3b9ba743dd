import { formatMonth } from '#app/platform/i18n/format.ts'
import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import type { RegisterReader } from '#app/platform/registers.ts'
import { registerFileJob } from './registers-jobs.ts'
import type { RegisterMonth } from './registers-reading.server.ts'

/** Has a register's month made as a PDF for the actor; the same file until something in it changes. */
export const askForRegister = (
  { school, resolved, t, locale }: RegisterReader,
  sheet: RegisterMonth,
): Promise<string> =>
  askForPaper(school, resolved, {
    of: sheet,
    locale,
    name: `${t('health.registers.file', {
      register: sheet.title,
      class: sheet.class.name,
      month: formatMonth(locale, sheet.month),
    })}.pdf`,
    job: registerFileJob.name,
    payload: { classId: sheet.class.id, firstDay: `${sheet.month}-01`, register: sheet.kind },
  })
