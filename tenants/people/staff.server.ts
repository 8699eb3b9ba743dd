import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { classes } from '#db/schema/classes.ts'
import { classStaff, type MemberRole, members } from '#db/schema/members.ts'
import { v7 as uuidv7 } from 'uuid'
import { publish } from '../bus.server.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { type Contact, putContact, sealContact } from './contacts.server.ts'

export type StaffRole = Exclude<MemberRole, 'guardian'>

export interface StaffMember {
  id: string
  name: string
  role: StaffRole
  joined: boolean
  classes: { id: string; name: string }[]
}

/** Everybody who works at the school, by name, with their classes. */
export async function staffOf(school: School): Promise<StaffMember[]> {
  const [people, inClasses] = await school.read(q =>
    Promise.all([
      q
        .select({ id: members.id, name: members.name, role: members.role, identityId: members.identityId })
        .from(members)
        .where(and(inArray(members.role, ['owner', 'office', 'teacher']), isNull(members.leftAt)))
        .orderBy(asc(members.name)),
      q
        .select({ memberId: classStaff.memberId, id: classes.id, name: classes.name })
        .from(classStaff)
        .innerJoin(classes, and(eq(classes.schoolId, classStaff.schoolId), eq(classes.id, classStaff.classId)))
        .where(isNull(classes.closedAt)),
    ]),
  )
  return people.flatMap(({ identityId, role, ...person }) =>
    role === 'guardian'
      ? []
      : [{ ...person, role, joined: identityId !== null, classes: inClasses.filter(each => each.memberId === person.id).map(({ id, name }) => ({ id, name })) }],
  )
}

/** Adds somebody who works here as a waiting member. @param memberId made by the browser */
export async function addStaff(
  school: School,
  memberId: string,
  input: { name: string; role: StaffRole; classIds: string[]; contact: Contact },
): Promise<string> {
  const sealed = await sealContact(school, uuidv7(), memberId, input.contact)
  await school.write(async tx => {
    const made = await tx.insert(members).values({ id: memberId, role: input.role, name: input.name }).onConflictDoNothing().returning({ id: members.id })
    if (made.length === 0) return
    await putContact(tx, sealed)
    await assign(tx, memberId, input.classIds)
  })
  return memberId
}

/**
 * Changes somebody's role and classes.
 * @throws Problem conflict if the school would be left without an owner
 */
export async function changeStaff(school: School, memberId: string, input: { name: string; role: StaffRole; classIds: string[] }): Promise<void> {
  await school.write(async tx => {
    if (input.role !== 'owner') await keepAnOwner(tx, memberId)
    const rows = await tx.update(members).set({ name: input.name, role: input.role }).where(eq(members.id, memberId)).returning({ id: members.id })
    found(rows[0])
    await tx.delete(classStaff).where(eq(classStaff.memberId, memberId))
    await assign(tx, memberId, input.classIds)
    tx.afterCommit(() => publish('member', school.id))
  })
}

/** Ends somebody's work here: no access from this moment. @throws Problem conflict for the last owner */
export async function dismissStaff(school: School, memberId: string): Promise<void> {
  await school.write(async tx => {
    await keepAnOwner(tx, memberId)
    const rows = await tx.update(members).set({ leftAt: sql`coalesce(${members.leftAt}, now())` }).where(eq(members.id, memberId)).returning({ id: members.id })
    found(rows[0])
    await tx.delete(classStaff).where(eq(classStaff.memberId, memberId))
    tx.afterCommit(() => publish('member', school.id))
  })
}

async function assign(tx: Write, memberId: string, classIds: string[]): Promise<void> {
  if (classIds.length > 0) await tx.insert(classStaff).values(classIds.map(classId => ({ classId, memberId }))).onConflictDoNothing()
}

async function keepAnOwner(tx: Write, memberId: string): Promise<void> {
  const owners = await tx.select({ id: members.id }).from(members).where(and(eq(members.role, 'owner'), isNull(members.leftAt))).for('update')
  if (owners.length === 1 && owners[0]?.id === memberId) throw new Problem('conflict', 'the last owner')
}
