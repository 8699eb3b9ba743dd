import Download from 'lucide-react/icons/download'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ShownProblem } from './shown.server.ts'

/** Every problem by line and column, in the words of somebody who will mend it in the spreadsheet. */
export function ProblemTable({ problems, count, file }: { problems: ShownProblem[]; count: number; file: string }) {
  const t = useT()
  return (
    <section>
      <SectionHeader
        title={t('people.import.problems', { count })}
        text={t('people.import.problems_text')}
        action={
          <Button href={file} plain variant="secondary" size="sm" icon={Download}>
            {t('people.import.problems_file')}
          </Button>
        }
      />
      <Table
        caption={t('people.import.problems', { count })}
        rows={problems}
        rowId={({ line, field, kind }) => `${line} ${field} ${kind}`}
        columns={[
          {
            id: 'line',
            header: t('people.import.line'),
            main: true,
            cell: ({ line, letters }) => `${t('people.import.line_of', { line })}${letters ? ` · ${letters}` : ''}`,
          },
          { id: 'field', header: t('people.import.column'), cell: ({ field }) => t(`people.import.field.${field}`) },
          {
            id: 'written',
            header: t('people.import.written'),
            cell: ({ written }) => <span className="break-all">{written || '–'}</span>,
          },
          { id: 'kind', header: t('people.import.wrong'), cell: ({ kind }) => t(`people.import.problem.${kind}`) },
        ]}
      />
      {count > problems.length ? (
        <p className="mt-3 px-1 text-ink-soft text-sm">{t('people.import.more', { count: count - problems.length })}</p>
      ) : null}
    </section>
  )
}
