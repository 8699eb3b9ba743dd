import { and, eq, inArray } from 'drizzle-orm'
import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { children } from '#db/schema/children.ts'
import { doses, medicationAnswers, medicationOrders } from '#db/schema/health-medication.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { entryWord } from './dose-policy.ts'
import { doseField } from './medication-rows.server.ts'
import { paths } from './paths.ts'

const icon = 'heart-pulse'
type Order = typeof medicationOrders.$inferSelect
type Answer = typeof medicationAnswers.$inferSelect
type Dose = typeof doses.$inferSelect

/** Whose medicine it is about, and never which: mails lie open longer than a page does. */
export const medicationTexts: NotificationTexts = {
  'health.medication_signed': ofOrders(({ t }, name) => t('health.notice.signed', { name })),
  'health.medication_ended': ofOrders(({ t }, name) => t('health.notice.ended', { name })),
  'health.medication_answered': ofOrders(({ t }, name, _order, answer) =>
    t(answer?.answer === 'declined' ? 'health.notice.declined' : 'health.notice.accepted', { name }),
  ),
  'health.package_expires': ofOrders(expiryOf),
  'health.package_expired': ofOrders(expiryOf),
  'health.medication_ends': ofOrders(({ t, locale }, name, { untilDay }) =>
    t('health.notice.ends', { name, day: formatDay(locale, untilDay, 'short') }),
  ),
  'health.dose_logged': ofDoses(({ t, locale, school }, name, { at }, word) =>
    t(`health.notice.${word}`, { name, time: formatMoment(locale, school.facts.timeZone, at) }),
  ),
  'health.dose_unwitnessed': ofDoses(({ t, locale, school }, name, { at }) =>
    t('health.notice.unwitnessed', { name, time: formatMoment(locale, school.facts.timeZone, at) }),
  ),
}

function expiryOf({ t, locale }: NotificationReader, name: string, { expiresOn }: Order): string {
  return t('health.notice.expires', { name, day: formatDay(locale, expiresOn, 'short') })
}

function ofOrders(say: (reader: NotificationReader, name: string, order: Order, answer: Answer | null) => string) {
  return async (reader: NotificationReader, orderIds: readonly string[]): Promise<Map<string, NotificationText>> => {
    const rows = await reader.school.read(q =>
      q
        .select({ order: medicationOrders, answer: medicationAnswers, child: children })
        .from(medicationOrders)
        .innerJoin(
          children,
          and(eq(children.schoolId, medicationOrders.schoolId), eq(children.id, medicationOrders.childId)),
        )
        .leftJoin(
          medicationAnswers,
          and(
            eq(medicationAnswers.schoolId, medicationOrders.schoolId),
            eq(medicationAnswers.orderId, medicationOrders.id),
          ),
        )
        .where(inArray(medicationOrders.id, [...orderIds])),
    )
    return new Map(
      rows.map(({ order, answer, child }) => {
        const title = say(reader, shortNameOf(child), order, answer)
        return [order.id, { title, href: paths.medicationOrder(order.id), icon }]
      }),
    )
  }
}

function ofDoses(
  say: (reader: NotificationReader, name: string, dose: Dose, word: ReturnType<typeof entryWord>) => string,
) {
  return async (reader: NotificationReader, doseIds: readonly string[]): Promise<Map<string, NotificationText>> => {
    const rows = await reader.school.read(q =>
      q
        .select({ dose: doses, child: children })
        .from(doses)
        .innerJoin(children, and(eq(children.schoolId, doses.schoolId), eq(children.id, doses.childId)))
        .where(inArray(doses.id, [...doseIds])),
    )
    const sealer = await sealFor(reader.school, 'health')
    return new Map(
      await Promise.all(
        rows.map(async ({ dose, child }) => {
          const { off = null } = JSON.parse(await sealer.open(doseField(dose.id), dose.wordsSealed))
          const title = say(reader, shortNameOf(child), dose, entryWord({ kind: dose.kind, off }))
          return [dose.id, { title, href: paths.medicationOrder(dose.orderId), icon }] as const
        }),
      ),
    )
  }
}
