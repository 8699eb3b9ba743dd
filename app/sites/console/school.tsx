import { useLoaderData } from '@remix-run/react'
import ExternalLink from 'lucide-react/icons/external-link'
import { Temporal } from 'temporal-polyfill'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { notesOf } from '#tenants/billing/stripe/notes.server.ts'
import { invoicesOfSchool } from '#tenants/billing/transfer/invoice-lists.server.ts'
import { environment, originOf } from '#tenants/config.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { readOperatorLog } from '#tenants/operator-log.server.ts'
import { may } from '#tenants/permissions.ts'
import { schoolOverview } from '#tenants/school-overview.server.ts'
import { grantsFor } from '#tenants/support/visiting.server.ts'
import { paths } from './paths.ts'
import { Facts } from './ui/facts.tsx'
import { Figures } from './ui/figures.tsx'
import { rowOf } from './ui/invoice-row.ts'
import { LogList } from './ui/log-list.tsx'
import { OpenGrants } from './ui/open-grants.tsx'
import { PlanForms } from './ui/plan-forms.tsx'
import { SchoolMoney } from './ui/school-money.tsx'
import { StateAct } from './ui/state-act.tsx'
import { StateBadge } from './ui/state-badge.tsx'

export const loader = load('console:view', async ({ params, operator, t }) => {
  const schoolId = idFrom(params.schoolId)
  const [{ school, figures, domains, modules }, grants, history, notes, invoices] = await Promise.all([
    schoolOverview(schoolId),
    grantsFor(operator.identityId, schoolId),
    readOperatorLog({ schoolId, limit: 50 }),
    notesOf(schoolId),
    invoicesOfSchool(schoolId),
  ])
  return {
    title: school.name,
    school,
    figures,
    domains,
    modules: modules.map(id => ({ id, name: t(`${id}.name` as MessageKey) })),
    grants,
    history,
    notes,
    invoices: invoices.map(invoice =>
      rowOf({ invoice, school: null }, Temporal.Now.plainDateISO(school.timeZone).toString()),
    ),
    address: originOf(`${school.slug}.${environment().ROOT_DOMAIN}`),
    today: Temporal.Now.plainDateISO(school.timeZone).toString(),
    mayOperate: may(operator.role, 'console:operate'),
    me: operator.identityId,
  }
})

export const meta = titled

export default function School() {
  const t = useT()
  const { school, figures, domains, modules, grants, history, notes, invoices, address, today, mayOperate, me } =
    useLoaderData<typeof loader>()
  const suspended = school.state === 'suspended'
  const closed = school.closedOn !== null
  return (
    <>
      <PageHeader
        back={{ href: paths.schools(), label: t('console.school.back') }}
        title={<span className="break-words">{school.name}</span>}
        eyebrow={<StateBadge state={school.state} />}
        actions={
          <>
            <Button href={address} variant="secondary" icon={ExternalLink} plain target="_blank" rel="noopener">
              {t('console.school.visit')}
            </Button>
            {mayOperate && <StateAct school={school} />}
          </>
        }
      />
      <div className="flex flex-col gap-8">
        {suspended && (
          <Banner tone="danger" title={t('console.suspended.title')}>
            <span className="whitespace-pre-line break-words">{school.stateReason}</span>
          </Banner>
        )}
        <Figures figures={figures} plan={school.plan} />
        <div className="grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <section aria-labelledby="facts">
            <SectionHeader id="facts" title={t('console.school.facts')} />
            <Facts {...{ school, domains, modules, address }} />
          </section>
          {mayOperate && !suspended && !closed && (
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
