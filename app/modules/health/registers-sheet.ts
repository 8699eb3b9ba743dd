import { formatMoment, formatMonth } from '#app/platform/i18n/format.ts'
import type { Paper } from '#app/platform/made-file/paper.ts'
import type { PaperDocument } from '#workers/reports/document.ts'
import type { RegisterMonth } from './registers-reading.server.ts'

/** A register's month on paper, as its page shows it, with lines to sign. */
export function registerSheet(
  { title, text, class: { name }, month, columns, rows }: RegisterMonth,
  paper: Paper,
): PaperDocument {
  const { t, locale, timeZone, madeAt, by, house } = paper
  const of = { class: name, month: formatMonth(locale, month) }
  return {
    title,
    subtitle: t('health.registers.of', of),
    lang: locale,
    landscape: true,
    house,
    foot: t('health.registers.foot', {
      ...of,
      register: title,
      time: formatMoment(locale, timeZone, madeAt),
      name: by,
    }),
    blocks: [
      { kind: 'paragraph', soft: true, text },
      {
        kind: 'table',
        dense: true,
        columns: columns.map(({ label, share }) => ({ label, ...(share ? { share } : {}) })),
        rows: rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? '')),
      },
      {
        kind: 'signatures',
        lines: [{ label: t('health.registers.sign_teacher') }, { label: t('health.registers.sign_head') }],
      },
    ],
  }
}
