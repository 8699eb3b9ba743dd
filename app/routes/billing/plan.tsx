import { useLoaderData } from '@remix-run/react'
import DoorClosed from 'lucide-react/icons/door-closed'
import FileText from 'lucide-react/icons/file-text'
import FolderDown from 'lucide-react/icons/folder-down'
import ReceiptText from 'lucide-react/icons/receipt-text'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { billingDetailsOf } from '#tenants/billing/details.server.ts'
import { addDays, daysUntilErasure } from '#tenants/billing/lifecycle.ts'
import { planStanding } from '#tenants/billing/plan-standing.server.ts'
import { readWhatWasPaid } from './arrival.server.ts'
import { ClosedCard } from './closed-card.tsx'
import { paths } from './paths.ts'
import { PlanCard } from './plan-card.tsx'
import { StandingList } from './standing-list.tsx'
import { UsageCard } from './usage-card.tsx'

export const loader = load('billing:manage', async ({ school, resolved, url, t }) => {
  if (url.searchParams.has('paid')) {
    await readWhatWasPaid(school)
    throw redirectWithToast(paths.plan(), t('billing.paid'))
  }
  const [standing, details] = await Promise.all([planStanding(school), billingDetailsOf(school)])
  return {
    title: t('billing.title'),
    plan: resolved.facts.plan,
    held: resolved.facts.stateReason,
    today: school.today(),
    keptUntil: standing.closedOn && addDays(standing.closedOn, daysUntilErasure),
    detailsOf: details?.legalName ?? null,
    standing,
  }
})

export const meta = titled

export default function Plan() {
  const { t } = useLanguage()
  const { title, plan, held, today, keptUntil, detailsOf, standing } = useLoaderData<typeof loader>()
  const closed = standing.state === 'closed'
  return (
    <>
      <PageHeader
        title={title}
        text={t('billing.text')}
        back={standing.state === 'suspended' || closed ? undefined : { href: '/settings', label: t('billing.back') }}
      />
      <div className="flex flex-col gap-8">
        {closed && keptUntil ? <ClosedCard today={today} keptUntil={keptUntil} /> : null}
        <div className="grid gap-5 lg:grid-cols-2">
          <PlanCard plan={plan} held={held} today={today} standing={standing} />
          <UsageCard usage={standing.usage} />
        </div>
        {closed ? null : (
          <section>
            <SectionHeader title={t('billing.more')} />
            <List>
              <ListRow
                href={paths.invoices()}
                lead={<RowIcon icon={ReceiptText} tone="accent" />}
                title={t('billing.invoices.title')}
                text={t('billing.invoices.row')}
              />
              <ListRow
                href={paths.details()}
                lead={<RowIcon icon={FileText} tone="accent" />}
                title={t('billing.details.title')}
                text={detailsOf ?? t('billing.details.none')}
              />
              <ListRow
                href={paths.export()}
                lead={<RowIcon icon={FolderDown} tone="accent" />}
                title={t('export.title')}
                text={t('billing.export_row')}
              />
              <ListRow
                href={paths.closing()}
                lead={<RowIcon icon={DoorClosed} tone="neutral" />}
                title={t('billing.closing.title')}
                text={t('billing.closing.row')}
              />
            </List>
          </section>
        )}
        <section>
          <SectionHeader title={t('billing.history.title')} />
          <StandingList entries={standing.history} />
        </section>
      </div>
    </>
  )
}
