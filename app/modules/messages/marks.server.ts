import { and, eq, inArray, lte, max, sql } from 'drizzle-orm'
import { conversationMarks, conversations, messages } from '#db/schema/messages.ts'
import { type Actor, memberOf } from '#tenants/actor.ts'
import { settleAbout } from '#tenants/notifications/items.server.ts'
import { forgetUnreadOf } from '#tenants/notifications/unread.server.ts'
import { found } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { watchersOf } from './audience.server.ts'

/** Moves the actor's mark forward, never back. */
export async function markTo(tx: Write, actor: Actor, conversationId: string, readSeq: number): Promise<void> {
  await tx
    .insert(conversationMarks)
    .values({ conversationId, memberId: memberOf(actor), memberName: actor.name, readSeq })
    .onConflictDoUpdate({
      target: [conversationMarks.schoolId, conversationMarks.conversationId, conversationMarks.memberId],
      set: { readSeq: sql`greatest(${conversationMarks.readSeq}, excluded.read_seq)`, memberName: actor.name },
    })
  tx.afterCommit(() => forgetUnreadOf(memberOf(actor)))
}

/**
 * Says how far the actor has read, and takes what called for it off their list. A number beyond the newest message counts as that.
 * @throws Problem not_found
 */
export async function markRead(school: School, conversationId: string, seq: number): Promise<void> {
  await school.write(async tx => {
    const [[row], [newest], [before]] = await Promise.all([
      tx.select().from(conversations).where(eq(conversations.id, conversationId)),
      tx
        .select({ seq: max(messages.seq) })
        .from(messages)
        .where(eq(messages.conversationId, conversationId)),
      tx
        .select({ readSeq: conversationMarks.readSeq })
        .from(conversationMarks)
        .where(
          and(
            eq(conversationMarks.conversationId, conversationId),
            eq(conversationMarks.memberId, memberOf(school.actor)),
          ),
        ),
    ])
    const conversation = found(row)
    const to = Math.min(seq, newest?.seq ?? 0)
    if (to <= (before?.readSeq ?? 0)) return
    await markTo(tx, school.actor, conversationId, to)
    await settleAbout(
      tx,
      school,
      'messages.new',
      tx
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.conversationId, conversationId), lte(messages.seq, to))),
    )
    // In a class's group thirty families would reload for each reader.
    const watchers = conversation.kind === 'class' ? { memberIds: [memberOf(school.actor)] } : watchersOf(conversation)
    await tx.announce('messages', conversationId, watchers)
  })
}

/** Lets a conversation call for the actor, or not. @throws Problem not_found */
export async function setMuted(school: School, conversationId: string, muted: boolean): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    await markTo(tx, school.actor, conversationId, 0)
    await tx
      .update(conversationMarks)
      .set({ mutedAt: muted ? sql`coalesce(${conversationMarks.mutedAt}, now())` : null })
      .where(and(eq(conversationMarks.conversationId, conversationId), inArray(conversationMarks.memberId, [memberId])))
  })
}
