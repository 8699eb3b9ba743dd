import { useLoaderData } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { formatMonth } from '../clock.ts'
import { monthOf } from '../forms.ts'
import { childMonth } from '../history.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { ChildDays } from '../ui/child-days.tsx'
import { MonthSteps } from '../ui/month-steps.tsx'

export const loader = load('attendance:view', async ({ school, actor, resolved, params, url }) => {
  const today = school.today()
  const { month, isLast } = monthOf(url, today)
  const child = await childMonth(school, settingsOf(resolved), idFrom(params.childId), month)
  return {
    child,
    today,
    isLast,
    mayCorrect: may(actor.role, 'attendance:mark'),
    title: child.name,
  }
})

export const meta = titled

export default function ChildMonthPage() {
  const { t, locale } = useLanguage()
  const { child, today, isLast, mayCorrect } = useLoaderData<typeof loader>()
  const { id, name, month } = child
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={formatMonth(locale, month)}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
        actions={<MonthSteps month={month} isLast={isLast} path={at => paths.child(id, at)} />}
      />
      <ChildDays child={child} today={today} mayCorrect={mayCorrect} />
    </>
  )
}
