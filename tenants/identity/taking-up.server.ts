import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { guardianships } from '#db/schema/children.ts'
import { classStaff, members } from '#db/schema/members.ts'
import { relatives } from '#db/schema/relatives.ts'
import { Problem } from '../problem.ts'
import type { Write } from '../school.server.ts'

/**
 * Makes a waiting member this identity's. Who has a membership in the same role already (a second child was entered with the
 * parent once more) keeps that one: children and classes of the waiting member move over to it.
 * @returns the member that the identity is now
 * @throws Problem conflict for a relative's, when the person is somebody else here already: they would go on as that and see nothing more;
 *   gone when the member has left or is somebody else's meanwhile
 */
export async function takeUpMembership(tx: Write, memberId: string, identityId: string): Promise<string> {
  const [waiting] = await tx.select().from(members).where(eq(members.id, memberId)).for('update')
  if (!waiting || waiting.leftAt !== null || (waiting.identityId !== null && waiting.identityId !== identityId))
    throw new Problem('gone', 'membership')
  if (waiting.role === 'relative') await requireNobodyElse(tx, identityId)
  const [own] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.identityId, identityId), eq(members.role, waiting.role), isNull(members.leftAt)))
  if (own && own.id !== memberId) {
    await moveOver(tx, memberId, own.id)
    await noteJoined(tx, own.id)
    return own.id
  }
  // A membership that was left keeps its name on what they wrote, and lets go of the person.
  await tx
    .update(members)
    .set({ identityId: null })
    .where(and(eq(members.identityId, identityId), eq(members.role, waiting.role), sql`${members.leftAt} is not null`))
  await tx.update(members).set({ identityId }).where(eq(members.id, memberId))
  await noteJoined(tx, memberId)
  return memberId
}

async function moveOver(tx: Write, from: string, to: string): Promise<void> {
  const [children, classes] = await Promise.all([
    tx.select().from(guardianships).where(eq(guardianships.memberId, from)),
    tx.select().from(classStaff).where(eq(classStaff.memberId, from)),
  ])
  for (const { id: _, ...row } of children)
    await tx
      .insert(guardianships)
      .values({ ...row, memberId: to })
      .onConflictDoNothing()
  for (const { id: _, ...row } of classes)
    await tx
      .insert(classStaff)
      .values({ ...row, memberId: to })
      .onConflictDoNothing()
  // Whom the same guardian has invited for the same child before comes back with what was said now.
  await tx.execute(sql`delete from relatives old using relatives made where old.school_id = made.school_id and made.member_id = ${from}
    and old.member_id = ${to} and old.child_id = made.child_id and old.invited_by = made.invited_by`)
  await tx.update(relatives).set({ memberId: to }).where(eq(relatives.memberId, from))
  await tx.delete(guardianships).where(eq(guardianships.memberId, from))
  await tx.delete(classStaff).where(eq(classStaff.memberId, from))
  await tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, from))
}

async function requireNobodyElse(tx: Write, identityId: string): Promise<void> {
  const others = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.identityId, identityId), ne(members.role, 'relative'), isNull(members.leftAt)))
  if (others.length > 0) throw new Problem('conflict', 'a member already')
}

async function noteJoined(tx: Write, memberId: string): Promise<void> {
  await tx
    .update(relatives)
    .set({ joinedAt: new Date() })
    .where(and(eq(relatives.memberId, memberId), isNull(relatives.joinedAt)))
}
