import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children, guardianships } from '#db/schema/children.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { publish } from '../bus.server.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import type { ChildNames } from './child-name.ts'
import { type Contact, putContact, sealContact } from './contacts.server.ts'
import { spellNow } from './directory/spelt.server.ts'
import type { Relation, Rights } from './rights.ts'

export interface Guardian extends Rights {
  guardianshipId: string
  memberId: string
  name: string
  relation: Relation
  /** Has taken up the invitation. */
  joined: boolean
}

/** The guardians of a child whose guardianship is in force. */
export async function guardiansOfChild(school: School, childId: string): Promise<Guardian[]> {
  const rows = await school.read(q =>
    q
      .select({ guardianship: guardianships, name: members.name, identityId: members.identityId })
      .from(guardianships)
      .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
      .where(and(eq(guardianships.childId, childId), isNull(guardianships.endedAt)))
      .orderBy(asc(guardianships.createdAt), asc(guardianships.id)),
  )
  return rows.map(row => guardianFor(row))
}

/** One guardianship with its child, ended or in force. @throws Problem not_found */
export async function guardianshipOf(
  school: School,
  guardianshipId: string,
): Promise<Guardian & { child: ChildNames & { id: string } }> {
  const rows = await school.read(q =>
    q
      .select({
        guardianship: guardianships,
        name: members.name,
        identityId: members.identityId,
        child: {
          id: children.id,
          firstName: children.firstName,
          lastName: children.lastName,
          callName: children.callName,
        },
      })
      .from(guardianships)
      .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
      .innerJoin(children, and(eq(children.schoolId, guardianships.schoolId), eq(children.id, guardianships.childId)))
      .where(eq(guardianships.id, guardianshipId)),
  )
  const row = found(rows[0])
  return { ...guardianFor(row), child: row.child }
}

/** The member's guardianships in force, by id, the oldest first. */
export async function guardianshipsOf(school: School, memberId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: guardianships.id })
      .from(guardianships)
      .where(and(eq(guardianships.memberId, memberId), isNull(guardianships.endedAt)))
      .orderBy(asc(guardianships.createdAt), asc(guardianships.id)),
  )
  return rows.map(({ id }) => id)
}

/**
 * Adds a guardian to a child as a waiting member; the invitation is a step of its own. Somebody with the same e-mail
 * address who is a guardian here already becomes this child's guardian too, instead of a second member.
 * @param memberId made by the browser, so that a double click adds one
 * @returns the member's id
 * @throws Problem not_found (child)
 */
export async function addGuardian(
  school: School,
  childId: string,
  memberId: string,
  input: { name: string; relation: Relation; rights: Rights; contact: Contact },
): Promise<string> {
  const sealed = await sealContact(school, uuidv7(), memberId, input.contact)
  return school.write(async tx => {
    const guardian = (sealed.emailIndex && (await knownGuardian(tx, sealed.emailIndex))) || memberId
    if (guardian === memberId) {
      const made = await tx
        .insert(members)
        .values({ id: memberId, role: 'guardian', name: input.name })
        .onConflictDoNothing()
        .returning({ id: members.id })
      if (made.length > 0) await putContact(tx, sealed)
      else await requireGuardian(tx, memberId)
      await spellNow(tx, [memberId])
    }
    await tx
      .insert(guardianships)
      .values({ childId, memberId: guardian, relation: input.relation, ...input.rights })
      .onConflictDoUpdate({
        target: [guardianships.schoolId, guardianships.childId, guardianships.memberId],
        set: { relation: input.relation, ...input.rights, endedAt: null },
      })
    tx.afterCommit(() => publish('member', school.id))
    return guardian
  })
}

/** Changes what a guardian may do for a child; in force with their next request and on their open pages. @throws Problem not_found */
export async function changeRights(
  school: School,
  guardianshipId: string,
  change: Partial<Rights> & { relation?: Relation | undefined },
): Promise<void> {
  await changeGuardianship(school, guardianshipId, change)
}

/** Ends a guardianship at once. The member stays, with what they wrote; without any child they see nothing. @throws Problem not_found */
export async function endGuardianship(school: School, guardianshipId: string): Promise<void> {
  await changeGuardianship(school, guardianshipId, { endedAt: sql`coalesce(${guardianships.endedAt}, now())` })
}

/** Takes the end of a guardianship back, with the rights it had. @throws Problem not_found */
export async function resumeGuardianship(school: School, guardianshipId: string): Promise<void> {
  await changeGuardianship(school, guardianshipId, { endedAt: null })
}

/**
 * Changes a member's name and contact.
 * @throws Problem not_found, forbidden for an owner's, which owners alone change: an invitation goes to that address
 */
export async function correctMember(
  school: School,
  memberId: string,
  input: { name: string; contact: Contact },
): Promise<void> {
  const sealed = await sealContact(school, uuidv7(), memberId, input.contact)
  await school.write(async tx => {
    const rows = await tx
      .update(members)
      .set({ name: input.name })
      .where(and(eq(members.id, memberId), isNull(members.leftAt)))
      .returning({ role: members.role })
    if (found(rows[0]).role === 'owner' && school.actor.role === 'office') throw new Problem('forbidden', 'for owners')
    await spellNow(tx, [memberId])
    await putContact(tx, sealed)
    tx.afterCommit(() => publish('member', school.id))
  })
}

async function changeGuardianship(
  school: School,
  guardianshipId: string,
  change: Partial<Rights> & { relation?: Relation | undefined; endedAt?: SQL | null },
): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .update(guardianships)
      .set(change)
      .where(eq(guardianships.id, guardianshipId))
      .returning({ id: guardianships.id })
    found(rows[0])
    tx.afterCommit(() => publish('member', school.id))
  })
}

/** The guardian with that address, held until commit so that two at once do not add the same person twice. */
async function knownGuardian(tx: Write, emailIndex: string): Promise<string | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`address:${emailIndex}`}, 0))`)
  const rows = await tx
    .select({ id: members.id })
    .from(memberContacts)
    .innerJoin(members, and(eq(members.schoolId, memberContacts.schoolId), eq(members.id, memberContacts.memberId)))
    .where(and(eq(memberContacts.emailIndex, emailIndex), eq(members.role, 'guardian'), isNull(members.leftAt)))
    .limit(1)
  return rows[0]?.id
}

async function requireGuardian(tx: Write, memberId: string): Promise<void> {
  const rows = await tx
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.id, memberId), eq(members.role, 'guardian'), isNull(members.leftAt)))
  found(rows[0])
}

function guardianFor({
  guardianship,
  name,
  identityId,
}: {
  guardianship: typeof guardianships.$inferSelect
  name: string
  identityId: string | null
}): Guardian {
  const { id, memberId, relation, maySee, mayMessage, mayPickUp, mayDecide, mayPay } = guardianship
  return {
    guardianshipId: id,
    memberId,
    name,
    relation,
    joined: identityId !== null,
    maySee,
    mayMessage,
    mayPickUp,
    mayDecide,
    mayPay,
  }
}
