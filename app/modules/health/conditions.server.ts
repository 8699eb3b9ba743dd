import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { healthConditions, healthConditionVersions } from '#db/schema/health.ts'
import { noteLook } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { memberOf } from '#tenants/actor.ts'
import { assertDecides } from '#tenants/people/deciding.server.ts'
import { found } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { byGravity, type Condition, type ConditionWords } from './condition.ts'
import { conditionRows, ofChildren, openConditions, wordsField } from './condition-rows.server.ts'
import type { ConditionInput } from './forms.ts'

/** Why a condition is not saved: somebody changed it since the page was opened, or it has been ended. */
export type ConditionRefusal = 'changed' | 'ended'

/**
 * Enters a condition of a child, or changes what it says; what it said before is kept. What staff write is confirmed by that. Sent
 * twice, it is one.
 * @returns null, or why it is refused
 * @throws Problem not_found for a child that is not the actor's, or that a guardian does not decide for
 */
export async function saveCondition(
  school: School,
  childId: string,
  { conditionId, versionId, seen, what, todo, medicine, ...input }: ConditionInput,
): Promise<ConditionRefusal | null> {
  const sealer = await sealFor(school, 'health')
  const words: ConditionWords = { what, todo: todo ?? null, medicine: medicine ?? null }
  const wordsSealed = sealer.seal(wordsField(versionId), JSON.stringify(words))
  const memberId = memberOf(school.actor)
  const confirmed = isStaff(school.actor.role) ? { confirmedBy: memberId, confirmedAt: new Date() } : {}
  return school.write(async tx => {
    await assertMayEnter(tx, school, childId)
    await tx.insert(healthConditions).values({ id: conditionId, childId }).onConflictDoNothing()
    const condition = await locked(tx, conditionId)
    found(condition.childId === childId || undefined)
    const [newest] = await tx
      .select({ id: healthConditionVersions.id, number: healthConditionVersions.number })
      .from(healthConditionVersions)
      .where(eq(healthConditionVersions.conditionId, conditionId))
      .orderBy(desc(healthConditionVersions.number))
      .limit(1)
    if (newest?.id === versionId) return null
    if (condition.endedAt) return 'ended'
    if (newest && newest.id !== seen) return 'changed'
    const number = (newest?.number ?? 0) + 1
    await tx.insert(healthConditionVersions).values({
      ...{ ...input, ...confirmed, wordsSealed, id: versionId, conditionId, childId, number, writtenBy: memberId },
    })
    await tx.announce('health', childId, { childIds: [childId] })
    return null
  })
}

/** Staff have read a wording and know what to do; who was first stays. @throws Problem not_found */
export async function confirmCondition(school: School, conditionId: string, versionId: string): Promise<void> {
  const confirmed = { confirmedBy: memberOf(school.actor), confirmedAt: new Date() }
  const ofVersion = and(eq(healthConditionVersions.id, versionId), eq(healthConditionVersions.conditionId, conditionId))
  await school.write(async tx => {
    const [version] = await tx
      .select({ childId: healthConditionVersions.childId })
      .from(healthConditionVersions)
      .where(ofVersion)
    const { childId } = found(version)
    await tx
      .update(healthConditionVersions)
      .set(confirmed)
      .where(and(ofVersion, isNull(healthConditionVersions.confirmedAt)))
    await tx.announce('health', childId, { childIds: [childId] })
  })
}

/** A condition is over, from this moment; it stays in the history. A second time changes nothing. @throws Problem not_found */
export async function endCondition(school: School, conditionId: string): Promise<{ childId: string }> {
  return school.write(async tx => {
    const [known] = await tx
      .select({ childId: healthConditions.childId })
      .from(healthConditions)
      .where(eq(healthConditions.id, conditionId))
    const { childId } = found(known)
    await assertMayEnter(tx, school, childId)
    await tx
      .update(healthConditions)
      .set({ endedAt: sql`now()`, endedBy: memberOf(school.actor) })
      .where(and(eq(healthConditions.id, conditionId), isNull(healthConditions.endedAt)))
    await tx.announce('health', childId, { childIds: [childId] })
    return { childId }
  })
}

/**
 * A child's conditions with their history, the gravest first. Staff leave a look; the page has asked for the reason (`openSensitive`).
 * @throws Problem not_found for a child out of the actor's sight; braked
 */
export async function conditionsOf(school: School, childId: string): Promise<Condition[]> {
  await passBrake(school, [childId])
  const sealer = await sealFor(school, 'health')
  const read = (tx: Pick<Write, 'select'>) => conditionRows(tx, ofChildren([childId]))
  const rows = isStaff(school.actor.role)
    ? await school.write(async tx => (await Promise.all([read(tx), noteLook(tx, school, [childId], 'health')]))[0])
    : await school.read(read)
  return (await openConditions(sealer, rows)).sort(byGravity)
}

/** Of which child a condition is. @throws Problem not_found */
export async function childOfCondition(school: School, conditionId: string): Promise<string> {
  const [row] = await school.read(q =>
    q.select({ childId: healthConditions.childId }).from(healthConditions).where(eq(healthConditions.id, conditionId)),
  )
  return found(row).childId
}

/** Guardians write where they decide; for staff the rows' own policies answer. @throws Problem not_found */
export async function assertMayEnter(tx: Pick<Write, 'select'>, school: School, childId: string): Promise<void> {
  if (!isStaff(school.actor.role)) await assertDecides(tx, school, childId)
}

/** One writer after the other. @throws Problem not_found */
async function locked(tx: Write, conditionId: string) {
  const [row] = await tx.select().from(healthConditions).where(eq(healthConditions.id, conditionId)).for('update')
  return found(row)
}
