import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children, guardianships } from '#db/schema/children.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { erasures, type NamelessCounts, retentionHolds, retentionNotices } from '#db/schema/retention.ts'
import { publish } from '../../bus.server.ts'
import { binDays } from '../../files/limits.ts'
import { notify } from '../../notifications/notify.server.ts'
import type { School, Write } from '../../school.server.ts'
import { keyring } from '../../vault.server.ts'
import { erasureDay } from './leavers.server.ts'
import { dueDay, noticeDays } from './retention-rule.ts'
import { yearsKeptIn } from './rule.server.ts'

/** A run that was killed is made up for by the next day's; a week is more than enough. */
const daysOfLeftKeys = 7

/** What the office is told: a list of children whose records fall due. */
export const recordsDueKind = 'people.records_due'

/**
 * Tells the office of children whose records fall due within thirty days, once each; those that are held are left out. The moment
 * of being told is written down with the children, and the notification follows: after a crash in between it is told again, as one.
 * @param school acting as the school itself
 */
export async function noticeDueRecords(school: School): Promise<void> {
  const today = school.today()
  const batchId = uuidv7()
  const { batches, office } = await school.write(async tx => {
    const years = await yearsKeptIn(tx, school)
    const leaving = await tx
      .select({ id: children.id, leftOn: children.leftOn })
      .from(children)
      .where(
        and(
          isNotNull(children.leftOn),
          sql`not exists (select 1 from ${retentionNotices} n where n.school_id = ${children.schoolId} and n.child_id = ${children.id})`,
          sql`not exists (select 1 from ${retentionHolds} h where h.school_id = ${children.schoolId} and h.child_id = ${children.id})`,
        ),
      )
    const soon = dayAfter(today, noticeDays)
    const due = leaving.filter(({ leftOn }) => leftOn !== null && dueDay(leftOn, years) <= soon)
    if (due.length > 0)
      await tx
        .insert(retentionNotices)
        .values(due.map(({ id }) => ({ childId: id, batchId, noticedOn: today })))
        .onConflictDoNothing()
    return {
      // Of today also those of a run that did not get as far as telling; who was told is told nothing again.
      batches: await tx
        .selectDistinct({ id: retentionNotices.batchId })
        .from(retentionNotices)
        .where(eq(retentionNotices.noticedOn, today)),
      office: await tx
        .select({ id: members.id })
        .from(members)
        .where(and(inArray(members.role, ['owner', 'office']), isNull(members.leftAt))),
    }
  })
  for (const { id } of batches)
    await notify(
      school,
      office.map(member => member.id),
      recordsDueKind,
      id,
    )
}

/**
 * Erases the records of children whose day has come, that the office has known of for thirty days, and that nobody holds. A child at a
 * time, so that a run that is stopped goes on at the next.
 * @param school acting as the school itself
 */
export async function eraseDueRecords(school: School, signal?: AbortSignal): Promise<void> {
  await destroyLeftKeys(school)
  const today = school.today()
  const [years, noticed] = await school.read(q =>
    Promise.all([
      yearsKeptIn(q, school),
      q
        .select({ id: children.id, leftOn: children.leftOn, noticedOn: retentionNotices.noticedOn })
        .from(retentionNotices)
        .innerJoin(
          children,
          and(eq(children.schoolId, retentionNotices.schoolId), eq(children.id, retentionNotices.childId)),
        )
        .where(isNotNull(children.leftOn)),
    ]),
  )
  const isDue = (row: (typeof noticed)[number]) =>
    row.leftOn !== null && erasureDay(dueDay(row.leftOn, years), row.noticedOn) <= today
  for (const { id, leftOn } of noticed.filter(isDue)) {
    signal?.throwIfAborted()
    await eraseChild(school, id, leftOn ?? '')
  }
}

/**
 * The rows first, in a write that a hold or an undoing in the moment before stops, then the child's own key: whatever a backup still holds
 * of it under that key is lost from there on.
 */
async function eraseChild(school: School, childId: string, leftOn: string): Promise<void> {
  const erased = await school.write(async tx => {
    await tx.select({ id: children.id }).from(children).where(eq(children.id, childId)).for('update')
    if (!(await standing(tx, childId, leftOn))) return false
    const files = await eraseFiles(tx, childId)
    const counts = await countsOf(tx, childId, files)
    const family = await tx
      .select({ memberId: guardianships.memberId })
      .from(guardianships)
      .where(eq(guardianships.childId, childId))
    await tx.insert(erasures).values({ id: childId, leftOn, erasedOn: school.today(), counts }).onConflictDoNothing()
    // Every table that has something of a child goes with it: `belongsTo(…, () => children)`.
    await tx.delete(children).where(eq(children.id, childId))
    await forgetFamily(
      tx,
      family.map(({ memberId }) => memberId),
    )
    tx.afterCommit(() => publish('member', school.id))
    tx.afterCommit(() => publish('class', school.id))
    return true
  })
  if (erased) await (await keyring()).destroyChild(school.id, childId)
}

/** Keys of children whose rows went in a run that was killed before it came to the key; of others they are gone already. */
async function destroyLeftKeys(school: School): Promise<void> {
  const rows = await school.read(q =>
    q
      .select({ childId: erasures.id })
      .from(erasures)
      .where(sql`${erasures.erasedOn} >= ${school.today()}::date - ${daysOfLeftKeys}::int`),
  )
  const keys = await keyring()
  for (const { childId } of rows) await keys.destroyChild(school.id, childId)
}

/** Whether the child is still one that left on that day, that was noticed and that nobody holds. */
async function standing(q: Pick<Write, 'select'>, childId: string, leftOn: string): Promise<boolean> {
  const rows = await q
    .select({ id: children.id })
    .from(children)
    .innerJoin(
      retentionNotices,
      and(eq(retentionNotices.schoolId, children.schoolId), eq(retentionNotices.childId, children.id)),
    )
    .leftJoin(
      retentionHolds,
      and(eq(retentionHolds.schoolId, children.schoolId), eq(retentionHolds.childId, children.id)),
    )
    .where(and(eq(children.id, childId), eq(children.leftOn, leftOn), isNull(retentionHolds.id)))
  return rows.length > 0
}

/**
 * Files that are this child's alone are past the bin at once, and their bytes go with the next tidying: photos with no other child on
 * them, files for its family and nobody else, and what was sent in talks about it. A photo with others stays without this child's name,
 * unless it is withheld: taking the name off would show it.
 * @returns how many
 */
async function eraseFiles(tx: Write, childId: string): Promise<number> {
  const { rows } = await tx.execute(sql`
    update media set deleted_at = now() - make_interval(days => ${binDays + 1})
    where (exists (select 1 from media_children c where c.school_id = media.school_id and c.media_id = media.id and c.child_id = ${childId})
        and (not exists (select 1 from media_children c where c.school_id = media.school_id and c.media_id = media.id and c.child_id <> ${childId})
          or exists (select 1 from media_audience a where a.school_id = media.school_id and a.media_id = media.id and a.withheld)))
      or (exists (select 1 from media_audience a where a.school_id = media.school_id and a.media_id = media.id and a.child_id = ${childId})
        and not exists (select 1 from media_audience a where a.school_id = media.school_id and a.media_id = media.id
          and a.child_id is distinct from ${childId}::uuid)
        and not exists (select 1 from media_children c where c.school_id = media.school_id and c.media_id = media.id and c.child_id <> ${childId}))
      or exists (select 1 from message_attachments f join messages m on m.school_id = f.school_id and m.id = f.message_id
        join conversations t on t.school_id = m.school_id and t.id = m.conversation_id
        where f.school_id = media.school_id and f.media_id = media.id and t.child_id = ${childId})
    returning id`)
  return rows.length
}

async function countsOf(tx: Write, childId: string, files: number): Promise<NamelessCounts> {
  const [days, classes] = await Promise.all([
    tx.execute<{ state: string; days: number }>(
      sql`select state, count(*)::int as days from attendance_days where child_id = ${childId} group by state`,
    ),
    tx.execute<{ classes: number }>(sql`select count(*)::int as classes from enrolments where child_id = ${childId}`),
  ])
  return {
    days: Object.fromEntries(days.rows.map(row => [row.state, row.days])),
    classes: classes.rows[0]?.classes ?? 0,
    files,
  }
}

/** Guardians and relatives of no other child leave with the last: their addresses go, and a stroke stands for their name on what they wrote. */
async function forgetFamily(tx: Write, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  const gone = await tx
    .update(members)
    .set({ name: '–', identityId: null, leftAt: sql`coalesce(${members.leftAt}, now())` })
    .where(
      and(
        inArray(members.id, [...memberIds]),
        inArray(members.role, ['guardian', 'relative']),
        sql`not exists (select 1 from guardianships g where g.school_id = ${members.schoolId} and g.member_id = ${members.id})
          and not exists (select 1 from relatives r where r.school_id = ${members.schoolId} and r.member_id = ${members.id})`,
      ),
    )
    .returning({ id: members.id })
  const ids = gone.map(({ id }) => id)
  if (ids.length > 0) await tx.delete(memberContacts).where(inArray(memberContacts.memberId, ids))
}

function dayAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}
