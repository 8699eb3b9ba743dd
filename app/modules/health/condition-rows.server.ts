import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queries } from '#db/client.server.ts'
import { healthConditions, healthConditionVersions } from '#db/schema/health.ts'
import { members } from '#db/schema/members.ts'
import type { Sealer } from '#tenants/vault.server.ts'
import type { Condition, ConditionVersion, ConditionWords } from './condition.ts'

/** The one place a wording is sealed for. */
export const wordsField = (rowId: string) => ({ table: 'health_condition_versions', column: 'words_sealed', rowId })

const [writer, confirmer, ender] = [alias(members, 'writer'), alias(members, 'confirmer'), alias(members, 'ender')]

/** Conditions with every wording, as the reader may see them; opened by `openConditions`. Works inside a transaction. */
export const conditionRows = (q: Pick<Queries, 'select'>, where: SQL | undefined) =>
  q
    .select({
      condition: healthConditions,
      version: healthConditionVersions,
      by: writer.name,
      confirmedBy: confirmer.name,
      endedBy: ender.name,
    })
    .from(healthConditions)
    .innerJoin(
      healthConditionVersions,
      and(
        eq(healthConditionVersions.schoolId, healthConditions.schoolId),
        eq(healthConditionVersions.conditionId, healthConditions.id),
      ),
    )
    .leftJoin(
      writer,
      and(eq(writer.schoolId, healthConditions.schoolId), eq(writer.id, healthConditionVersions.writtenBy)),
    )
    .leftJoin(
      confirmer,
      and(eq(confirmer.schoolId, healthConditions.schoolId), eq(confirmer.id, healthConditionVersions.confirmedBy)),
    )
    .leftJoin(ender, and(eq(ender.schoolId, healthConditions.schoolId), eq(ender.id, healthConditions.endedBy)))
    .where(where)
    .orderBy(asc(healthConditions.id), desc(healthConditionVersions.number))
export type ConditionRow = Awaited<ReturnType<typeof conditionRows>>[number]

/** Of conditions: those of the children. */
export const ofChildren = (childIds: readonly string[]): SQL => inArray(healthConditions.childId, [...childIds])

/** What rows say, the newest wording of each on top. @throws VaultRefused, KeyDestroyed */
export async function openConditions(sealer: Sealer, rows: readonly ConditionRow[]): Promise<Condition[]> {
  const versions = await Promise.all(rows.map(async row => ({ row, version: await openVersion(sealer, row) })))
  const byCondition = new Map<string, typeof versions>()
  for (const each of versions) {
    const { id } = each.row.condition
    byCondition.set(id, [...(byCondition.get(id) ?? []), each])
  }
  return [...byCondition.values()].flatMap(([newest, ...earlier]) => {
    if (!newest) return []
    const { condition, endedBy } = newest.row
    return [
      {
        ...newest.version,
        conditionId: condition.id,
        childId: condition.childId,
        ended: condition.endedAt ? { by: endedBy ?? '', at: condition.endedAt.toISOString() } : null,
        earlier: earlier.map(each => each.version),
      },
    ]
  })
}

async function openVersion(sealer: Sealer, { version, by, confirmedBy }: ConditionRow): Promise<ConditionVersion> {
  const words: ConditionWords = JSON.parse(await sealer.open(wordsField(version.id), version.wordsSealed))
  return {
    ...words,
    id: version.id,
    kind: version.kind,
    severity: version.severity,
    fromDay: version.fromDay,
    untilDay: version.untilDay,
    by: by ?? '',
    at: version.createdAt.toISOString(),
    confirmed: version.confirmedAt ? { by: confirmedBy ?? '', at: version.confirmedAt.toISOString() } : null,
  }
}
