import { eq, inArray, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { classes } from '#db/schema/classes.ts'
import { classStaff } from '#db/schema/members.ts'
import { yearChanges } from '#db/schema/years.ts'
import { publish } from '../../bus.server.ts'
import { found, Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { usageOf } from '../import/usage.server.ts'
import { withinUndo } from './plan.server.ts'

/** What has happened since that taking the change back would lose. */
export interface Contradiction {
  /** `moved`: the child was moved, or came back, or left since; `used`: something belongs to a class that the change opened. */
  kind: 'moved' | 'used'
  name: string
  childId: string | null
}

type Change = typeof yearChanges.$inferSelect

/** What speaks against taking a change back; empty when it can be. @throws Problem not_found */
export async function contradictionsTo(school: School, changeId: string): Promise<Contradiction[]> {
  return school.read(async q => {
    const rows = await q.select().from(yearChanges).where(eq(yearChanges.id, changeId))
    return contradictionsIn(q, found(rows[0]))
  })
}

/**
 * Takes a change of years back: children are in their old classes as if nothing had been, classes that it opened are gone.
 * All or nothing; said twice, it is done once.
 * @throws Problem not_found, conflict when it was not made, its days are over or something contradicts it
 */
export async function undoYearChange(school: School, changeId: string): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .select({ change: yearChanges, undoable: withinUndo })
      .from(yearChanges)
      .where(eq(yearChanges.id, changeId))
      .for('update')
    const { change, undoable } = found(rows[0])
    if (change.state === 'undone') return
    if (change.state !== 'made' || !undoable) throw new Problem('conflict', 'not to be undone')
    await tx.execute(sql`
      select 1 from enrolments e join year_steps s on s.school_id = e.school_id and e.id in (s.ended_id, s.made_id)
      where s.change_id = ${changeId} for update of e`)
    if ((await contradictionsIn(tx, change)).length > 0) throw new Problem('conflict', 'contradicted')
    const ofSteps = sql`from year_steps s where s.change_id = ${changeId}`
    await tx.execute(sql`delete from enrolments where id in (select s.made_id ${ofSteps})`)
    await tx.execute(sql`
      update enrolments e set ends_on = s.former_end from year_steps s
      where s.change_id = ${changeId} and e.school_id = s.school_id and e.id = s.ended_id`)
    await tx.execute(sql`
      update children c set left_on = s.former_left_on from year_steps s
      where s.change_id = ${changeId} and s.made_id is null and c.school_id = s.school_id and c.id = s.child_id`)
    await tx.delete(classStaff).where(inArray(classStaff.id, change.staffIds))
    await tx.delete(classes).where(inArray(classes.id, change.classIds))
    // Children come back into them, whoever closed them.
    if (change.closedAt)
      await tx
        .update(classes)
        .set({ closedAt: null })
        .where(
          inArray(
            classes.id,
            change.plan.classes.map(({ id }) => id),
          ),
        )
    await tx.update(yearChanges).set({ state: 'undone', undoneAt: sql`now()` }).where(eq(yearChanges.id, changeId))
    tx.afterCommit(() => publish('member', school.id))
    tx.afterCommit(() => publish('class', school.id))
  })
}

async function contradictionsIn(q: Queries, change: Change): Promise<Contradiction[]> {
  if (change.state !== 'made') return []
  const { rows: moved } = await q.execute<{ child_id: string; name: string }>(sql`
    select distinct c.id as child_id, c.first_name || ' ' || c.last_name as name
    from year_steps s join children c on c.school_id = s.school_id and c.id = s.child_id
    left join enrolments old on old.school_id = s.school_id and old.id = s.ended_id
    left join enrolments new on new.school_id = s.school_id and new.id = s.made_id
    where s.change_id = ${change.id} and (
      old.ends_on is distinct from ${change.takesOn}::date - 1
      or (s.made_id is not null and (new.id is null or new.ends_on is distinct from s.former_end or c.left_on is distinct from s.former_left_on))
      or (s.made_id is null and c.left_on is distinct from ${change.takesOn}::date - 1)
      or exists (select 1 from enrolments e where e.school_id = c.school_id and e.child_id = c.id
        and e.created_at > (select made_at from year_changes where id = ${change.id})))
    order by 2`)
  const used = await usageOf(
    q,
    'classes',
    change.classIds,
    sql`(select made_at from year_changes where id = ${change.id})`,
  )
  const names = await q
    .select({ name: classes.name })
    .from(classes)
    .where(inArray(classes.id, [...used.keys()]))
  return [
    ...moved.map(({ child_id, name }): Contradiction => ({ kind: 'moved', name, childId: child_id })),
    ...names.map(({ name }): Contradiction => ({ kind: 'used', name, childId: null })),
  ]
}
