import { eq } from 'drizzle-orm'
import { doses, medicationOrders } from '#db/schema/health-medication.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'
import { guardiansAround, staffAround } from './medication-circle.server.ts'

export const medicationReactions: Reactions = {
  'health.medication_signed': (school, { orderId }) => tellStaff(school, String(orderId), 'health.medication_signed'),
  'health.medication_ended': (school, { orderId }) => tellStaff(school, String(orderId), 'health.medication_ended'),
  'health.medication_answered': async (school, { orderId }) => {
    const childId = await childOf(school, String(orderId))
    if (childId)
      await notify(school, await guardiansAround(school, childId), 'health.medication_answered', String(orderId))
  },
  'health.dose_logged': async (school, { doseId }) => {
    const [dose] = await school.read(q =>
      q
        .select({ childId: doses.childId })
        .from(doses)
        .where(eq(doses.id, String(doseId))),
    )
    if (dose) await notify(school, await guardiansAround(school, dose.childId), 'health.dose_logged', String(doseId))
  },
}

/** Staff of the child's class hear that there is an order to accept, or that one they go by is over. */
async function tellStaff(
  school: School,
  orderId: string,
  kind: 'health.medication_signed' | 'health.medication_ended',
): Promise<void> {
  const childId = await childOf(school, orderId)
  if (childId) await notify(school, await staffAround(school, childId), kind, orderId)
}

async function childOf(school: School, orderId: string): Promise<string | null> {
  const [order] = await school.read(q =>
    q.select({ childId: medicationOrders.childId }).from(medicationOrders).where(eq(medicationOrders.id, orderId)),
  )
  return order?.childId ?? null
}
