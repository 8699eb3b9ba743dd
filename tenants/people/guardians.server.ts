import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { v7 as uuidv7 } from 'uuid'
import { publish } from '../bus.server.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'
import { type Contact, putContact, sealContact } from './contacts.server.ts'

export type Relation = (typeof guardianships.$inferSelect)['relation']

/** What a guardian may do for one child; each right is separate. */
export interface Rights {
  maySee: boolean
  mayMessage: boolean
  mayPickUp: boolean
  mayDecide: boolean
  mayPay: boolean
}

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
      .orderBy(asc(guardianships.createdAt)),
  )
  return rows.map(({ guardianship, name, identityId }) => ({
    guardianshipId: guardianship.id,
    memberId: guardianship.memberId,
    name,
    relation: guardianship.relation,
    joined: identityId !== null,
    maySee: guardianship.maySee,
    mayMessage: guardianship.mayMessage,
    mayPickUp: guardianship.mayPickUp,
    mayDecide: guardianship.mayDecide,
    mayPay: guardianship.mayPay,
  }))
}

/**
 * Adds a guardian to a child as a waiting member; the invitation is a step of its own. Somebody with the same e-mail
 * address who is a guardian here already becomes this child's guardian too, instead of a second member.
 * @param memberId made by the browser, so that a double click adds one
 * @returns the member's id
 */
export async function addGuardian(
  school: School,
  childId: string,
  memberId: string,
  input: { name: string; relation: Relation; rights: Rights; contact: Contact },
): Promise<string> {
  const sealed = await sealContact(school, uuidv7(), memberId, input.contact)
  return school.write(async tx => {
    const [known] = sealed.emailIndex
      ? (await tx.execute<{ id: string }>(
          sql`select m.id from member_contacts c join members m on m.school_id = c.school_id and m.id = c.member_id where c.email_index = ${sealed.emailIndex} and m.role = 'guardian' and m.left_at is null limit 1`,
        )).rows
      : []
    const guardian = known?.id ?? memberId
    if (!known) {
      const made = await tx.insert(members).values({ id: memberId, role: 'guardian', name: input.name }).onConflictDoNothing().returning({ id: members.id })
      if (made.length > 0) await putContact(tx, sealed)
    }
    await tx
      .insert(guardianships)
      .values({ childId, memberId: guardian, relation: input.relation, ...input.rights })
      .onConflictDoUpdate({ target: [guardianships.schoolId, guardianships.childId, guardianships.memberId], set: { relation: input.relation, ...input.rights, endedAt: null } })
    return guardian
  })
}

/** Changes what a guardian may do for a child; in force with their next request and on their open pages. */
export async function changeRights(school: School, guardianshipId: string, rights: Rights): Promise<void> {
  await school.write(async tx => {
    const rows = await tx.update(guardianships).set(rights).where(eq(guardianships.id, guardianshipId)).returning({ id: guardianships.id })
    found(rows[0])
    tx.afterCommit(() => publish('member', school.id))
  })
}

/** Ends a guardianship at once. The member stays, with what they wrote; without any child they see nothing. */
export async function endGuardianship(school: School, guardianshipId: string): Promise<void> {
  await school.write(async tx => {
    const rows = await tx.update(guardianships).set({ endedAt: sql`coalesce(${guardianships.endedAt}, now())` }).where(eq(guardianships.id, guardianshipId)).returning({ id: guardianships.id })
    found(rows[0])
    tx.afterCommit(() => publish('member', school.id))
  })
}

/** Changes a member's name and contact. */
export async function correctMember(school: School, memberId: string, input: { name: string; contact: Contact }): Promise<void> {
  const sealed = await sealContact(school, uuidv7(), memberId, input.contact)
  await school.write(async tx => {
    const rows = await tx.update(members).set({ name: input.name }).where(eq(members.id, memberId)).returning({ id: members.id })
    found(rows[0])
    await putContact(tx, sealed)
    tx.afterCommit(() => publish('member', school.id))
  })
}

