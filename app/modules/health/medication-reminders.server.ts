import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { medicationAnswers, medicationEnds, medicationOrders } from '#db/schema/health-medication.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import { guardiansAround, staffAround } from './medication-circle.server.ts'
import { daysAfter, momentAt } from './school-clock.server.ts'

/** Hours of the school's morning in which it is looked for; the later ones for when the first was missed. */
const [firstHour, lastHour] = ['07:00', '09:59'] as const
const soonDays = 14

/**
 * Tells staff of the class and guardians of packages in use that expire within fourteen days, and again by tomorrow, and of orders
 * that end by tomorrow. Each once, however often it is asked.
 * @param school acting as the school itself
 * @param now milliseconds
 */
export async function remindOfMedication(school: School, now: number = Date.now()): Promise<void> {
  const { day, clock } = momentAt(school, now)
  if (clock < firstHour || clock > lastHour) return
  const [tomorrow, soon] = [daysAfter(day, 1), daysAfter(day, soonDays)]
  const rows = await school.read(q =>
    q
      .select({ order: medicationOrders })
      .from(medicationOrders)
      .innerJoin(
        medicationAnswers,
        and(
          eq(medicationAnswers.schoolId, medicationOrders.schoolId),
          eq(medicationAnswers.orderId, medicationOrders.id),
          eq(medicationAnswers.answer, 'accepted'),
        ),
      )
      .leftJoin(
        medicationEnds,
        and(eq(medicationEnds.schoolId, medicationOrders.schoolId), eq(medicationEnds.orderId, medicationOrders.id)),
      )
      .where(
        and(
          isNull(medicationEnds.id),
          gte(medicationOrders.untilDay, day),
          or(lte(medicationOrders.expiresOn, soon), lte(medicationOrders.untilDay, tomorrow)),
        ),
      ),
  )
  for (const { order } of rows) {
    const told = [...(await staffAround(school, order.childId)), ...(await guardiansAround(school, order.childId))]
    if (order.expiresOn <= tomorrow) await notify(school, told, 'health.package_expired', order.id)
    else if (order.expiresOn <= soon) await notify(school, told, 'health.package_expires', order.id)
    if (order.untilDay <= tomorrow) await notify(school, told, 'health.medication_ends', order.id)
  }
}
