import { and, eq, sql } from 'drizzle-orm'
import { conversations, messageAttachments, messages } from '#db/schema/messages.ts'
import { together } from '#db/together.ts'
import { memberOf } from '#tenants/actor.ts'
import { attach, ownAttachments } from '#tenants/files/attachments.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { watchersOf } from './audience.server.ts'
import type { MessageInput } from './forms.ts'
import { markTo } from './marks.server.ts'
import { type OfficeHours, opensAgainAt } from './office-hours.ts'
import { bodyPlace, messageSealer } from './sealed-body.server.ts'

/**
 * Says something in a conversation. The same id again is the same message, whatever was lost on the way; its number is given under
 * the conversation's lock, so that everybody reads the same order whatever their clocks say.
 * @returns its number
 * @throws Problem not_found for a conversation that is not the actor's (any more), a reply to what is not in it, or an id that names
 *   another's message; forbidden in a class's group where only staff write
 */
export async function send(
  school: School,
  conversationId: string,
  { messageId, body, replyToId, mediaIds = [] }: MessageInput,
  hours: OfficeHours,
): Promise<number> {
  const sealer = await messageSealer(school)
  const authorId = memberOf(school.actor)
  return school.write(async tx => {
    const [[row]] = await together(
      () => tx.select().from(conversations).where(eq(conversations.id, conversationId)),
      () => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('conversation:' || ${conversationId}, 0))`),
    )
    const conversation = found(row)
    if (conversation.announceOnly && !isStaff(school.actor.role)) throw new Problem('forbidden', 'announcements only')
    if (replyToId) await inConversation(tx, conversationId, replyToId)
    const [sent] = await tx
      .insert(messages)
      .values({
        id: messageId,
        conversationId,
        seq: nextSeq(conversationId),
        authorId,
        authorName: school.actor.name,
        authorIsStaff: isStaff(school.actor.role),
        authorLocale: school.actor.locale,
        bodySealed: sealer.seal(bodyPlace(messageId), body),
        replyToId: replyToId ?? null,
      })
      .onConflictDoNothing()
      .returning({ seq: messages.seq })
    if (!sent) return (await inConversation(tx, conversationId, messageId, authorId)).seq
    await attachTo(tx, school, messageId, mediaIds)
    const isAnswered = !isStaff(school.actor.role) && conversation.kind !== 'class'
    await together(
      () => markTo(tx, school.actor, conversationId, sent.seq),
      () => (isAnswered ? sayWhenOpen(tx, school, conversationId, hours) : null),
      () => tx.record('messages.sent', { messageId }),
      () => tx.announce('messages', conversationId, watchersOf(conversation)),
    )
    return sent.seq
  })
}

async function attachTo(tx: Write, school: School, messageId: string, mediaIds: readonly string[]): Promise<void> {
  const files = await ownAttachments(tx, school, mediaIds)
  if (files.length === 0) return
  await attach(tx, files)
  await tx.insert(messageAttachments).values(files.map((mediaId, place) => ({ messageId, mediaId, place })))
}

/** The school's own line outside of its hours: once for each closed stretch. */
async function sayWhenOpen(tx: Write, school: School, conversationId: string, hours: OfficeHours): Promise<void> {
  const opening = opensAgainAt(hours, school.facts.timeZone, new Date().toISOString())
  if (!opening) return
  await tx
    .insert(messages)
    .values({ conversationId, seq: nextSeq(conversationId), openAgainAt: new Date(opening) })
    .onConflictDoNothing()
}

const nextSeq = (conversationId: string) =>
  sql`(select coalesce(max(m.seq), 0) + 1 from messages m where m.school_id = nullif(current_setting('app.school_id', true), '')::uuid and m.conversation_id = ${conversationId})`

async function inConversation(tx: Write, conversationId: string, messageId: string, authorId?: string) {
  const [message] = await tx
    .select({ seq: messages.seq })
    .from(messages)
    .where(
      and(
        eq(messages.id, messageId),
        eq(messages.conversationId, conversationId),
        authorId ? eq(messages.authorId, authorId) : undefined,
      ),
    )
  return found(message)
}
