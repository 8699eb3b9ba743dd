import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { conversations, messages, retractedMessages } from '#db/schema/messages.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { watchersOf } from './audience.server.ts'
import { daysRetractedKept } from './limits.ts'
import { bodyPlace, messageSealer, retractedPlace } from './sealed-body.server.ts'

/**
 * Takes back one's own message, or as the office one that was reported: its place says so, its words are gone for readers and kept
 * sealed for the office for ninety days. Twice is once.
 * @throws Problem not_found, forbidden for somebody else's
 */
export async function retract(school: School, messageId: string): Promise<void> {
  const sealer = await messageSealer(school)
  const [message] = await school.read(q => q.select().from(messages).where(eq(messages.id, messageId)))
  const { authorId, bodySealed, reportedAt, conversationId } = found(message)
  const me = memberOf(school.actor)
  if (authorId !== me && !(isOffice(school.actor.role) && reportedAt)) throw new Problem('forbidden', 'not theirs')
  if (!bodySealed) return
  const rowId = uuidv7()
  const words = await sealer.open(bodyPlace(messageId), bodySealed)
  const [conversation] = await school
    .asSystem()
    .read(q => q.select().from(conversations).where(eq(conversations.id, conversationId)))
  await school.write(async tx => {
    const [taken] = await tx
      .update(messages)
      .set({ bodySealed: null, retractedAt: sql`now()`, retractedBy: me })
      .where(and(eq(messages.id, messageId), isNull(messages.retractedAt)))
      .returning({ id: messages.id })
    if (!taken) return
    await tx
      .insert(retractedMessages)
      .values({ id: rowId, messageId, bodySealed: sealer.seal(retractedPlace(rowId), words) })
    await tx.announce('messages', conversationId, watchersOf(found(conversation)))
  })
}

/** Lets go of retracted words whose time is over. */
export async function forgetRetractedOf(school: School): Promise<void> {
  await school.write(tx =>
    tx
      .delete(retractedMessages)
      .where(lt(retractedMessages.createdAt, sql`now() - make_interval(days => ${daysRetractedKept})`)),
  )
}
