import { and, eq } from 'drizzle-orm'
import { formatMoment } from '#app/platform/i18n/format.ts'
import type { RecordEntry, RecordReader, RecordSource } from '#app/platform/record.ts'
import { conversations } from '#db/schema/messages.ts'
import type { Message } from './conversation.ts'
import { readThread } from './thread.server.ts'

/** What was said in the child's circle, for guardians who read it; what people say to each other between two, or in a class's group, is not the child's. */
export const record: RecordSource = async (reader, childId) => {
  const { school, t } = reader
  const [circle] = await school.read(q =>
    q
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.kind, 'child'), eq(conversations.childId, childId))),
  )
  if (!circle) return null
  const messages = await allMessages(reader, circle.id)
  const years = [...new Set(messages.map(({ day }) => day.slice(0, 4)))]
  return {
    pages: years.map(year => ({
      name: `messages-${year}`,
      title: `${t('messages.child_record.circle')} ${year}`,
      blocks: [
        {
          kind: 'entries' as const,
          entries: messages.filter(({ day }) => day.startsWith(year)).map(each => entryOf(reader, each)),
        },
      ],
    })),
    data: messages.map(({ id, seq, at, author, text, retracted, reply, attachments }) => ({
      ...{ id, seq, at, author: author?.name ?? null, text, retracted },
      replyTo: reply?.seq ?? null,
      files: attachments.map(({ mediaId }) => mediaId),
    })),
  }
}

/** In the order in which it was said. */
async function allMessages({ school }: RecordReader, conversationId: string): Promise<Message[]> {
  let all: Message[] = []
  let before: number | undefined
  do {
    const { messages, older } = await readThread(school, conversationId, before)
    all = [...messages, ...all]
    before = older ?? undefined
  } while (before)
  // The school's own line of an evening says when it answers again, which is over.
  return all.filter(({ author }) => author !== null)
}

function entryOf(
  { school, locale, t }: RecordReader,
  { id, at, day, author, text, retracted, reply, attachments }: Message,
): RecordEntry {
  return {
    ...{ id, title: author?.name ?? t('messages.child_record.school') },
    about: formatMoment(locale, school.facts.timeZone, at),
    text: [
      reply?.text ? `> ${reply.author}: ${reply.text}` : null,
      retracted ? t('messages.child_record.taken_back') : text,
    ]
      .filter(Boolean)
      .join('\n\n'),
    files: attachments.map(({ mediaId }) => ({ mediaId, day, name: t('messages.child_record.file') })),
  }
}
