import { and, asc, eq, isNull } from 'drizzle-orm'
import { children, guardianships } from '#db/schema/children.ts'
import { type MemberRole, memberContacts, members } from '#db/schema/members.ts'
import { waitingInvitations } from '../identity/invitations.server.ts'
import type { School } from '../school.server.ts'
import { nameOf } from './child-name.ts'
import { hereOn } from './enrolled.ts'

/** Somebody who has not joined, and their invitation if one is on its way. */
export interface WaitingMember {
  memberId: string
  name: string
  role: Exclude<MemberRole, 'relative'>
  /** Whose guardian they are, by name. */
  children: string[]
  hasEmail: boolean
  invitation: { id: string; expiresAt: string } | null
}

/**
 * Members who have not joined, by name: staff, and guardians of children who are here. For the office.
 */
export async function waitingToJoin(school: School): Promise<WaitingMember[]> {
  const [invitations, [people, families]] = await Promise.all([
    waitingInvitations(school),
    school.read(q =>
      Promise.all([
        q
          .select({ memberId: members.id, name: members.name, role: members.role, email: memberContacts.emailIndex })
          .from(members)
          .leftJoin(
            memberContacts,
            and(eq(memberContacts.schoolId, members.schoolId), eq(memberContacts.memberId, members.id)),
          )
          .where(and(isNull(members.identityId), isNull(members.leftAt)))
          .orderBy(asc(members.name), asc(members.id)),
        q
          .select({
            memberId: guardianships.memberId,
            firstName: children.firstName,
            lastName: children.lastName,
            callName: children.callName,
          })
          .from(guardianships)
          .innerJoin(
            children,
            and(eq(children.schoolId, guardianships.schoolId), eq(children.id, guardianships.childId)),
          )
          .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
          .where(and(isNull(guardianships.endedAt), isNull(members.identityId), hereOn(school.today())))
          .orderBy(asc(children.firstName)),
      ]),
    ),
  ])
  return people.flatMap(({ email, role, ...rest }) => {
    // Whom a guardian has invited is on the child's own page.
    if (role === 'relative') return []
    const person = { ...rest, role }
    const own = families.filter(each => each.memberId === person.memberId).map(nameOf)
    if (person.role === 'guardian' && own.length === 0) return []
    const sent = invitations.find(each => each.memberId === person.memberId)
    return [
      {
        ...person,
        children: own,
        hasEmail: email !== null,
        invitation: sent ? { id: sent.id, expiresAt: sent.expiresAt.toISOString() } : null,
      },
    ]
  })
}
