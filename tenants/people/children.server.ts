import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { children, enrolments, type LeavingReason } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { childPortraits } from '#db/schema/portraits.ts'
import { retentionNotices } from '#db/schema/retention.ts'
import { requirePlaces } from '../billing/usage.server.ts'
import { publish } from '../bus.server.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { spellNow } from './directory/spelt.server.ts'
import { enrolledOn, hereOn } from './enrolled.ts'
import { portraitId } from './portrait.server.ts'

export interface ChildInput {
  firstName: string
  lastName: string
  callName?: string | undefined
  /** ISO date. */
  birthDate?: string | undefined
}

export interface ChildSummary {
  id: string
  firstName: string
  lastName: string
  callName: string | null
  birthDate: string | null
  /** The child's last day, ISO date; past or announced. */
  leftOn: string | null
  /** The file of its portrait. */
  photoId: string | null
  classes: { id: string; name: string }[]
}

/** Children the reader may see, by first name, with the classes they are in today. */
export async function childrenOf(
  school: School,
  filter: { classId?: string | undefined } = {},
): Promise<ChildSummary[]> {
  const today = school.today()
  const rows = await school.read(q =>
    q
      .select({ child: children, photoId: childPortraits.mediaId, classId: classes.id, className: classes.name })
      .from(children)
      .leftJoin(
        enrolments,
        and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id), enrolledOn(today)),
      )
      .leftJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .leftJoin(
        childPortraits,
        and(eq(childPortraits.schoolId, children.schoolId), eq(childPortraits.childId, children.id)),
      )
      .where(and(hereOn(today), filter.classId ? eq(classes.id, filter.classId) : undefined))
      .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id), asc(classes.name)),
  )
  const byId = new Map<string, ChildSummary>()
  for (const { child, photoId, classId, className } of rows) {
    const summary = byId.get(child.id) ?? summaryOf(child, photoId, [])
    if (classId && className) summary.classes.push({ id: classId, name: className })
    byId.set(child.id, summary)
  }
  return [...byId.values()]
}

/** One child with its classes. @throws Problem not_found */
export async function childOf(school: School, childId: string): Promise<ChildSummary> {
  const [rows, inClasses] = await school.read(q =>
    Promise.all([
      q.select({ child: children, photoId: portraitId }).from(children).where(eq(children.id, childId)),
      q
        .select({ id: classes.id, name: classes.name })
        .from(enrolments)
        .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
        .where(and(eq(enrolments.childId, childId), enrolledOn(school.today())))
        .orderBy(asc(classes.name)),
    ]),
  )
  const { child, photoId } = found(rows[0])
  return summaryOf(child, photoId, inClasses)
}

/**
 * Takes a child in, into a class from today. The id is the browser's, so that a double click takes in one.
 * @throws Problem not_found for a class that is not there or closed, plan_needed when the plan holds no more children
 */
export async function admitChild(school: School, childId: string, input: ChildInput, classId: string): Promise<string> {
  await school.write(async tx => {
    tx.afterCommit(() => publish('class', school.id))
    await requireOpenClass(tx, classId)
    const [there] = await tx.select({ id: children.id }).from(children).where(eq(children.id, childId))
    if (!there) await requirePlaces(tx, school, 1)
    const rows = await tx
      .insert(children)
      .values({ id: childId, ...input })
      .onConflictDoNothing()
      .returning({ id: children.id })
    if (rows.length > 0) await tx.insert(enrolments).values({ childId, classId, startsOn: school.today() })
    await spellNow(tx, [childId])
  })
  return childId
}

/** Corrects a child's names or birth date. @throws Problem not_found */
export async function correctChild(school: School, childId: string, input: ChildInput): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .update(children)
      .set({ ...input, callName: input.callName ?? null, birthDate: input.birthDate ?? null })
      .where(eq(children.id, childId))
      .returning({ id: children.id })
    found(rows[0])
    await spellNow(tx, [childId])
  })
}

/**
 * Moves a child to another class from today; the old enrolment ends yesterday and stays on record.
 * @throws Problem not_found (child or open class), conflict for a child that has left or is leaving: it comes back first
 */
export async function moveChild(school: School, childId: string, classId: string): Promise<void> {
  const today = school.today()
  await school.write(async tx => {
    tx.afterCommit(() => publish('class', school.id))
    if ((await lockChild(tx, childId)).leftOn) throw new Problem('conflict', 'the child leaves')
    await requireOpenClass(tx, classId)
    const now = await tx
      .select()
      .from(enrolments)
      .where(and(eq(enrolments.childId, childId), enrolledOn(today)))
    for (const enrolment of now) {
      if (enrolment.classId === classId) continue
      // Moved twice on one day: the class of an hour was never a class of a day.
      if (enrolment.startsOn === today) await tx.delete(enrolments).where(eq(enrolments.id, enrolment.id))
      else
        await tx
          .update(enrolments)
          .set({ endsOn: sql`${today}::date - 1` })
          .where(eq(enrolments.id, enrolment.id))
    }
    if (now.some(enrolment => enrolment.classId === classId)) return
    // A change of years that is to come keeps its day: the child goes on from the new class.
    const endsOn = now.find(enrolment => enrolment.endsOn)?.endsOn
    await tx.insert(enrolments).values({ childId, classId, startsOn: today, endsOn })
  })
}

/**
 * Lets a child leave at the end of a day (ISO date), today, past or announced; its record stays by the retention rule.
 * Said again with another day or reason, these hold.
 * @throws Problem not_found, conflict for a day before the child came into its class
 */
export async function releaseChild(
  school: School,
  childId: string,
  lastDay: string,
  because?: LeavingReason,
): Promise<void> {
  await school.write(async tx => {
    tx.afterCommit(() => publish('class', school.id))
    const { leftOn } = await lockChild(tx, childId)
    // A class that the child would only have come into later: it leaves before that.
    await tx
      .delete(enrolments)
      .where(
        and(eq(enrolments.childId, childId), gt(enrolments.startsOn, lastDay), gt(enrolments.startsOn, school.today())),
      )
    const open = await openEnrolments(tx, childId, leftOn, lastDay)
    if (open.some(enrolment => enrolment.startsOn > lastDay)) throw new Problem('conflict', 'left before it came')
    await tx
      .update(children)
      .set({ leftOn: lastDay, leftBecause: because ?? null })
      .where(eq(children.id, childId))
    for (const { id } of open) await tx.update(enrolments).set({ endsOn: lastDay }).where(eq(enrolments.id, id))
    // Its records have another day now, of which nobody has been told.
    await tx.delete(retentionNotices).where(eq(retentionNotices.childId, childId))
  })
}

/** Takes a child's leaving back, as if it had not been said: it stays in the class that it was in. @throws Problem not_found, plan_needed */
export async function keepChild(school: School, childId: string): Promise<void> {
  await school.write(async tx => {
    tx.afterCommit(() => publish('class', school.id))
    const { leftOn } = await lockChild(tx, childId)
    if (!leftOn) return
    if (leftOn <= school.today()) await requirePlaces(tx, school, 1)
    const open = await openEnrolments(tx, childId, leftOn)
    await tx.update(children).set({ leftOn: null, leftBecause: null }).where(eq(children.id, childId))
    for (const { id } of open) await tx.update(enrolments).set({ endsOn: null }).where(eq(enrolments.id, id))
    await tx.delete(retentionNotices).where(eq(retentionNotices.childId, childId))
  })
}

async function lockChild(tx: Write, childId: string): Promise<typeof children.$inferSelect> {
  const rows = await tx.select().from(children).where(eq(children.id, childId)).for('update')
  return found(rows[0])
}

/**
 * The enrolments that end with the child's leaving: those without an end, or whose end was the leaving said before, or comes
 * after its last day.
 */
const openEnrolments = (q: Queries, childId: string, leftOn: string | null, lastDay?: string) =>
  q
    .select({ id: enrolments.id, startsOn: enrolments.startsOn })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.childId, childId),
        or(
          leftOn ? eq(enrolments.endsOn, leftOn) : isNull(enrolments.endsOn),
          lastDay ? gt(enrolments.endsOn, lastDay) : undefined,
        ),
      ),
    )

/** Holds the class until commit, so that it is not closed under the child coming in. */
async function requireOpenClass(tx: Write, classId: string): Promise<void> {
  const rows = await tx
    .select({ id: classes.id })
    .from(classes)
    .where(and(eq(classes.id, classId), isNull(classes.closedAt)))
    .for('share')
  found(rows[0])
}

function summaryOf(
  child: typeof children.$inferSelect,
  photoId: string | null,
  inClasses: ChildSummary['classes'],
): ChildSummary {
  const { id, firstName, lastName, callName, birthDate, leftOn } = child
  return { id, firstName, lastName, callName, birthDate, leftOn, photoId, classes: inClasses }
}
