import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { healthVaccinations } from '#db/schema/health-vaccinations.ts'
import { members } from '#db/schema/members.ts'
import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { type Sealer, sealFor } from '#tenants/vault.server.ts'
import { assertMayEnter } from './conditions.server.ts'
import { classRoster, type RosterChild } from './roster.server.ts'
import type { Vaccination, VaccinationEntry } from './vaccination.ts'
import type { VaccinationInput } from './vaccination-forms.ts'

/** Why an entry is not kept, each about its day. */
export type VaccinationRefusal = 'future' | 'unborn'

const field = (rowId: string) => ({ table: 'health_vaccinations', column: 'entry_sealed', rowId })

/**
 * Enters a dose that a child was given, or that it is not given a vaccine and why. Sent twice, it is one.
 * @throws Problem not_found for a child that is not the actor's, or that a guardian does not decide for
 */
export async function saveVaccination(
  school: School,
  childId: string,
  { vaccinationId: id, way, vaccine, ...input }: VaccinationInput,
): Promise<VaccinationRefusal | null> {
  const given = way === 'given'
  const day = given ? (input.day ?? null) : null
  if (day && day > school.today()) return 'future'
  const entry: VaccinationEntry = {
    ...{ way, vaccine, day },
    dose: given ? (input.dose ?? null) : null,
    place: given ? (input.place ?? null) : null,
    reason: given ? null : (input.reason ?? null),
  }
  const sealer = await sealFor(school, 'health')
  const entrySealed = sealer.seal(field(id), JSON.stringify(entry))
  return school.write(async tx => {
    await assertMayEnter(tx, school, childId)
    const [child] = await tx.select({ birthDate: children.birthDate }).from(children).where(eq(children.id, childId))
    const { birthDate } = found(child)
    if (day && birthDate && day < birthDate) return 'unborn'
    await tx
      .insert(healthVaccinations)
      .values({ id, childId, entrySealed, writtenBy: memberOf(school.actor) })
      .onConflictDoNothing()
    await tx.announce('health', childId, { childIds: [childId] })
    return null
  })
}

/** Takes a wrong entry back; it stays in the table. A second time changes nothing. @throws Problem not_found */
export async function takeBackVaccination(school: School, vaccinationId: string): Promise<{ childId: string }> {
  return school.write(async tx => {
    const [row] = await tx
      .select({ childId: healthVaccinations.childId })
      .from(healthVaccinations)
      .where(eq(healthVaccinations.id, vaccinationId))
    const { childId } = found(row)
    await assertMayEnter(tx, school, childId)
    await tx
      .update(healthVaccinations)
      .set({ takenBackAt: sql`now()`, takenBackBy: memberOf(school.actor) })
      .where(and(eq(healthVaccinations.id, vaccinationId), isNull(healthVaccinations.takenBackAt)))
    await tx.announce('health', childId, { childIds: [childId] })
    return { childId }
  })
}

/**
 * A child's entries that stand, the newest first. Staff leave a look; the page has asked for the reason (`openSensitive`).
 * @throws Problem not_found for a child out of the actor's sight; braked
 */
export async function vaccinationsOf(school: School, childId: string): Promise<Vaccination[]> {
  await passBrake(school, [childId])
  const sealer = await sealFor(school, 'health')
  const read = (q: Pick<Write, 'select'>) => standing(q, [childId])
  const rows = isStaff(school.actor.role)
    ? await school.write(
        async tx => (await Promise.all([read(tx), noteLook(tx, school, [childId], 'vaccinations')]))[0],
      )
    : await school.read(read)
  const entries = await opened(sealer, rows)
  return entries.sort((one, other) => ((one.day ?? '') < (other.day ?? '') ? 1 : -1))
}

/** A child of a class with what was entered of it; null where the office has given no reason. */
export interface VaccinatedChild extends RosterChild {
  entries: Vaccination[] | null
}

/** A class's entries, for its due list; a look a day at every child. @throws Problem not_found, braked */
export async function classVaccinations(
  school: School,
  classId: string,
): Promise<{ id: string; name: string; children: VaccinatedChild[] }> {
  const roster = await classRoster(school, classId)
  const childIds = roster.children.map(({ id }) => id)
  if (childIds.length === 0) return { ...roster, children: [] }
  await passBrake(school, childIds)
  const sealer = await sealFor(school, 'health')
  const [rows, reasons] = await school.write(tx =>
    Promise.all([
      standing(tx, childIds),
      isOffice(school.actor.role) ? reasonsGiven(tx, school, childIds, 'vaccinations') : null,
      noteLook(tx, school, childIds, 'vaccinations', 'day'),
    ]),
  )
  const all = await Promise.all(
    roster.children.map(async child => {
      const own = rows.filter(({ row }) => row.childId === child.id)
      const open = reasons === null || reasons.has(child.id)
      return { ...child, entries: open ? await opened(sealer, own) : null }
    }),
  )
  return { id: roster.id, name: roster.name, children: all }
}

const standing = (q: Pick<Write, 'select'>, childIds: readonly string[]) =>
  q
    .select({ row: healthVaccinations, by: members.name })
    .from(healthVaccinations)
    .leftJoin(
      members,
      and(eq(members.schoolId, healthVaccinations.schoolId), eq(members.id, healthVaccinations.writtenBy)),
    )
    .where(and(inArray(healthVaccinations.childId, [...childIds]), isNull(healthVaccinations.takenBackAt)))
    .orderBy(desc(healthVaccinations.createdAt), desc(healthVaccinations.id))
type Row = Awaited<ReturnType<typeof standing>>[number]

const opened = (sealer: Sealer, rows: readonly Row[]): Promise<Vaccination[]> =>
  Promise.all(
    rows.map(async ({ row, by }) => ({
      ...(await openEntry(sealer, row)),
      ...{ id: row.id, by: by ?? '' },
    })),
  )

/** What an entry says. @throws VaultRefused for a text that was not sealed for this row */
export const openEntry = async (sealer: Sealer, row: { id: string; entrySealed: string }): Promise<VaccinationEntry> =>
  JSON.parse(await sealer.open(field(row.id), row.entrySealed)) as VaccinationEntry
