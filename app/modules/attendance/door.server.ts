import { and, asc, eq } from 'drizzle-orm'
import type { PickupRefusalReason } from '#db/attendance-words.ts'
import type { Queries } from '#db/client.server.ts'
import { attendanceDays, attendanceMarks, pickupPersons, pickupRefusals } from '#db/schema/attendance.ts'
import { guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '#tenants/actor.ts'
import { courtOrdersOf } from '#tenants/people/court-orders.server.ts'
import type { Relation } from '#tenants/people/rights.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { HandoverInput, RefusalInput } from './forms.ts'
import { markWith, type Taker } from './marking.server.ts'
import { codeCheck, codesOf } from './pickup-code.server.ts'
import { type PickupPerson, personsOf, pickupChild } from './pickup-person.server.ts'
import { type Barrier, barrierOf, decidesOn, isValidOn } from './pickup-policy.ts'
import type { Settings } from './settings.ts'
import { takerNames } from './taken-by.server.ts'

/** A guardian of the child as staff meet them at the door. */
export interface DoorGuardian {
  memberId: string
  name: string
  relation: Relation
  /** Why the child is not given to them; null if it is. */
  barrier: Barrier | null
  /** What was ordered, for staff to read before they speak. */
  courtOrder: string | null
}

/** Who may take a child along now, and who may not. */
export interface Door {
  child: { id: string; name: string; shortName: string; photoId: string | null }
  guardians: DoorGuardian[]
  /** `valid` is false for those whose days have not begun, or who were added by somebody who decides no longer. */
  persons: (PickupPerson & { valid: boolean })[]
  /** Names for which a code is out today, not used yet. */
  expected: string[]
  /** The child has left: when (ISO instant) and with whom, where that was said. */
  gone: { at: string | null; with: string | null } | null
}

/**
 * Everything that staff need when somebody stands at the door for a child.
 * @throws Problem not_found for a child out of the actor's sight
 */
export async function readDoor(school: School, childId: string): Promise<Door> {
  const today = school.today()
  const orders = await courtOrdersOf(school, childId)
  const [child, guardians, deciders, persons, codes, gone] = await Promise.all([
    pickupChild(school, childId),
    doorGuardians(school, childId, orders),
    school.read(q => decidersOf(q, childId, orders, today)),
    personsOf(school, childId),
    codesOf(school, childId),
    goneToday(school, childId),
  ])
  return {
    child: { id: child.id, name: child.name, shortName: child.shortName, photoId: child.photoId },
    guardians,
    persons: persons.map(person => ({ ...person, valid: isValidOn(person, today) && deciders.has(person.addedBy) })),
    expected: codes
      .filter(({ day, used, madeBy }) => day === today && !used && deciders.has(madeBy))
      .map(({ personName }) => personName),
    gone,
  }
}

/** Why a child is not handed over: nobody's right is missing for 'gone', it has left already. */
export type HandoverRefusal = PickupRefusalReason | 'gone'

/**
 * Gives a child to a guardian, an authorised person or whoever shows a code, and keeps who it was. Rights are those of this
 * moment, whatever stood on the page. Sent twice, it is one.
 * @returns null, or why not; who was refused is then kept
 * @throws Problem not_found (a child that is not the actor's; somebody who has nothing to do with the child), rate_limited
 */
export async function handOver(
  school: School,
  settings: Settings,
  childId: string,
  { markId, taker, takerId, code }: HandoverInput,
): Promise<HandoverRefusal | null> {
  await pickupChild(school, childId)
  const tries = { 'pickup_try.member': memberOf(school.actor) }
  const takerIn = await takerOf(school, childId, { taker, takerId, code }, tries)
  try {
    await markWith(school, settings, { childId, markId, state: 'left' }, async (tx, stands) => {
      if (stands === 'left') throw new NotGiven('gone')
      const given = await takerIn(tx)
      if ('refused' in given) throw new NotGiven(given.refused)
      return given
    })
  } catch (error) {
    if (!(error instanceof NotGiven)) throw error
    if (error.why !== 'gone')
      await keepRefusal(
        school,
        { refusedBy: memberOf(school.actor) },
        childId,
        markId,
        error.why,
        taker === 'code' ? {} : { taker, takerId },
      )
    return error.why
  }
  return null
}

/**
 * Keeps that somebody came who may not take the child, and tells the office and the child's teachers. Sent twice, it is one.
 * @throws Problem not_found (a child out of sight; somebody who has nothing to do with it, or may take it)
 */
export async function refuse(school: School, childId: string, { refusalId, ...who }: RefusalInput): Promise<void> {
  await pickupChild(school, childId)
  const takerIn = await takerOf(school, childId, who, {})
  const given = await school.read(takerIn)
  const why = found('refused' in given ? given.refused : undefined)
  await keepRefusal(school, { refusedBy: memberOf(school.actor) }, childId, refusalId, why, who)
}

/** Ends a write in which a child would have been handed over. */
export class NotGiven extends Error {
  override name = 'NotGiven'
  constructor(readonly why: HandoverRefusal) {
    super(why)
  }
}

type Who = { taker: HandoverInput['taker']; takerId?: string | undefined; code?: string | undefined }
type TakerIn = (tx: Queries) => Promise<Taker | { refused: PickupRefusalReason }>

/**
 * Prepares, before the write, what is asked within it: keys cannot be fetched there.
 * @param tries whose tries at codes are counted
 * @throws Problem rate_limited
 */
export async function takerOf(
  school: School,
  childId: string,
  { taker, takerId = '', code = '' }: Who,
  tries: Parameters<typeof codeCheck>[2],
): Promise<TakerIn> {
  const today = school.today()
  const orders = await courtOrdersOf(school, childId)
  if (taker === 'code') {
    const check = await codeCheck(school, code, tries)
    return async tx => {
      const checked = await check(tx, childId, today, await decidersOf(tx, childId, orders, today))
      return 'refused' in checked ? checked : { pickedUpByCode: checked.codeId }
    }
  }
  if (taker === 'person')
    return async tx => {
      const rows = await tx
        .select()
        .from(pickupPersons)
        .where(and(eq(pickupPersons.id, takerId), eq(pickupPersons.childId, childId)))
      const person = found(rows[0])
      const deciders = await decidersOf(tx, childId, orders, today)
      const given = isValidOn(person, today) && deciders.has(person.addedBy)
      return given ? { pickedUpByPerson: takerId } : { refused: 'not_valid' }
    }
  return async tx => {
    const rows = await tx
      .select()
      .from(guardianships)
      .where(and(eq(guardianships.memberId, takerId), eq(guardianships.childId, childId)))
    const barrier = barrierOf(found(rows[0]), orders.has(takerId), today)
    return barrier ? { refused: barrier } : { pickedUpByMember: takerId }
  }
}

/**
 * Keeps that somebody was not given a child, and has staff told. Sent twice, it is one.
 * @param door the one of the staff who stood there, or the kiosk
 */
export async function keepRefusal(
  school: School,
  door: { refusedBy: string } | { kioskId: string },
  childId: string,
  id: string,
  why: PickupRefusalReason,
  { taker, takerId }: { taker?: Who['taker']; takerId?: string | undefined },
): Promise<void> {
  await school.write(async tx => {
    const kept = await tx
      .insert(pickupRefusals)
      .values({
        ...{ id, childId, why, day: school.today(), ...door },
        memberId: taker === 'guardian' ? takerId : null,
        personId: taker === 'person' ? takerId : null,
      })
      .onConflictDoNothing()
      .returning({ id: pickupRefusals.id })
    // A mistyped code is no stranger at the door.
    if (kept.length > 0 && taker) await tx.record('attendance.pickup_refused', { refusalId: id })
  })
}

/** Members whose word on who else may take the child holds on a day. */
async function decidersOf(
  q: Queries,
  childId: string,
  orders: ReadonlyMap<string, string>,
  today: string,
): Promise<Set<string>> {
  const rows = await q.select().from(guardianships).where(eq(guardianships.childId, childId))
  const deciding = rows.filter(row => decidesOn(row, orders.has(row.memberId), today))
  return new Set(deciding.map(({ memberId }) => memberId))
}

async function doorGuardians(
  school: School,
  childId: string,
  orders: ReadonlyMap<string, string>,
): Promise<DoorGuardian[]> {
  const today = school.today()
  const rows = await school.read(q =>
    q
      .select({ guardianship: guardianships, name: members.name })
      .from(guardianships)
      .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
      .where(eq(guardianships.childId, childId))
      .orderBy(asc(guardianships.createdAt), asc(guardianships.id)),
  )
  return rows
    .map(({ guardianship, name }) => ({
      memberId: guardianship.memberId,
      name,
      relation: guardianship.relation,
      barrier: barrierOf(guardianship, orders.has(guardianship.memberId), today),
      courtOrder: orders.get(guardianship.memberId) ?? null,
      ended: guardianship.endedAt !== null,
    }))
    .filter(({ ended, courtOrder }) => !ended || courtOrder !== null)
    .map(({ ended: _, ...guardian }) => guardian)
}

async function goneToday(school: School, childId: string): Promise<Door['gone']> {
  const rows = await school.read(q =>
    q
      .select({ leftAt: attendanceDays.leftAt, mark: attendanceMarks })
      .from(attendanceDays)
      .innerJoin(
        attendanceMarks,
        and(eq(attendanceMarks.schoolId, attendanceDays.schoolId), eq(attendanceMarks.id, attendanceDays.markId)),
      )
      .where(
        and(
          eq(attendanceDays.childId, childId),
          eq(attendanceDays.day, school.today()),
          eq(attendanceDays.state, 'left'),
        ),
      ),
  )
  const [row] = rows
  if (!row) return null
  const names = await takerNames(school, [row.mark])
  return { at: row.leftAt?.toISOString() ?? null, with: names.get(row.mark.id) ?? null }
}
