import { useLoaderData } from '@remix-run/react'
import { Temporal } from 'temporal-polyfill'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { notesOf } from '#tenants/billing/stripe/notes.server.ts'
import { invoicesOfSchool } from '#tenants/billing/transfer/invoice-lists.server.ts'
import { environment, originOf } from '#tenants/config.server.ts'
import { monthOf } from '#tenants/figures/months.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { readOperatorLog } from '#tenants/operator-log.server.ts'
import { may } from '#tenants/permissions.ts'
import { schoolOverview } from '#tenants/school-overview.server.ts'
import { grantsFor } from '#tenants/support/visiting.server.ts'
import { useCharts } from './figure-charts.server.ts'
import { Facts } from './ui/facts.tsx'
import { Figures } from './ui/figures.tsx'
import { rowOf } from './ui/invoice-row.ts'
import { LogList } from './ui/log-list.tsx'
import { OpenGrants } from './ui/open-grants.tsx'
import { PlanForms } from './ui/plan-forms.tsx'
import { SchoolHeader } from './ui/school-header.tsx'
import { SchoolMoney } from './ui/school-money.tsx'
import { SchoolUse } from './ui/school-use.tsx'

export const loader = load('console:view', async ({ params, operator, t, locale }) => {
  const schoolId = idFrom(params.schoolId)
  const [{ school, figures, domains, modules, use }, grants, history, notes, invoices] = await Promise.all([
    schoolOverview(schoolId),
    grantsFor(operator.identityId, schoolId),
    readOperatorLog({ schoolId, limit: 50 }),
    notesOf(schoolId),
    invoicesOfSchool(schoolId),
  ])
  const today = Temporal.Now.plainDateISO(school.timeZone).toString()
  return {
    title: school.name,
    school,
    figures,
    use: useCharts(use, monthOf(today), { t, locale }),
    domains,
    modules: modules.map(id => ({ id, name: t(`${id}.name` as MessageKey) })),
    grants,
    history,
    notes,
    invoices: invoices.map(invoice => rowOf({ invoice, school: null }, today)),
    address: originOf(`${school.slug}.${environment().ROOT_DOMAIN}`),
    today,
    mayOperate: may(operator.role, 'console:operate'),
    me: operator.identityId,
  }
})

export const meta = titled

export default function School() {
  const t = useT()
  const { school, figures, use, domains, modules, grants, history, notes, invoices, address, today, mayOperate, me } =
    useLoaderData<typeof loader>()
  const suspended = school.state === 'suspended'
  return (
    <>
      <SchoolHeader {...{ school, figures, address, mayOperate }} />
      <div className="flex flex-col gap-8">
        {suspended && (
          <Banner tone="danger" title={t('console.suspended.title')}>
            <span className="whitespace-pre-line break-words">{school.stateReason}</span>
          </Banner>
        )}
        <Figures figures={figures} plan={school.plan} />
        <SchoolUse use={use} />
        <div className="grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <section aria-labelledby="facts">
            <SectionHeader id="facts" title={t('console.school.facts')} />
            <Facts {...{ school, domains, modules, address }} />
          </section>
          {mayOperate && !suspended && (
            <section aria-labelledby="plan">
              <SectionHeader id="plan" title={t('console.school.plan_and_trial')} />
              <PlanForms school={school} today={today} />
            </section>
          )}
        </div>
        <section aria-labelledby="support">
          <SectionHeader id="support" title={t('console.support.title')} />
          <OpenGrants school={school} grants={grants} />
        </section>
        <SchoolMoney invoices={invoices} notes={notes} />
        <section aria-labelledby="history">
          <SectionHeader id="history" title={t('console.school.history')} />
          {history.length > 0 ? <LogList entries={history} me={me} /> : <Card>{t('console.school.no_history')}</Card>}
        </section>
      </div>
    </>
  )
}
