import { and, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { medicationAnswers, medicationEnds, medicationOrders } from '#db/schema/health-medication.ts'
import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { type Dose, type Slot, slotStates, slotsOn } from './dose-policy.ts'
import type { MedicationOrder } from './medication.ts'
import { doseRows, dosesOfOrders, openDoses, openOrders, orderRows } from './medication-rows.server.ts'
import { classRoster, type RosterChild } from './roster.server.ts'
import { momentAt } from './school-clock.server.ts'

/** An order in use today, with what is due of it and what was given. */
export interface OrderToday {
  order: MedicationOrder
  slots: Slot[]
  /** Of today, the newest first. */
  log: Dose[]
}
/** A child with orders today; null where the office has given no reason. */
export interface ChildToday extends RosterChild {
  orders: OrderToday[] | null
  /** Orders that nobody of the staff has answered yet. */
  waiting: MedicationOrder[]
}

/**
 * What is due today in a class, the most pressing first; a look a day at every child that has an order. Only these are counted by
 * the brake.
 * @param now milliseconds
 * @throws Problem not_found, braked
 */
export async function classMedication(
  school: School,
  classId: string,
  now: number = Date.now(),
): Promise<{ id: string; name: string; children: ChildToday[] }> {
  const { id, name, children } = await classRoster(school, classId)
  const { day } = momentAt(school, now)
  const roster = children.map(child => child.id)
  const concerned = new Set(await withOrders(school, roster, day))
  const childIds = children.flatMap(child => (concerned.has(child.id) ? [child.id] : []))
  if (childIds.length === 0) return { id, name, children: [] }
  await passBrake(school, childIds)
  const reasons = isOffice(school.actor.role)
    ? await school.read(q => reasonsGiven(q, school, childIds, 'medication'))
    : new Set(childIds)
  const open = childIds.filter(childId => reasons.has(childId))
  await school.write(tx => noteLook(tx, school, open, 'medication', 'day'))
  const orders = await ordersOn(school, open, now)
  const rows = children.flatMap((child): ChildToday[] => {
    if (!concerned.has(child.id)) return []
    if (!reasons.has(child.id)) return [{ ...child, orders: null, waiting: [] }]
    const own = orders.filter(({ order }) => order.childId === child.id)
    const waiting = own.flatMap(({ order }) => (order.answer ? [] : [order]))
    const inUse = own.filter(({ slots }) => slots.length > 0)
    return inUse.length + waiting.length > 0 ? [{ ...child, orders: inUse, waiting }] : []
  })
  return { id, name, children: rows.sort((one, other) => urgencyOf(one) - urgencyOf(other)) }
}

const urgencyOf = ({ orders, waiting }: ChildToday): number =>
  Math.min(
    waiting.length > 0 ? 2 : slotStates.length,
    ...(orders ?? []).flatMap(({ slots }) => slots.map(({ state }) => slotStates.indexOf(state))),
  )

/** Children with an order that is in use on a day (ISO date) or waits for an answer. */
async function withOrders(school: School, childIds: readonly string[], day: string): Promise<string[]> {
  if (childIds.length === 0) return []
  const rows = await school.read(q => openRows(q, childIds, day))
  return [...new Set(rows.map(({ order }) => order.childId))]
}

const openRows = (q: Pick<Queries, 'select'>, childIds: readonly string[], day: string) =>
  orderRows(q, and(inArray(medicationOrders.childId, [...childIds]), openOn(day)))

/** Of orders: not ended, not over and not declined. */
const openOn = (day: string) => and(isNull(medicationEnds.id), gte(medicationOrders.untilDay, day))

/** Orders of children that are open, with what of each is due at an instant and what was given that day. Reads as the actor. */
export async function ordersOn(school: School, childIds: readonly string[], now: number): Promise<OrderToday[]> {
  if (childIds.length === 0) return []
  const moment = momentAt(school, now)
  const sealer = await sealFor(school, 'health')
  const [orders, log] = await school.read(async q => {
    const rows = await openRows(q, childIds, moment.day)
    const ids = rows.map(({ order }) => order.id)
    return [rows, ids.length > 0 ? await doseRows(q, dosesOfOrders(ids, moment.day)) : []] as const
  })
  const [opened, given] = await Promise.all([openOrders(sealer, orders), openDoses(sealer, log)])
  return opened
    .filter(({ answer }) => answer?.answer !== 'declined')
    .map(order => {
      const own = given.filter(({ orderId }) => orderId === order.id)
      return { order, log: own, slots: slotsOn(order, own, moment) }
    })
}

/** Children of the actor's with an order that is in use today; nothing of it is opened. */
export async function childrenInUse(school: School): Promise<string[]> {
  const today = school.today()
  const rows = await school.read(q =>
    q
      .selectDistinct({ childId: medicationOrders.childId })
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
      .where(and(openOn(today), lte(medicationOrders.fromDay, today))),
  )
  return rows.map(({ childId }) => childId)
}
