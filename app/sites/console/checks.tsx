import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { latestChecks } from '#tenants/self-check/results.server.ts'
import { paths } from './paths.ts'
import { CheckTable } from './ui/check-table.tsx'

const shown = 60

export const loader = load('console:view', async ({ t }) => ({
  title: t('console.checks.title'),
  checks: (await latestChecks(shown)).map(({ startedAt, outcome, tables, probes, probesAtRows, findings, id }) => ({
    id,
    startedAt: startedAt.toISOString(),
    outcome,
    tables,
    probes,
    probesAtRows,
    findings,
  })),
}))

export const meta = titled

export default function Checks() {
  const t = useT()
  const { title, checks } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('console.checks.text')}
        back={{ href: paths.queue(), label: t('console.queue.title') }}
      />
      {checks.length > 0 ? (
        <CheckTable checks={checks} />
      ) : (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('console.checks.empty')}
          text={t('console.checks.empty_text')}
        />
      )}
    </>
  )
}
