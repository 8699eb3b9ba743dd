import { and, eq, inArray } from 'drizzle-orm'
import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { conversations, messages } from '#db/schema/messages.ts'
import { headOf, selectHeads } from './head.server.ts'
import { paths } from './paths.ts'

export const notificationTexts: NotificationTexts = {
  // Says in which conversation, never what.
  'messages.new': async ({ school, t }, messageIds) => {
    const [said, heads] = await school.read(q =>
      Promise.all([
        q
          .select({ id: messages.id, conversationId: messages.conversationId })
          .from(messages)
          .where(inArray(messages.id, [...messageIds])),
        selectHeads(q, school).where(
          inArray(
            conversations.id,
            q
              .select({ id: messages.conversationId })
              .from(messages)
              .where(and(eq(messages.schoolId, school.id), inArray(messages.id, [...messageIds]))),
          ),
        ),
      ]),
    )
    const named = new Map(heads.map(row => [row.conversation.id, headOf(school, row)]))
    return new Map(
      said.flatMap(({ id, conversationId }) => {
        const head = named.get(conversationId)
        if (!head) return []
        return [
          [
            id,
            {
              title: head.name ? t('messages.notice.new', { name: head.name }) : t('messages.notice.new_office'),
              text: t(`messages.kind.${head.kind}`),
              href: paths.conversation(conversationId),
              icon: 'message-circle',
            },
          ] as const,
        ]
      }),
    )
  },
}
