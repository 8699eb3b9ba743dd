import { and, eq, isNull } from 'drizzle-orm'
import { v5 as uuidv5 } from 'uuid'
import { courtOrders, guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { kioskOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'
import { keepRefusal } from './door.server.ts'
import { ownerOf, proofFor } from './kiosk-code.server.ts'
import type { IdentificationInput } from './kiosk-forms.ts'
import { whosePin } from './kiosk-pin.server.ts'
import { assertKnown, type KioskChild, kioskChildren } from './kiosk-room.server.ts'
import { barrierOf, bringsOn } from './pickup-policy.ts'

/** Who stands before a kiosk, and for whom; or what it says instead, which is never more than that. */
export type Identified =
  | { kind: 'adult'; name: string; proof: string; children: KioskChild[] }
  | { kind: 'wrong' | 'locked' | 'expired' | 'unknown' | 'staff' }

/**
 * Finds out who stands before a kiosk, by the code on their phone or card or by a PIN, which is tried with one child's adults only.
 * Whom an order names, or whose days are not today, is only sent to the staff; these are told at once, and the kiosk does not know
 * why.
 * @throws Problem not_found for a child that is not the kiosk's
 */
export async function identify(
  school: School,
  { attemptId, code, childId, pin }: IdentificationInput,
): Promise<Identified> {
  const kioskId = kioskOf(school.actor)
  // What follows asks rows that a kiosk never sees. It speaks for the school, of children that the kiosk knows.
  const inside = school.asSystem()
  if (code !== undefined) {
    const owner = await ownerOf(inside, code)
    return typeof owner === 'string' ? { kind: owner } : admit(school, inside, attemptId, owner.memberId)
  }
  await assertKnown(school, childId)
  const adults = await adultsOf(inside, childId)
  const owner = await whosePin(inside, kioskId, adults, pin)
  if (owner === 'several') return { kind: 'staff' }
  return typeof owner === 'string' ? { kind: owner } : admit(school, inside, attemptId, owner.memberId)
}

async function admit(school: School, inside: School, attemptId: string, memberId: string): Promise<Identified> {
  const kioskId = kioskOf(school.actor)
  const today = inside.today()
  const [known, rows] = await Promise.all([kioskChildren(school), rightsOf(inside, memberId)])
  const own = rows.filter(({ rights }) => known.some(({ id }) => id === rights.childId))
  const [name] = own.map(each => each.name)
  for (const { rights, order } of own) {
    const barrier = barrierOf(rights, order !== null, today)
    if (barrier !== 'court_order' && barrier !== 'not_valid') continue
    const refusalId = uuidv5(rights.childId, attemptId)
    const who = { taker: 'guardian' as const, takerId: memberId }
    await keepRefusal(inside, { kioskId }, rights.childId, refusalId, barrier, who)
  }
  const ids = own.flatMap(({ rights, order }) => (bringsOn(rights, order !== null, today) ? [rights.childId] : []))
  if (ids.length === 0 || name === undefined) return { kind: 'staff' }
  return {
    ...{ kind: 'adult', name },
    proof: await proofFor(inside, kioskId, memberId),
    children: known.filter(({ id }) => ids.includes(id)),
  }
}

/** Members whose PIN may be meant: the child's guardians, and those whom an order has made none. */
async function adultsOf(inside: School, childId: string): Promise<string[]> {
  const rows = await inside.read(q =>
    q
      .select({ rights: guardianships, orderId: courtOrders.id })
      .from(guardianships)
      .leftJoin(courtOrders, orderAbout)
      .where(eq(guardianships.childId, childId)),
  )
  return rows.flatMap(({ rights, orderId }) => (rights.endedAt === null || orderId ? [rights.memberId] : []))
}

async function rightsOf(inside: School, memberId: string) {
  const rows = await inside.read(q =>
    q
      .select({ rights: guardianships, name: members.name, order: courtOrders.id })
      .from(guardianships)
      .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
      .leftJoin(courtOrders, orderAbout)
      .where(and(eq(guardianships.memberId, memberId), isNull(members.leftAt))),
  )
  return rows.filter(({ rights, order }) => rights.endedAt === null || order !== null)
}

const orderAbout = and(
  eq(courtOrders.schoolId, guardianships.schoolId),
  eq(courtOrders.childId, guardianships.childId),
  eq(courtOrders.memberId, guardianships.memberId),
)
