import { eq } from 'drizzle-orm'
import { conversations, messageAttachments, messages } from '#db/schema/messages.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'
import { watchersOf } from './audience.server.ts'
import { tellOfMessage } from './recipients.server.ts'
import { takeBackFiles } from './retraction.server.ts'

export const reactions: Reactions = {
  'messages.sent': (school, { messageId }) => tellOfMessage(school, String(messageId)),
  'messages.retracted': (school, { messageId }) => takeBackFiles(school, String(messageId)),
  'attachment.ready': (school, { mediaId }) => showFile(school, String(mediaId)),
  'attachment.failed': (school, { mediaId }) => showFile(school, String(mediaId)),
}

/** A file of a message has been prepared or will not be: the open pages of its readers look again. */
async function showFile(school: School, mediaId: string): Promise<void> {
  await school.write(async tx => {
    const [row] = await tx
      .select({ conversation: conversations })
      .from(messageAttachments)
      .innerJoin(messages, eq(messages.id, messageAttachments.messageId))
      .innerJoin(conversations, eq(conversations.id, messages.conversationId))
      .where(eq(messageAttachments.mediaId, mediaId))
    if (row) await tx.announce('messages', row.conversation.id, watchersOf(row.conversation))
  })
}
