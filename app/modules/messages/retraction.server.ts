import { and, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { conversations, messageAttachments, messages, retractedMessages } from '#db/schema/messages.ts'
import { messageTranslations } from '#db/schema/messages-translations.ts'
import { memberOf } from '#tenants/actor.ts'
import { takeBack } from '#tenants/files/attachments.server.ts'
import { binMedia } from '#tenants/files/media.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
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
    await tx.delete(messageTranslations).where(eq(messageTranslations.messageId, messageId))
    await tx
      .insert(retractedMessages)
      .values({ id: rowId, messageId, bodySealed: sealer.seal(retractedPlace(rowId), words) })
    await tx.record('messages.retracted', { messageId })
    await tx.announce('messages', conversationId, watchersOf(found(conversation)))
  })
}

/**
 * Takes a retracted message's files from their uploader, too; the other readers lost them with the message.
 * @param school acting as the school itself
 */
export async function takeBackFiles(school: School, messageId: string): Promise<void> {
  await school.write(async tx => takeBack(tx, await filesOf(tx, eq(messageAttachments.messageId, messageId))))
}

/** Lets go of retracted words and files whose time is over. */
export async function forgetRetractedOf(school: School): Promise<void> {
  await school.write(async tx => {
    const over = await tx
      .delete(retractedMessages)
      .where(lt(retractedMessages.createdAt, sql`now() - make_interval(days => ${daysRetractedKept})`))
      .returning({ messageId: retractedMessages.messageId })
    const ids = over.map(({ messageId }) => messageId)
    if (ids.length > 0) await binMedia(tx, await filesOf(tx, inArray(messageAttachments.messageId, ids)))
  })
}

async function filesOf(tx: Write, which: SQL): Promise<string[]> {
  const rows = await tx.select({ mediaId: messageAttachments.mediaId }).from(messageAttachments).where(which)
  return rows.map(({ mediaId }) => mediaId)
}
