import { and, eq } from 'drizzle-orm'
import { conversations, messageReactions, messages } from '#db/schema/messages.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { watchersOf } from './audience.server.ts'
import type { Sign } from './policy.ts'

/** Puts one's sign under a message in place of the one before; without a sign takes it back. @throws Problem not_found */
export async function setSign(school: School, messageId: string, sign: Sign | undefined): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    const { conversation } = await messageInSight(tx, messageId)
    if (sign)
      await tx
        .insert(messageReactions)
        .values({ messageId, memberId, sign })
        .onConflictDoUpdate({
          target: [messageReactions.schoolId, messageReactions.messageId, messageReactions.memberId],
          set: { sign },
        })
    else
      await tx
        .delete(messageReactions)
        .where(and(eq(messageReactions.messageId, messageId), eq(messageReactions.memberId, memberId)))
    await tx.announce('messages', conversation.id, watchersOf(conversation))
  })
}

/** A message with its conversation, both in the actor's sight. @throws Problem not_found */
export async function messageInSight(tx: Write, messageId: string) {
  const [row] = await tx
    .select({ message: messages, conversation: conversations })
    .from(messages)
    .innerJoin(
      conversations,
      and(eq(conversations.schoolId, messages.schoolId), eq(conversations.id, messages.conversationId)),
    )
    .where(eq(messages.id, messageId))
  return found(row)
}
