import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { invitations } from '#db/schema/invitations.ts'
import { type MemberRole, members } from '#db/schema/members.ts'
import { publish } from '../bus.server.ts'
import { originOf } from '../config.server.ts'
import { type Letterhead, renderLetter } from '../mail/branded.tsx'
import { invitationLetter } from '../mail/letters.ts'
import { sendMail } from '../mail/mail.server.ts'
import { contactOf } from '../people/contacts.server.ts'
import { found, Problem } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { School } from '../school.server.ts'
import { takeUpMembership } from './taking-up.server.ts'

export const invitationDays = 14

export interface Invitation {
  id: string
  memberId: string
  name: string
  role: MemberRole
  expiresAt: Date
}

/**
 * Invites a waiting member with a link to pass on; an earlier invitation of theirs stops working. The link is shown now and
 * never again: only its hash is kept.
 * @throws Problem forbidden for others than the office, not_found, conflict for a member who has joined or left
 */
export async function invite(
  school: School,
  memberId: string,
  hostname: string,
): Promise<{ invitationId: string; href: string }> {
  if (!isOffice(school.actor.role) && school.actor.role !== 'system') throw new Problem('forbidden', 'people:invite')
  const token = randomBytes(16).toString('base64url')
  const expiresAt = new Date(Date.now() + invitationDays * 86_400_000)
  const invitationId = await school.write(async tx => {
    const [member] = await tx
      .select({ identityId: members.identityId, leftAt: members.leftAt })
      .from(members)
      .where(eq(members.id, memberId))
      .for('update')
    if (found(member).identityId !== null || found(member).leftAt !== null)
      throw new Problem('conflict', 'the member has joined or left')
    await tx
      .update(invitations)
      .set({ withdrawnAt: new Date() })
      .where(and(eq(invitations.memberId, memberId), isWaiting))
    const [made] = await tx
      .insert(invitations)
      .values({ memberId, invitedBy: school.actor.memberId, tokenHash: hashOf(token), expiresAt })
      .returning({ id: invitations.id })
    return found(made).id
  })
  return { invitationId, href: `${originOf(hostname)}/invitation/${token}` }
}

/**
 * Invites by mail, again if need be: each mail has a link of its own, and the newest counts.
 * @returns `no_address` when the member has none; nothing was sent or changed then
 * @throws as invite(), and what sendMail() throws; the invitation stands then and can be sent again
 */
export async function inviteByMail(
  school: School,
  memberId: string,
  letterhead: Letterhead,
  hostname: string,
): Promise<'sent' | 'no_address'> {
  const { email } = await contactOf(school, memberId)
  if (!email) return 'no_address'
  const { href } = await invite(school, memberId, hostname)
  const [member] = await school.read(q =>
    q.select({ name: members.name }).from(members).where(eq(members.id, memberId)),
  )
  const letter = invitationLetter(letterhead.locale, {
    name: found(member).name,
    school: letterhead.name,
    href,
    days: invitationDays,
  })
  await sendMail({
    ...(await renderLetter(letterhead, letter)),
    to: email,
    fromName: letterhead.name,
    fromSchool: letterhead.schoolId,
  })
  return 'sent'
}

/** Takes an invitation back; one that was taken up already stays what it is. */
export async function withdrawInvitation(school: School, invitationId: string): Promise<void> {
  await school.write(async tx => {
    const [known] = await tx.select({ id: invitations.id }).from(invitations).where(eq(invitations.id, invitationId))
    found(known)
    await tx
      .update(invitations)
      .set({ withdrawnAt: new Date() })
      .where(and(eq(invitations.id, invitationId), isWaiting))
  })
}

/** Invitations that wait to be taken up, newest first; for the office. */
export async function waitingInvitations(school: School): Promise<Invitation[]> {
  return school.read(q =>
    selectInvitations(q)
      .where(and(isWaiting, gt(invitations.expiresAt, new Date()), isNull(members.leftAt)))
      .orderBy(desc(invitations.createdAt)),
  )
}

/** What the holder of a link is told before signing in; null for a link that is used, over, withdrawn or another school's. */
export async function findInvitation(school: School, token: string): Promise<Invitation | null> {
  const rows = await school.asSystem().read(q => selectInvitations(q).where(isGood(token)))
  return rows[0] ?? null
}

/**
 * Takes an invitation up: from now on the waiting member is this identity. Doing it twice as the same person is no error.
 * @returns the member's id
 * @throws Problem gone, the same for every link that cannot be used
 */
export async function acceptInvitation(school: School, token: string, identityId: string): Promise<string> {
  return school.asSystem().write(async tx => {
    const [taken] = await tx
      .update(invitations)
      .set({ acceptedAt: new Date() })
      .where(isGood(token))
      .returning({ memberId: invitations.memberId })
    tx.afterCommit(() => publish('member', school.id))
    if (taken) return takeUpMembership(tx, taken.memberId, identityId)
    const [before] = await tx
      .select({ memberId: members.id })
      .from(invitations)
      .innerJoin(members, and(eq(members.schoolId, invitations.schoolId), eq(members.id, invitations.memberId)))
      .where(
        and(
          eq(invitations.tokenHash, hashOf(token)),
          eq(members.identityId, identityId),
          isNull(invitations.withdrawnAt),
        ),
      )
    if (!before) throw new Problem('gone', 'invitation')
    return before.memberId
  })
}

const isWaiting = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt))
const isGood = (token: string) =>
  and(eq(invitations.tokenHash, hashOf(token)), isWaiting, gt(invitations.expiresAt, new Date()))
/** 128 random bits need no slow hash and no key. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

type Reader = Parameters<Parameters<School['read']>[0]>[0]
const selectInvitations = (q: Reader) =>
  q
    .select({
      id: invitations.id,
      memberId: invitations.memberId,
      name: members.name,
      role: members.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(members, and(eq(members.schoolId, invitations.schoolId), eq(members.id, invitations.memberId)))
