import { useLoaderData } from '@remix-run/react'
import { Temporal } from 'temporal-polyfill'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { erasureOverview } from '#tenants/erasure/overview.server.ts'
import { paths } from './paths.ts'
import { ClosedTable, ErasedTable } from './ui/erasure-tables.tsx'

export const loader = load('console:view', async ({ t }) => ({
  title: t('console.erasures.title'),
  today: Temporal.Now.plainDateISO('UTC').toString(),
  ...(await erasureOverview()),
}))

export const meta = titled

export default function Erasures() {
  const t = useT()
  const { title, today, closed, erased } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('console.erasures.text')}
        back={{ href: paths.schools(), label: t('console.school.back') }}
      />
      <div className="flex flex-col gap-8">
        <section>
          <SectionHeader title={t('console.erasures.closed')} />
          <ClosedTable rows={closed} today={today} />
        </section>
        <section>
          <SectionHeader title={t('console.erasures.erased')} />
          <ErasedTable rows={erased} />
        </section>
      </div>
    </>
  )
}
