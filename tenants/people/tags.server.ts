import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { childTags, type TagColour, tags } from '#db/schema/tags.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { tagKeyOf, tagNameOf } from './tag-name.ts'

/** A tag as staff see it on a child. */
export interface Tag {
  id: string
  name: string
  colour: TagColour
}
export interface TagSummary extends Tag {
  archived: boolean
  /** How many children of those the reader sees have it and are at the school. */
  children: number
}

/** The school's tags by name, those out of use as well; nothing for a guardian. */
export async function tagsOf(school: School): Promise<TagSummary[]> {
  const today = school.today()
  return school.read(q =>
    q
      .select({
        id: tags.id,
        name: tags.name,
        colour: tags.colour,
        archived: sql<boolean>`${tags.archivedAt} is not null`,
        children: sql<number>`(select count(*)::int from child_tags t join children c on c.school_id = t.school_id and c.id = t.child_id
          where t.school_id = tags.school_id and t.tag_id = tags.id and coalesce(c.left_on, 'infinity') >= ${today}::date)`,
      })
      .from(tags)
      .where(isNull(tags.mergedInto))
      .orderBy(asc(tags.name)),
  )
}

/** One tag. @throws Problem not_found */
export async function tagOf(school: School, tagId: string): Promise<TagSummary> {
  return found((await tagsOf(school)).find(({ id }) => id === tagId))
}

/** The tags that the reader may see, by child; those out of use are left out. */
export async function tagsByChild(school: School, childId?: string): Promise<Map<string, Tag[]>> {
  const rows = await school.read(q =>
    q
      .select({ childId: childTags.childId, id: tags.id, name: tags.name, colour: tags.colour })
      .from(childTags)
      .innerJoin(tags, and(eq(tags.schoolId, childTags.schoolId), eq(tags.id, childTags.tagId)))
      .where(and(isNull(tags.archivedAt), childId ? eq(childTags.childId, childId) : undefined))
      .orderBy(asc(tags.name)),
  )
  const found = new Map<string, Tag[]>()
  for (const { childId, ...tag } of rows) found.set(childId, [...(found.get(childId) ?? []), tag])
  return found
}

/**
 * Makes a tag. Asked twice with one id, it is made once.
 * @param input.id made by the browser
 * @throws Problem conflict if there is one of that name already, be it out of use, in other letters or another width
 */
export async function makeTag(school: School, input: { id: string; name: string; colour: TagColour }): Promise<void> {
  const { id, colour } = input
  const name = tagNameOf(input.name)
  await school.write(async tx => {
    await oneAtATime(tx)
    const rows = await tx
      .insert(tags)
      .values({ id, name, nameKey: tagKeyOf(name), colour })
      .onConflictDoNothing()
      .returning({ id: tags.id })
    if (rows[0]) return
    const [same] = await tx.select({ id: tags.id }).from(tags).where(eq(tags.id, id))
    if (!same) throw new Problem('conflict', 'tag name taken')
  })
}

/** Gives a tag another name or colour. @throws Problem not_found, conflict if another has that name */
export async function changeTag(
  school: School,
  tagId: string,
  input: { name: string; colour: TagColour },
): Promise<void> {
  const name = tagNameOf(input.name)
  const nameKey = tagKeyOf(name)
  await school.write(async tx => {
    await oneAtATime(tx)
    await lockTag(tx, tagId)
    const taken = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(and(eq(tags.nameKey, nameKey), ne(tags.id, tagId)))
    if (taken.length > 0) throw new Problem('conflict', 'tag name taken')
    await tx.update(tags).set({ name, nameKey, colour: input.colour }).where(eq(tags.id, tagId))
  })
}

/** Takes a tag out of use: not offered any more, kept by whoever has it. @throws Problem not_found */
export const archiveTag = (school: School, tagId: string): Promise<void> => setArchived(school, tagId, true)
/** Brings it back into use. @throws Problem not_found */
export const restoreTag = (school: School, tagId: string): Promise<void> => setArchived(school, tagId, false)

async function setArchived(school: School, tagId: string, archived: boolean): Promise<void> {
  await school.write(async tx => {
    await oneAtATime(tx)
    await lockTag(tx, tagId)
    await tx
      .update(tags)
      .set({ archivedAt: archived ? sql`coalesce(${tags.archivedAt}, now())` : null })
      .where(eq(tags.id, tagId))
  })
}

/**
 * Lets one tag go into another: its children, and whatever else hangs on it, have the other from then on. Cannot be undone; twice is once.
 * @throws Problem not_found, conflict for a tag and itself
 */
export async function mergeTag(school: School, tagId: string, intoId: string): Promise<void> {
  await school.write(async tx => {
    await oneAtATime(tx)
    const rows = await tx
      .select({ id: tags.id, mergedInto: tags.mergedInto })
      .from(tags)
      .where(inArray(tags.id, [tagId, intoId]))
      .for('update')
    if (found(rows.find(({ id }) => id === tagId)).mergedInto === intoId) return
    if (tagId === intoId) throw new Problem('conflict', 'the same tag')
    for (const id of [tagId, intoId])
      if (rows.find(row => row.id === id)?.mergedInto !== null) throw new Problem('not_found', 'tag')
    const wearers = await tx.select({ childId: childTags.childId }).from(childTags).where(eq(childTags.tagId, tagId))
    if (wearers.length > 0)
      await tx
        .insert(childTags)
        .values(wearers.map(({ childId }) => ({ childId, tagId: intoId })))
        .onConflictDoNothing()
    await tx.update(tags).set({ mergedInto: intoId, nameKey: tagId }).where(eq(tags.id, tagId))
    await tx.delete(childTags).where(eq(childTags.tagId, tagId))
  })
}

/**
 * Puts a tag on children, or takes it off. Who has it already, or has it not, is left as they are.
 * @returns the children that it made a difference for, so that just that can be undone
 * @throws Problem not_found for a tag or child that is not there, conflict for a tag out of use
 */
export async function tagChildren(
  school: School,
  tagId: string,
  childIds: readonly string[],
  on: boolean,
): Promise<string[]> {
  const wanted = [...new Set(childIds)]
  return school.write(async tx => {
    await oneAtATime(tx)
    const tag = await lockTag(tx, tagId)
    if (on && tag.archivedAt) throw new Problem('conflict', 'tag out of use')
    if (wanted.length === 0) return []
    const known = await tx.select({ id: children.id }).from(children).where(inArray(children.id, wanted))
    if (known.length !== wanted.length) throw new Problem('not_found', 'child')
    const changed = on
      ? await tx
          .insert(childTags)
          .values(wanted.map(childId => ({ tagId, childId })))
          .onConflictDoNothing()
          .returning({ childId: childTags.childId })
      : await tx
          .delete(childTags)
          .where(and(eq(childTags.tagId, tagId), inArray(childTags.childId, wanted)))
          .returning({ childId: childTags.childId })
    return changed.map(({ childId }) => childId)
  })
}

/** @throws Problem not_found, also for one that the actor sees but may not change */
async function lockTag(tx: Write, tagId: string): Promise<typeof tags.$inferSelect> {
  const [tag] = await tx
    .select()
    .from(tags)
    .where(and(eq(tags.id, tagId), isNull(tags.mergedInto)))
    .for('update')
  return found(tag)
}

/**
 * What changes a tag, who has it or what is for it follows one after the other within a school, so that a second of one name hears a
 * sentence. The audit log's own lock, taken before any row's: in another order two of them would wait for each other.
 */
export async function oneAtATime(tx: Pick<Write, 'execute'>): Promise<void> {
  await tx.execute(sql`select one_at_a_time()`)
}
