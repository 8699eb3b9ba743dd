import { and, eq } from 'drizzle-orm'
import { pickupCodes } from '#db/schema/attendance.ts'
import { courtOrders, guardianships } from '#db/schema/children.ts'
import { kioskOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { keepRefusal, NotGiven, takerOf } from './door.server.ts'
import { provenBy } from './kiosk-code.server.ts'
import type { KioskMarkInput } from './kiosk-forms.ts'
import { assertKnown } from './kiosk-room.server.ts'
import { keepSignature } from './kiosk-signature.server.ts'
import { markWith, type Taker } from './marking.server.ts'
import { bringsOn } from './pickup-policy.ts'
import type { Settings } from './settings.ts'

/** What a kiosk says to a mark. `staff` is all that is said to whoever may not take a child. */
export type KioskAnswer = 'done' | 'already' | 'staff' | 'wrong_code' | 'again' | 'sign'

/**
 * Takes an adult's word at a kiosk that a child comes or goes. Their rights are those of this moment, asked within the write, as at
 * the door. Sent twice, it is one.
 * @returns 'again' where nobody has said who they are, or too long ago; 'sign' where the school wants a signature and there is none;
 *   'already' for a child that is where it would be
 * @throws Problem not_found (a child of none of the kiosk's classes), rate_limited (codes)
 */
export async function markAtKiosk(school: School, settings: Settings, form: KioskMarkInput): Promise<KioskAnswer> {
  const { markId, childId, state, proof, code, signature } = form
  const kioskId = kioskOf(school.actor)
  await assertKnown(school, childId)
  const inside = school.asSystem()
  const memberId = proof === undefined ? null : await provenBy(inside, kioskId, proof)
  if (code === undefined && memberId === null) return 'again'
  if (settings.kioskSignature && !signature) return 'sign'
  const who = memberId === null ? { taker: 'code' as const, code } : { taker: 'guardian' as const, takerId: memberId }
  const takerIn = await takerOf(inside, childId, who, { 'pickup_try.kiosk': kioskId })
  try {
    await markWith(inside, settings, { childId, markId, state }, async (tx, stands): Promise<Taker> => {
      if (stands === state) throw new NotGiven('gone')
      if (state === 'present') return bringer(tx, inside, childId, found(memberId), kioskId)
      const given = await takerIn(tx)
      if ('refused' in given) throw new NotGiven(given.refused)
      return { ...given, kioskId, markedBy: memberId ?? (await giverOf(tx, found(given.pickedUpByCode))) }
    })
  } catch (error) {
    if (!(error instanceof NotGiven)) throw error
    if (error.why === 'gone') return 'already'
    const refused = memberId === null ? {} : { taker: 'guardian' as const, takerId: memberId }
    await keepRefusal(inside, { kioskId }, childId, markId, error.why, refused)
    return memberId === null ? 'wrong_code' : 'staff'
  }
  if (signature) await keepSignature(inside, { markId, childId, signature })
  return 'done'
}

async function bringer(tx: Write, inside: School, childId: string, memberId: string, kioskId: string): Promise<Taker> {
  const [rows, orders] = await Promise.all([
    tx
      .select()
      .from(guardianships)
      .where(and(eq(guardianships.childId, childId), eq(guardianships.memberId, memberId))),
    tx
      .select({ id: courtOrders.id })
      .from(courtOrders)
      .where(and(eq(courtOrders.childId, childId), eq(courtOrders.memberId, memberId))),
  ])
  const ordered = orders.length > 0
  if (!bringsOn(found(rows[0]), ordered, inside.today())) throw new NotGiven(ordered ? 'court_order' : 'not_valid')
  return { kioskId, markedBy: memberId }
}

/** On whose word somebody with a code came. */
async function giverOf(tx: Write, codeId: string): Promise<string> {
  const [row] = await tx.select({ madeBy: pickupCodes.madeBy }).from(pickupCodes).where(eq(pickupCodes.id, codeId))
  return found(row).madeBy
}
