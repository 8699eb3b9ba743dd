import { and, asc, eq, isNull } from 'drizzle-orm'
import { attendanceDays } from '#db/schema/attendance.ts'
import { kioskArrivals, kiosks } from '#db/schema/attendance-kiosks.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { kioskOf, memberOf } from '#tenants/actor.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { NotGiven } from './door.server.ts'
import type { KioskArrivalInput } from './kiosk-forms.ts'
import { assertKnown } from './kiosk-room.server.ts'
import { markWith } from './marking.server.ts'
import { madeAt } from './policy.ts'
import { expectedOn, ofDay, ofEnrolment } from './presence.server.ts'
import { dayAt } from './school-day.server.ts'
import type { Settings } from './settings.ts'

/** A child that came, as somebody said at a kiosk without a network. Instants are ISO. */
export interface KioskArrival {
  id: string
  childName: string
  kioskName: string
  arrivedAt: string
}

/**
 * Keeps what was said at a kiosk without a network: a child has come, and nobody knows who said so. It is no mark, or a child that
 * is missing would count as here. Sent twice, it is one.
 * @returns null, or 'other_day' for what is not of the day on which it was said by the kiosk's own clock
 * @throws Problem not_found for a child of none of the kiosk's classes
 */
export async function keepArrival(
  school: School,
  { arrivalId, childId, day, waited }: KioskArrivalInput,
  receivedAt: number = Date.now(),
): Promise<'other_day' | null> {
  await assertKnown(school, childId)
  const arrivedAt = madeAt(waited, receivedAt)
  if (dayAt(school, arrivedAt) !== day) return 'other_day'
  await school.asSystem().write(async tx => {
    const kept = await tx
      .insert(kioskArrivals)
      .values({ id: arrivalId, kioskId: kioskOf(school.actor), childId, day, arrivedAt: new Date(arrivedAt) })
      .onConflictDoNothing()
      .returning({ id: kioskArrivals.id })
    if (kept.length > 0) await tx.announce('attendance', childId, { childIds: [childId] })
  })
  return null
}

/** What staff of a class are still to say of today's arrivals; children that were marked meanwhile need nobody's word. */
export async function openArrivals(school: School, classId: string): Promise<KioskArrival[]> {
  const today = school.today()
  const rows = await school.read(q =>
    q
      .selectDistinct({
        id: kioskArrivals.id,
        arrivedAt: kioskArrivals.arrivedAt,
        kioskName: kiosks.name,
        child: { firstName: children.firstName, lastName: children.lastName, callName: children.callName },
        state: attendanceDays.state,
      })
      .from(kioskArrivals)
      .innerJoin(kiosks, and(eq(kiosks.schoolId, kioskArrivals.schoolId), eq(kiosks.id, kioskArrivals.kioskId)))
      .innerJoin(children, and(eq(children.schoolId, kioskArrivals.schoolId), eq(children.id, kioskArrivals.childId)))
      .innerJoin(enrolments, ofEnrolment)
      .leftJoin(attendanceDays, ofDay(today))
      .where(
        and(
          eq(kioskArrivals.day, today),
          isNull(kioskArrivals.answer),
          eq(enrolments.classId, classId),
          expectedOn(today),
        ),
      )
      .orderBy(asc(kioskArrivals.arrivedAt), asc(kioskArrivals.id)),
  )
  return rows
    .filter(({ state }) => state !== 'present' && state !== 'left')
    .map(({ id, arrivedAt, kioskName, child }) => ({
      ...{ id, kioskName },
      childName: shortNameOf(child),
      arrivedAt: arrivedAt.toISOString(),
    }))
}

/**
 * One of the staff has seen that the child is here, or that it is not. Seen, it is marked with the time at which it came; a second
 * answer changes nothing.
 * @throws Problem not_found
 */
export async function answerArrival(
  school: School,
  settings: Settings,
  arrivalId: string,
  answer: 'seen' | 'not_seen',
): Promise<void> {
  const answeredBy = memberOf(school.actor)
  const arrival = await school.write(async tx => {
    const [own] = await tx.select().from(kioskArrivals).where(eq(kioskArrivals.id, arrivalId))
    const { childId } = found(own)
    const answered = await tx
      .update(kioskArrivals)
      .set({ answer, answeredBy })
      .where(and(eq(kioskArrivals.id, arrivalId), isNull(kioskArrivals.answer)))
      .returning()
    if (answered.length > 0) await tx.announce('attendance', childId, { childIds: [childId] })
    return own
  })
  // Asked for again after a crash between the two, it is marked then: the mark has the arrival's id.
  if (!arrival || answer !== 'seen' || arrival.day !== school.today() || arrival.answer === 'not_seen') return
  const mark = { childId: arrival.childId, markId: arrivalId, state: 'present' as const }
  try {
    await markWith(school, settings, { ...mark, arrivedAt: arrival.arrivedAt.getTime() }, async (_, stands) => {
      if (stands === 'present' || stands === 'left') throw new NotGiven('gone')
      return { kioskId: arrival.kioskId }
    })
  } catch (error) {
    // Somebody has marked the child meanwhile; that stands.
    if (!(error instanceof NotGiven)) throw error
  }
}
