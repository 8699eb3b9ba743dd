import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { schoolPage } from './school-page.server.ts'
import { Facts } from './ui/facts.tsx'
import { Figures } from './ui/figures.tsx'
import { LogList } from './ui/log-list.tsx'
import { OpenGrants } from './ui/open-grants.tsx'
import { PlanForms } from './ui/plan-forms.tsx'
import { SchoolHeader } from './ui/school-header.tsx'
import { SchoolMoney } from './ui/school-money.tsx'
import { SchoolQueue } from './ui/school-queue.tsx'
import { SchoolStanding } from './ui/school-standing.tsx'
import { SchoolUse } from './ui/school-use.tsx'

export const loader = load('console:view', ({ params, operator, t, locale }) =>
  schoolPage(idFrom(params.schoolId), operator, { t, locale }),
)

export const meta = titled

export default function School() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { school, figures, use, domains, modules, grants, history, notes, invoices, address, today, mayOperate, me } =
    data
  const suspended = school.state === 'suspended'
  const closed = school.closedOn !== null
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
          {mayOperate && !suspended && !closed && (
            <section aria-labelledby="plan">
              <SectionHeader id="plan" title={t('console.school.plan_and_trial')} />
              <PlanForms school={school} today={today} />
            </section>
          )}
        </div>
        <SchoolStanding
          {...data.standing}
          {...{ schoolId: school.id, overrideId: data.overrideId, options: data.overridable, today, mayOperate }}
        />
        <section aria-labelledby="support">
          <SectionHeader id="support" title={t('console.support.title')} />
          <OpenGrants school={school} grants={grants} />
        </section>
        <SchoolQueue queue={data.queue} mayOperate={mayOperate} />
        <SchoolMoney invoices={invoices} notes={notes} />
        <section aria-labelledby="history">
          <SectionHeader id="history" title={t('console.school.history')} />
          {history.length > 0 ? <LogList entries={history} me={me} /> : <Card>{t('console.school.no_history')}</Card>}
        </section>
      </div>
    </>
  )
}
