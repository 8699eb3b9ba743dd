import { and, desc, eq, inArray, isNotNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { children } from '#db/schema/children.ts'
import { healthMeasurements } from '#db/schema/health-measurements.ts'
import { members } from '#db/schema/members.ts'
import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { type Sealer, sealFor } from '#tenants/vault.server.ts'
import { type Birth, birthRow, openBirth } from './birth.server.ts'
import { assertMayEnter } from './conditions.server.ts'
import { looksLikePounds, type MeasuredValues, type Measurement, measures } from './measurement.ts'
import type { MeasurementInput } from './measurement-forms.ts'
import { classRoster, type RosterChild } from './roster.server.ts'

/** Why a measurement is not kept. */
export type MeasurementRefusal = 'future' | 'unborn' | 'changed' | 'pounds'

const field = (rowId: string) => ({ table: 'health_measurements', column: 'values_sealed', rowId })
const later = alias(healthMeasurements, 'later')

/**
 * Keeps a measurement, or the correction of one; a correction without any value takes it back. Sent twice, it is one.
 * @returns null, or why it is refused; `changed` when another has corrected the same
 * @throws Problem not_found for a child that is not the actor's, or that a guardian does not decide for
 */
export async function saveMeasurement(school: School, input: MeasurementInput): Promise<MeasurementRefusal | null> {
  const { measurementId: id, childId, day, height, lying, weight, head, visionLeft, visionRight, replaces } = input
  if (day > school.today()) return 'future'
  const sealer = await sealFor(school, 'health')
  const values: MeasuredValues = { height, lying, weight, head, visionLeft, visionRight }
  const valuesSealed = measures.every(measure => values[measure] === null)
    ? null
    : sealer.seal(field(id), JSON.stringify(values))
  const last = weight === null || replaces ? null : await lastWeight(school, sealer, childId)
  if (weight !== null && looksLikePounds(last, weight)) return 'pounds'
  return school.write(async tx => {
    await assertMayEnter(tx, school, childId)
    const [child] = await tx.select({ birthDate: children.birthDate }).from(children).where(eq(children.id, childId))
    if ((found(child).birthDate ?? '') > day) return 'unborn'
    if (replaces) {
      const [old] = await tx.select().from(healthMeasurements).where(eq(healthMeasurements.id, replaces))
      found(old?.childId === childId || undefined)
    }
    const kept = await tx
      .insert(healthMeasurements)
      .values({ id, childId, day, valuesSealed, measuredBy: memberOf(school.actor), replaces: replaces ?? null })
      .onConflictDoNothing()
      .returning({ id: healthMeasurements.id })
    if (kept.length === 0) {
      const [same] = await tx
        .select({ id: healthMeasurements.id })
        .from(healthMeasurements)
        .where(eq(healthMeasurements.id, id))
      return same ? null : 'changed'
    }
    await tx.announce('health', childId, { childIds: [childId] })
    return null
  })
}

/**
 * A child's measurements that stand, the newest first, and what is known of its birth. Staff leave a look; the page has asked for the
 * reason (`openSensitive`).
 * @throws Problem not_found for a child out of the actor's sight; braked
 */
export async function measurementsOf(
  school: School,
  childId: string,
): Promise<{ measurements: Measurement[]; birth: Birth | null }> {
  await passBrake(school, [childId])
  const sealer = await sealFor(school, 'health')
  const read = (q: Pick<Write, 'select'>) => Promise.all([standing(q, [childId]), birthRow(q, childId)])
  const [rows, birth] = isStaff(school.actor.role)
    ? await school.write(async tx => (await Promise.all([read(tx), noteLook(tx, school, [childId], 'growth')]))[0])
    : await school.read(read)
  return { measurements: await opened(sealer, rows), birth: await openBirth(sealer, birth) }
}

/** Of which child a measurement is. @throws Problem not_found */
export async function childOfMeasurement(school: School, measurementId: string): Promise<string> {
  const [row] = await school.read(q =>
    q
      .select({ childId: healthMeasurements.childId })
      .from(healthMeasurements)
      .where(eq(healthMeasurements.id, measurementId)),
  )
  return found(row).childId
}

/** A child of a class on a measuring day. */
export interface MeasuredChild extends RosterChild {
  /** What was measured today already; null where nothing was. */
  today: Measurement | null
  /** The one before, to be compared with; the office sees it where it gave a reason. */
  before: Measurement | null
}

/** A class to be measured: who was already, and what each measured before. @throws Problem not_found, braked */
export async function measuringDay(
  school: School,
  classId: string,
): Promise<{ id: string; name: string; day: string; children: MeasuredChild[] }> {
  const roster = await classRoster(school, classId)
  const day = school.today()
  const childIds = roster.children.map(({ id }) => id)
  if (childIds.length === 0) return { ...roster, day, children: [] }
  await passBrake(school, childIds)
  const sealer = await sealFor(school, 'health')
  const [rows, reasons] = await school.write(tx =>
    Promise.all([
      standing(tx, childIds),
      isOffice(school.actor.role) ? reasonsGiven(tx, school, childIds, 'growth') : null,
      noteLook(tx, school, childIds, 'growth', 'day'),
    ]),
  )
  const shown = rows.filter(
    ({ row }) => reasons === null || reasons.has(row.childId) || row.measuredBy === school.actor.memberId,
  )
  const all = await Promise.all(
    roster.children.map(async child => {
      const own = await opened(
        sealer,
        shown.filter(({ row }) => row.childId === child.id),
      )
      return {
        ...child,
        today: own.find(each => each.day === day) ?? null,
        before: own.find(each => each.day < day) ?? null,
      }
    }),
  )
  return { ...{ id: roster.id, name: roster.name }, day, children: all }
}

/** What was not corrected or taken back, the newest first. */
const standing = (q: Pick<Write, 'select'>, childIds: readonly string[]) =>
  q
    .select({ row: healthMeasurements, by: members.name })
    .from(healthMeasurements)
    .leftJoin(
      members,
      and(eq(members.schoolId, healthMeasurements.schoolId), eq(members.id, healthMeasurements.measuredBy)),
    )
    .where(
      and(
        inArray(healthMeasurements.childId, [...childIds]),
        isNotNull(healthMeasurements.valuesSealed),
        notExists(
          q
            .select({ one: sql`1` })
            .from(later)
            .where(and(eq(later.schoolId, healthMeasurements.schoolId), eq(later.replaces, healthMeasurements.id))),
        ),
      ),
    )
    .orderBy(desc(healthMeasurements.day), desc(healthMeasurements.id))
type Row = Awaited<ReturnType<typeof standing>>[number]

const opened = (sealer: Sealer, rows: readonly Row[]): Promise<Measurement[]> =>
  Promise.all(
    rows.map(async ({ row, by }) => ({
      ...{ id: row.id, day: row.day, by: by ?? '' },
      values: JSON.parse(await sealer.open(field(row.id), row.valuesSealed ?? '')) as MeasuredValues,
    })),
  )

async function lastWeight(school: School, sealer: Sealer, childId: string): Promise<number | null> {
  const rows = await opened(sealer, await school.read(q => standing(q, [childId])))
  return rows.flatMap(({ values }) => values.weight ?? [])[0] ?? null
}
