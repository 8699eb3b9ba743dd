import { eq, inArray, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { imports } from '#db/schema/imports.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { childTags, tagColours, tags } from '#db/schema/tags.ts'
import { requirePlaces } from '../../billing/usage.server.ts'
import { publish } from '../../bus.server.ts'
import { found, Problem } from '../../problem.ts'
import type { School, Write } from '../../school.server.ts'
import { type ContactSealer, contactSealer } from '../contacts.server.ts'
import { spellJob } from '../directory/spelt.server.ts'
import { tagKeyOf } from '../tag-name.ts'
import { oneAtATime } from '../tags.server.ts'
import { yearAt } from '../years/years.server.ts'
import type { Unnamed } from './draft.ts'
import { type Match, matchWith, type SchoolDay } from './match.server.ts'
import { draftOfRoster } from './preview.server.ts'
import { importHours, openRoster } from './roster.server.ts'

/** Rows of one insert: PostgreSQL takes 65,535 parameters, and the driver's time grows with the text. */
const rowsAtOnce = 500

/** What a guardian who came with a roster may do; the office narrows it where a court or a family says otherwise. */
const everyRight = { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: true, mayPay: true }

/**
 * Takes in the children of a file with their guardians and classes: all of them or none, in one transaction. Said twice, it is
 * done once. The file is gone with it.
 * @throws Problem not_found (made meanwhile by somebody else, given up, over), conflict while the file has problems, plan_needed for more children than the plan holds
 */
export async function makeImport(school: School, importId: string, unnamed: Unnamed): Promise<void> {
  const roster = await openRoster(school, importId).catch(async error => {
    // A second click finds the file gone, be it a minute later or in the same moment.
    if (await isMade(school, importId)) return null
    throw error
  })
  if (!roster) return
  const today = school.today()
  const draft = draftOfRoster(roster, today, unnamed)
  if ('obstacle' in draft || draft.problems.length > 0) throw new Problem('conflict', 'the file has problems')
  const [sealer, year] = await Promise.all([contactSealer(school), yearAt(school, today)])
  await school.write(async tx => {
    const rows = await tx.select({ state: imports.state }).from(imports).where(eq(imports.id, importId)).for('update')
    if (found(rows[0]).state !== 'waiting') return
    // Two files of one school at a time would each miss the other's children, and a tag made by hand.
    await oneAtATime(tx)
    const match = await matchWith(tx, draft.children, sealer, { today, schoolYear: year.name })
    if (match.archived.length > 0) throw new Problem('conflict', 'tag out of use')
    if (match.newcomers.length === 0) throw new Problem('conflict', 'nobody is new')
    await requirePlaces(tx, school, match.newcomers.length)
    const made = await insertAll(tx, match, sealer, { today, schoolYear: year.name })
    await tx
      .update(imports)
      .set({
        state: 'made',
        fileSealed: null,
        madeAt: sql`now()`,
        expiresAt: sql`now() + make_interval(hours => ${importHours})`,
        skipped: match.here.length + match.twice.length,
        ...made,
      })
      .where(eq(imports.id, importId))
    await tx.enqueue(spellJob, {})
    tx.afterCommit(() => publish('member', school.id))
    tx.afterCommit(() => publish('class', school.id))
  })
}

async function isMade(school: School, importId: string): Promise<boolean> {
  const rows = await school.read(q => q.select({ state: imports.state }).from(imports).where(eq(imports.id, importId)))
  return found(rows[0]).state === 'made'
}

async function insertAll(tx: Write, match: Match, sealer: ContactSealer, { today, schoolYear }: SchoolDay) {
  const newClasses = match.classes.filter(({ standing }) => standing === 'new')
  const again = match.classes.filter(({ standing }) => standing === 'again').map(({ id }) => id)
  const newPeople = match.people.filter(({ isNew }) => isNew)
  const newTags = match.tags.filter(({ standing }) => standing === 'new')
  const newcomers = match.newcomers.map(each => ({ ...each, childId: uuidv7() }))

  if (again.length > 0) await tx.update(classes).set({ closedAt: null }).where(inArray(classes.id, again))
  await insertRows(
    tx,
    classes,
    newClasses.map(({ id, name }) => ({ id, name, schoolYear })),
  )
  await insertRows(
    tx,
    children,
    newcomers.map(({ childId, draft }) => ({ id: childId, ...draft.child })),
  )
  await insertRows(
    tx,
    enrolments,
    newcomers.flatMap(({ childId, class: room }) => (room ? [{ childId, classId: room.id, startsOn: today }] : [])),
  )
  await insertRows(
    tx,
    members,
    newPeople.map(({ memberId, guardian }) => ({ id: memberId, role: 'guardian' as const, name: guardian.name })),
  )
  await insertRows(
    tx,
    memberContacts,
    newPeople
      .filter(({ guardian }) => guardian.email || guardian.phone)
      .map(({ memberId, guardian }) => sealer.seal(uuidv7(), memberId, guardian)),
  )
  await insertRows(
    tx,
    guardianships,
    newcomers.flatMap(({ childId, draft, guardians }) =>
      guardians.map(({ memberId }, index) => ({
        childId,
        memberId,
        relation: draft.guardians[index]?.relation ?? 'parent',
        ...everyRight,
      })),
    ),
  )
  await insertRows(
    tx,
    tags,
    newTags.map(({ id, name }, index) => ({
      id,
      name,
      nameKey: tagKeyOf(name),
      colour: tagColours[index % tagColours.length] ?? 'blue',
    })),
  )
  await insertRows(
    tx,
    childTags,
    newcomers.flatMap(({ childId, tags: worn }) => worn.map(({ id }) => ({ childId, tagId: id }))),
  )
  return {
    classIds: newClasses.map(({ id }) => id),
    childIds: newcomers.map(({ childId }) => childId),
    memberIds: newPeople.map(({ memberId }) => memberId),
    tagIds: newTags.map(({ id }) => id),
  }
}

async function insertRows<Table extends PgTable>(
  tx: Write,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) await tx.insert(table).values(rows.slice(at, at + rowsAtOnce))
}
