import { and, eq, isNotNull, type SQLWrapper, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { imports } from '#db/schema/imports.ts'
import { joinCodes } from '#db/schema/invitations.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { childTags, tags } from '#db/schema/tags.ts'
import { publish } from '../../bus.server.ts'
import { found, Problem } from '../../problem.ts'
import type { School, Write } from '../../school.server.ts'
import { oneAtATime } from '../tags.server.ts'
import { type Use, usageOf } from './usage.server.ts'

/**
 * Takes an import back within its day: removes the children, guardians, classes and tags that it made and nobody has used since.
 * A child stays that somebody entered something for, or whose guardian has joined; with it its guardians, its class and its tags. Said twice,
 * it is done once.
 * @throws Problem not_found, conflict for one that was not made or whose day is over
 */
export async function undoImport(school: School, importId: string): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .select({ import: imports, over: sql<boolean>`${imports.expiresAt} <= now()` })
      .from(imports)
      .where(eq(imports.id, importId))
      .for('update')
    const { import: made, over } = found(rows[0])
    if (made.state === 'undone') return
    if (made.state !== 'made' || over) throw new Problem('conflict', 'not to be undone')
    await oneAtATime(tx)
    const kept = {
      childIds: await removeChildren(tx, made.childIds, importId),
      memberIds: await removeGuardians(tx, made.memberIds, importId),
      classIds: await removeClasses(tx, made.classIds, importId),
      tagIds: await removeTags(tx, made.tagIds, importId),
    }
    await tx
      .update(imports)
      .set({ state: 'undone', undoneAt: sql`now()`, ...kept })
      .where(eq(imports.id, importId))
    tx.afterCommit(() => publish('member', school.id))
    tx.afterCommit(() => publish('class', school.id))
  })
}

/** Why children of an import stay; those that go are left out. */
export async function usageOfChildren(q: Queries, ids: readonly string[], importId: string): Promise<Map<string, Use>> {
  const used = await usageOf(q, 'children', ids, momentOf(importId))
  const joined = await q
    .selectDistinct({ id: guardianships.childId })
    .from(guardianships)
    .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
    .where(and(among(guardianships.childId, ids), isNotNull(members.identityId)))
  for (const { id } of joined) used.set(id, 'joined')
  return used
}

async function removeChildren(tx: Write, ids: readonly string[], importId: string): Promise<string[]> {
  const used = await usageOfChildren(tx, ids, importId)
  const unused = ids.filter(id => !used.has(id))
  // What goes with a child is named: rows that a foreign key takes along are gone before the audit log can say who did it.
  for (const table of [guardianships, enrolments, joinCodes, childTags])
    await tx.delete(table).where(among(table.childId, unused))
  await tx.delete(children).where(among(children.id, unused))
  return [...used.keys()]
}

async function removeGuardians(tx: Write, ids: readonly string[], importId: string): Promise<string[]> {
  const used = await usageOf(tx, 'members', ids, momentOf(importId))
  const needed = await tx
    .select({ id: members.id })
    .from(members)
    .leftJoin(guardianships, and(eq(guardianships.schoolId, members.schoolId), eq(guardianships.memberId, members.id)))
    .where(and(among(members.id, ids), sql`(${members.identityId} is not null or ${guardianships.id} is not null)`))
  const stay = new Set([...used.keys(), ...needed.map(({ id }) => id)])
  const unused = ids.filter(id => !stay.has(id))
  await tx.delete(memberContacts).where(among(memberContacts.memberId, unused))
  await tx.delete(members).where(among(members.id, unused))
  return [...stay]
}

async function removeClasses(tx: Write, ids: readonly string[], importId: string): Promise<string[]> {
  const used = await usageOf(tx, 'classes', ids, momentOf(importId))
  const inside = await tx
    .selectDistinct({ id: enrolments.classId })
    .from(enrolments)
    .where(among(enrolments.classId, ids))
  const stay = new Set([...used.keys(), ...inside.map(({ id }) => id)])
  await tx.delete(classes).where(
    among(
      classes.id,
      ids.filter(id => !stay.has(id)),
    ),
  )
  return [...stay]
}

async function removeTags(tx: Write, ids: readonly string[], importId: string): Promise<string[]> {
  const used = await usageOf(tx, 'tags', ids, momentOf(importId))
  const worn = await tx.selectDistinct({ id: childTags.tagId }).from(childTags).where(among(childTags.tagId, ids))
  // Another of the import's own may have gone into it.
  const merged = await tx.selectDistinct({ id: tags.mergedInto }).from(tags).where(among(tags.mergedInto, ids))
  const stay = new Set([...used.keys(), ...[...worn, ...merged].flatMap(({ id }) => id ?? [])])
  await tx.delete(tags).where(
    among(
      tags.id,
      ids.filter(id => !stay.has(id)),
    ),
  )
  return [...stay]
}

const among = (column: SQLWrapper, ids: readonly string[]) => sql`${column} = any (${sql.param(ids)}::uuid[])`

const momentOf = (importId: string) => sql`(select made_at from imports where id = ${importId})`
