import { useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { paths } from '../paths.ts'
import { rollReport } from '../roll-list.server.ts'
import { RollReport } from '../ui/roll-report.tsx'

export const loader = load('attendance:mark', async ({ school, params, t }) => {
  const { call, groups } = await rollReport(school, idFrom(params.rollCallId))
  return { call: found(call), groups, title: t('attendance.rollcall.report') }
})

export const meta = titled

/** What came of a roll call. */
export default function RollReportPage() {
  const { t, locale, timeZone } = useLanguage()
  const { call, groups, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={formatMoment(locale, timeZone, call.startedAt)}
        back={{ href: paths.rollCall(), label: t('attendance.rollcall.title') }}
      />
      <RollReport call={call} groups={groups} />
    </>
  )
}
