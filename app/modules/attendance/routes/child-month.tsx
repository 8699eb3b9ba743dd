import { useLoaderData } from '@remix-run/react'
import { formatMonth } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { SiblingSwitch } from '#app/platform/sibling-switch.tsx'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { siblingsOf } from '#tenants/people/own-children.server.ts'
import { may } from '#tenants/permissions.ts'
import { monthOf } from '../forms.ts'
import { childMonth } from '../history.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { ChildDays } from '../ui/child-days.tsx'
import { MonthSteps } from '../ui/month-steps.tsx'

export const loader = load('attendance:view', async ({ school, actor, resolved, params, url }) => {
  const today = school.today()
  const { month, isLast } = monthOf(url, today)
  const [child, siblings] = await Promise.all([
    childMonth(school, settingsOf(resolved), idFrom(params.childId), month),
    siblingsOf(school),
  ])
  return {
    child,
    siblings,
    today,
    isLast,
    mayCorrect: may(actor.role, 'attendance:mark'),
    title: child.name,
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function ChildMonthPage() {
  const { t, locale } = useLanguage()
  const { child, siblings, today, isLast, mayCorrect } = useLoaderData<typeof loader>()
  const { id, name, month } = child
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={formatMonth(locale, month)}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
        actions={<MonthSteps month={month} isLast={isLast} path={at => paths.child(id, at)} />}
      />
      <SiblingSwitch
        siblings={siblings}
        chosen={id}
        hrefOf={other => paths.child(other, month)}
        allHref={paths.today()}
      />
      <ChildDays child={child} today={today} mayCorrect={mayCorrect} />
    </>
  )
}
