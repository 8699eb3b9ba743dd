import { capital } from '#app/platform/i18n/capital.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import type { Translate } from '#app/platform/i18n/translate.ts'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Table } from '#app/ui/table.tsx'
import type { PreviewRow } from '#tenants/people/import/preview.server.ts'
import type { ShownRoster } from './shown.server.ts'

/** Who would come in, as they were read. */
export function NewcomerTable({ rows, count }: { rows: PreviewRow[]; count: number }) {
  const { t, locale } = useLanguage()
  return (
    <section>
      <SectionHeader title={t('people.import.newcomers')} text={t('people.import.newcomers_text')} />
      <Table
        caption={t('people.import.newcomers')}
        rows={rows}
        rowId={({ line }) => String(line)}
        columns={[
          { id: 'name', header: t('people.field.name'), main: true, cell: ({ name }) => name },
          {
            id: 'born',
            header: t('people.field.birthDate'),
            cell: ({ birthDate }) => (birthDate ? formatDay(locale, birthDate, 'short') : '–'),
          },
          { id: 'class', header: capital(t('people.field.class')), cell: ({ className }) => className ?? '–' },
          ...(rows.some(({ tags }) => tags.length > 0) ? [tagColumn(t)] : []),
          {
            id: 'guardians',
            header: t('people.guardians.title'),
            cell: ({ guardians }) => guardians.join(', ') || '–',
          },
          { id: 'line', header: t('people.import.line'), cell: ({ line }) => line, end: true },
        ]}
      />
      {count > rows.length ? (
        <p className="mt-3 px-1 text-ink-soft text-sm">{t('people.import.more', { count: count - rows.length })}</p>
      ) : null}
    </section>
  )
}

const tagColumn = (t: Translate) => ({
  id: 'tags',
  header: t('people.tab.tags'),
  cell: ({ tags }: PreviewRow) => tags.join(', ') || '–',
})

/** Rows that are not made, since the child is there already or stands in the file twice. */
export function LeftOut({ here, twice }: Pick<ShownRoster, 'here' | 'twice'>) {
  const t = useT()
  if (here.count + twice.count === 0) return null
  const more = here.count + twice.count - here.rows.length - twice.rows.length
  return (
    <Card as="section">
      <h2 className="text-lg">{t('people.import.left_out')}</h2>
      <ul className="mt-3 flex flex-col gap-1.5 text-sm">
        {here.rows.map(({ line, name }) => (
          <li key={line}>{t('people.import.is_here', { line, name })}</li>
        ))}
        {twice.rows.map(({ line, name, of }) => (
          <li key={line}>{t('people.import.is_twice', { line, name, of })}</li>
        ))}
        {more > 0 ? <li className="text-ink-soft">{t('people.import.more', { count: more })}</li> : null}
      </ul>
    </Card>
  )
}
