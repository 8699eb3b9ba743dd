import { eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { classes } from '#db/schema/classes.ts'
import { classStaff } from '#db/schema/members.ts'
import { schoolYears, yearChanges } from '#db/schema/years.ts'
import { publish } from '../../bus.server.ts'
import { found, Problem } from '../../problem.ts'
import type { School, Write } from '../../school.server.ts'
import { closeDue } from './closing.server.ts'
import { type Move, movesOf, type Preview } from './preview.server.ts'
import { dayBefore, usualYear } from './year-dates.ts'

type Change = typeof yearChanges.$inferSelect

/**
 * Makes a planned change: all children move or none, in one transaction. Enrolments end on the day before and begin on the day;
 * old classes are closed on the day. Said twice, it is done once.
 * @throws Problem not_found, conflict while something stands in the way (see the preview) or when the change was taken back
 */
export async function makeYearChange(school: School, changeId: string): Promise<void> {
  await school.write(async tx => {
    // Two changes at a time would each end the same enrolments.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`year:${school.id}`}, 0))`)
    const rows = await tx.select().from(yearChanges).where(eq(yearChanges.id, changeId)).for('update')
    const change = found(rows[0])
    if (change.state === 'made') return
    if (change.state === 'undone') throw new Problem('conflict', 'taken back')
    if (change.takesOn < school.today()) throw new Problem('conflict', 'the day is over')
    const sourceIds = change.plan.classes.map(({ id }) => id)
    await tx.select({ id: classes.id }).from(classes).where(inArray(classes.id, sourceIds)).for('update')
    const preview = await movesOf(tx, change)
    if (preview.classProblems.length > 0 || preview.moves.some(({ problem }) => problem))
      throw new Problem('conflict', 'something stands in the way')
    await keepYear(school, tx, change)
    const { targets, made } = await openTargets(tx, change, preview)
    await moveAll(tx, change, preview.moves, targets)
    const staffIds = await carryStaff(tx, change, targets)
    await tx
      .update(yearChanges)
      .set({ state: 'made', madeAt: sql`now()`, classIds: made, staffIds })
      .where(eq(yearChanges.id, changeId))
    await closeDue(tx, school.today())
    tx.afterCommit(() => publish('member', school.id))
    tx.afterCommit(() => publish('class', school.id))
  })
}

/** The next year has a row from the first change to it; its days are the country's, put right later. */
async function keepYear(school: School, tx: Write, change: Change): Promise<void> {
  const usual = usualYear(school.facts.country, change.takesOn)
  await tx
    .insert(schoolYears)
    .values({
      name: change.toYear,
      startsOn: change.takesOn,
      endsOn: usual.endsOn > change.takesOn ? usual.endsOn : `${Number(change.takesOn.slice(0, 4)) + 1}-07-31`,
    })
    .onConflictDoNothing()
}

/** The classes children go to, by name; those that are not there are opened. */
async function openTargets(tx: Write, change: Change, { moves, existing }: Preview) {
  const targets = new Map(existing)
  const missing = new Set(
    [
      ...moves.map(({ to }) => to),
      // An empty class goes on too.
      ...change.plan.classes.map(({ leave, name }) => (leave ? null : name)),
    ].filter((name): name is string => name !== null && !existing.has(name)),
  )
  const made = [...missing].map(name => ({ id: uuidv7(), name, schoolYear: change.toYear }))
  if (made.length > 0) await tx.insert(classes).values(made)
  for (const { id, name } of made) targets.set(name, id)
  return { targets, made: made.map(({ id }) => id) }
}

/** One statement for each kind of row, however many children there are. */
async function moveAll(tx: Write, change: Change, moves: readonly Move[], targets: Map<string, string>): Promise<void> {
  if (moves.length === 0) return
  const lastDay = dayBefore(change.takesOn)
  const steps = moves.map(move => ({ move, madeId: move.to === null ? null : uuidv7() }))
  const column = <Value>(of: (step: (typeof steps)[number]) => Value) => sql.param(steps.map(of))
  const rows = sql`unnest(
    ${column(() => uuidv7())}::uuid[], ${column(({ move }) => move.childId)}::uuid[],
    ${column(({ move }) => move.enrolmentId)}::uuid[], ${column(({ move }) => move.formerEnd)}::date[],
    ${column(({ madeId }) => madeId)}::uuid[], ${column(({ move }) => move.formerLeftOn)}::date[],
    ${column(({ move }) => (move.to === null ? null : targets.get(move.to)))}::uuid[]
  ) as step (id, child_id, ended_id, former_end, made_id, former_left_on, class_id)`
  await tx.execute(sql`
    insert into year_steps (id, change_id, child_id, ended_id, former_end, made_id, former_left_on)
    select id, ${change.id}, child_id, ended_id, former_end, made_id, former_left_on from ${rows}`)
  await tx.execute(sql`
    update enrolments set ends_on = ${lastDay}::date from year_steps step
    where step.change_id = ${change.id} and enrolments.school_id = step.school_id and enrolments.id = step.ended_id`)
  await tx.execute(sql`
    insert into enrolments (id, child_id, class_id, starts_on, ends_on)
    select made_id, child_id, class_id, ${change.takesOn}::date, former_end from ${rows} where made_id is not null`)
  await tx.execute(sql`
    update children set left_on = ${lastDay}::date from year_steps step
    where step.change_id = ${change.id} and step.made_id is null
      and children.school_id = step.school_id and children.id = step.child_id`)
}

/** Staff of a class work in what it becomes, where the plan says so. */
async function carryStaff(tx: Write, change: Change, targets: Map<string, string>): Promise<string[]> {
  const carried = change.plan.classes.filter(({ staff, leave }) => staff && !leave)
  if (carried.length === 0) return []
  const rows = await tx
    .select()
    .from(classStaff)
    .where(
      inArray(
        classStaff.classId,
        carried.map(({ id }) => id),
      ),
    )
  const values = rows.flatMap(({ classId, memberId, lead }) => {
    const name = carried.find(({ id }) => id === classId)?.name
    const target = name === undefined ? undefined : targets.get(name)
    return target ? [{ classId: target, memberId, lead }] : []
  })
  if (values.length === 0) return []
  const made = await tx.insert(classStaff).values(values).onConflictDoNothing().returning({ id: classStaff.id })
  return made.map(({ id }) => id)
}
