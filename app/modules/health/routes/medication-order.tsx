import { useLoaderData } from '@remix-run/react'
import { AskedEnd } from '#app/platform/asked-end.tsx'
import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { slotsOn, witnessStateOf } from '../dose-policy.ts'
import { healthChild } from '../health-child.server.ts'
import { isExpired, orderStateOn } from '../medication.ts'
import { childOfOrder, orderWithLog } from '../medication-orders.server.ts'
import { paths } from '../paths.ts'
import { momentAt } from '../school-clock.server.ts'
import { DoseLog } from '../ui/dose-log.tsx'
import { OrderCard } from '../ui/medication-card.tsx'
import { SlotButtons } from '../ui/slot-buttons.tsx'
import { orderTone } from '../ui/tones.ts'

export const loader = load('health:view', async request => {
  const { school, params, locale } = request
  const orderId = idFrom(params.orderId)
  const childId = await childOfOrder(school, orderId)
  await openSensitive(request, childId, 'medication')
  const [child, { order, files, log }] = await Promise.all([
    healthChild(school, childId),
    orderWithLog(school, childId, orderId),
  ])
  const moment = momentAt(school, Date.now())
  return {
    ...{ child, order, files, zone: school.facts.timeZone },
    log: log.map(dose => ({ ...dose, witnessed: witnessStateOf(dose, moment.now) })),
    slots: slotsOn(order, log, moment),
    state: orderStateOn(order, moment.day),
    expired: isExpired(order, moment.day),
    words: attachmentWords(locale),
    title: order.medicine,
  }
})

export const meta = titled

/** An order with all that it says, and every dose that was given by it. */
export default function Order() {
  const t = useT()
  const { child, order, files, log, slots, state, expired, zone, words, title } = useLoaderData<typeof loader>()
  const back = { href: paths.medication(child.id), label: t('health.medication.of', { name: child.shortName }) }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} text={child.name} back={back} />
      <div className="flex flex-col gap-8">
        <Card className="flex flex-col gap-5">
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={orderTone[state]}>{t(`health.order.${state}`)}</Badge>
            {expired ? <Badge tone="danger">{t('health.medication.is_expired')}</Badge> : null}
          </div>
          <OrderCard order={order} zone={zone} />
          <AttachmentList attachments={files} words={words} />
          {child.staff && state === 'waiting' ? (
            <Button href={paths.medicationAnswer(order.id)} block>
              {t('health.medication.answer')}
            </Button>
          ) : null}
          {child.staff ? <SlotButtons orderId={order.id} slots={slots} /> : null}
          {!child.staff && child.mayEnter && ['in_use', 'waiting', 'later'].includes(state) ? (
            <AskedEnd
              variant="danger-soft"
              action={paths.medicationEnding(order.id)}
              label={t('health.medication.end')}
              title={t('health.medication.end_title', { medicine: order.medicine })}
              text={t('health.medication.end_text')}
            />
          ) : null}
        </Card>
        <section>
          <SectionHeader title={t('health.dose_log.title')} />
          <DoseLog log={log} staff={child.staff} zone={zone} />
        </section>
      </div>
    </div>
  )
}
