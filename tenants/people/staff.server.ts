import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { classes } from '#db/schema/classes.ts'
import { invitations } from '#db/schema/invitations.ts'
import { classStaff, type MemberRole, members } from '#db/schema/members.ts'
import { publish } from '../bus.server.ts'
import { found, Problem } from '../problem.ts'
import { type ActorRole, isOffice } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { type Contact, putContact, sealContact } from './contacts.server.ts'
import { spellNow } from './directory/spelt.server.ts'

export type StaffRole = Exclude<MemberRole, 'guardian' | 'relative'>

export interface StaffMember {
  id: string
  name: string
  role: StaffRole
  joined: boolean
  classes: { id: string; name: string }[]
}

/** Everybody who works at the school, by name, with their classes. */
export async function staffOf(school: School): Promise<StaffMember[]> {
  return readStaff(school)
}

/** One who works here. @throws Problem not_found */
export async function staffMemberOf(school: School, memberId: string): Promise<StaffMember> {
  return found((await readStaff(school, memberId))[0])
}

/**
 * Adds somebody who works here as a waiting member.
 * @param memberId made by the browser, so that a double click adds one
 * @throws Problem forbidden (only an owner makes another), not_found (a class)
 */
export async function addStaff(
  school: School,
  memberId: string,
  input: { name: string; role: StaffRole; classIds: string[]; contact: Contact },
): Promise<string> {
  requireOffice(school)
  if (input.role === 'owner') requireOwner(school)
  const sealed = await sealContact(school, uuidv7(), memberId, input.contact)
  await school.write(async tx => {
    const made = await tx
      .insert(members)
      .values({ id: memberId, role: input.role, name: input.name })
      .onConflictDoNothing()
      .returning({ id: members.id })
    if (made.length === 0) return
    await putContact(tx, sealed)
    await assign(tx, memberId, input.classIds)
    await spellNow(tx, [memberId])
  })
  return memberId
}

/**
 * Changes somebody's role and classes.
 * @throws Problem not_found (member, class), forbidden (an owner's role is for owners to give and take), conflict if the
 *   school would be left without an owner
 */
export async function changeStaff(
  school: School,
  memberId: string,
  input: { name: string; role: StaffRole; classIds: string[] },
): Promise<void> {
  requireOffice(school)
  await school.write(async tx => {
    const { role, owners } = await lockStaff(tx, memberId)
    if (role === 'owner' || input.role === 'owner') requireOwner(school)
    if (input.role !== 'owner') keepAnOwner(owners, memberId)
    await tx.update(members).set({ name: input.name, role: input.role }).where(eq(members.id, memberId))
    await spellNow(tx, [memberId])
    await tx.delete(classStaff).where(eq(classStaff.memberId, memberId))
    await assign(tx, memberId, input.classIds)
    tx.afterCommit(() => publish('member', school.id))
  })
}

/**
 * Ends somebody's work here: no access from this moment, invitations included.
 * @throws Problem not_found, forbidden (an owner is dismissed by owners only), conflict for the last owner
 */
export async function dismissStaff(school: School, memberId: string): Promise<void> {
  requireOffice(school)
  await school.write(async tx => {
    const { role, owners } = await lockStaff(tx, memberId)
    if (role === 'owner') requireOwner(school)
    keepAnOwner(owners, memberId)
    await tx.update(members).set({ leftAt: sql`now()` }).where(eq(members.id, memberId))
    await tx.delete(classStaff).where(eq(classStaff.memberId, memberId))
    await tx
      .update(invitations)
      .set({ withdrawnAt: sql`now()` })
      .where(and(eq(invitations.memberId, memberId), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)))
    tx.afterCommit(() => publish('member', school.id))
  })
}

/** Roles that somebody may give to others: only an owner makes another. */
export const rolesGivenBy = (role: ActorRole): StaffRole[] =>
  role === 'owner' ? ['teacher', 'office', 'owner'] : ['teacher', 'office']

const staffRoles: StaffRole[] = ['owner', 'office', 'teacher']
const worksHere = and(inArray(members.role, staffRoles), isNull(members.leftAt))

async function readStaff(school: School, memberId?: string): Promise<StaffMember[]> {
  const [people, inClasses] = await school.read(q =>
    Promise.all([
      q
        .select({ id: members.id, name: members.name, role: members.role, identityId: members.identityId })
        .from(members)
        .where(and(worksHere, memberId ? eq(members.id, memberId) : undefined))
        .orderBy(asc(members.name), asc(members.id)),
      q
        .select({ memberId: classStaff.memberId, id: classes.id, name: classes.name })
        .from(classStaff)
        .innerJoin(classes, and(eq(classes.schoolId, classStaff.schoolId), eq(classes.id, classStaff.classId)))
        .where(and(isNull(classes.closedAt), memberId ? eq(classStaff.memberId, memberId) : undefined))
        .orderBy(asc(classes.name)),
    ]),
  )
  return people.flatMap(({ identityId, role, ...person }) => {
    if (role === 'guardian' || role === 'relative') return []
    const own = inClasses.filter(each => each.memberId === person.id).map(({ id, name }) => ({ id, name }))
    return [{ ...person, role, joined: identityId !== null, classes: own }]
  })
}

/** Somebody who works here and all owners, held until commit; in one order, so that two at once wait for each other. */
async function lockStaff(tx: Write, memberId: string) {
  const rows = await tx
    .select()
    .from(members)
    .where(and(worksHere, or(eq(members.id, memberId), eq(members.role, 'owner'))))
    .orderBy(asc(members.id))
    .for('update')
  const { role } = found(rows.find(row => row.id === memberId))
  return { role, owners: rows.filter(row => row.role === 'owner') }
}

async function assign(tx: Write, memberId: string, classIds: string[]): Promise<void> {
  if (classIds.length > 0)
    await tx
      .insert(classStaff)
      .values(classIds.map(classId => ({ classId, memberId })))
      .onConflictDoNothing()
}

/** A member may change their own row, as far as the database goes; not these columns of it. */
function requireOffice(school: School): void {
  if (!isOffice(school.actor.role) && school.actor.role !== 'system') throw new Problem('forbidden', 'for the office')
}

/** The office runs the school day; who the school belongs to is not for it to say. */
function requireOwner(school: School): void {
  if (school.actor.role !== 'owner' && school.actor.role !== 'system') throw new Problem('forbidden', 'for owners')
}

/** Whoever goes, an owner stays; and when one goes who has joined, one who has joined stays, or nobody could get in. */
function keepAnOwner(owners: (typeof members.$inferSelect)[], memberId: string): void {
  const going = owners.find(owner => owner.id === memberId)
  if (!going) return
  const staying = owners.filter(owner => owner.id !== memberId)
  const enough = going.identityId ? staying.some(owner => owner.identityId) : staying.length > 0
  if (!enough) throw new Problem('conflict', 'the last owner')
}
