import { and, desc, inArray, isNotNull, lt } from 'drizzle-orm'
import { conversations, messages } from '#db/schema/messages.ts'
import type { School } from '#tenants/school.server.ts'
import type { Head } from './conversation.ts'
import { headOf, selectHeads } from './head.server.ts'
import { mostFinds, searchedAtOnce, searchedMessages } from './limits.ts'
import { bodyPlace, messageSealer } from './sealed-body.server.ts'

export interface Find {
  head: Head
  messageId: string
  seq: number
  author: string
  text: string
  /** ISO instant. */
  at: string
}

/**
 * Looks for words in the reader's own conversations, the newest first. Words rest sealed, so the newest few thousand messages in
 * sight are deciphered in batches and compared; what is older is not found.
 */
export async function searchMessages(school: School, words: string): Promise<Find[]> {
  const sealer = await messageSealer(school)
  const wanted = folded(words)
  const finds: { conversationId: string; find: Omit<Find, 'head'> }[] = []
  let before: Date | undefined
  for (let seen = 0; seen < searchedMessages && finds.length < mostFinds; seen += searchedAtOnce) {
    const rows = await school.read(q =>
      q
        .select()
        .from(messages)
        .where(and(isNotNull(messages.bodySealed), before ? lt(messages.createdAt, before) : undefined))
        .orderBy(desc(messages.createdAt), desc(messages.id))
        .limit(searchedAtOnce),
    )
    for (const row of rows) {
      const text = await sealer.open(bodyPlace(row.id), row.bodySealed ?? '')
      if (!folded(text).includes(wanted)) continue
      const { id: messageId, seq, conversationId, authorName, createdAt } = row
      finds.push({
        conversationId,
        find: { messageId, seq, author: authorName ?? '', text, at: createdAt.toISOString() },
      })
    }
    before = rows.at(-1)?.createdAt
    if (rows.length < searchedAtOnce) break
  }
  return withHeads(school, finds.slice(0, mostFinds))
}

async function withHeads(
  school: School,
  finds: readonly { conversationId: string; find: Omit<Find, 'head'> }[],
): Promise<Find[]> {
  if (finds.length === 0) return []
  const ids = [...new Set(finds.map(({ conversationId }) => conversationId))]
  const rows = await school.read(q => selectHeads(q, school).where(inArray(conversations.id, ids)))
  const heads = new Map(rows.map(row => [row.conversation.id, headOf(school, row)]))
  return finds.flatMap(({ conversationId, find }) => {
    const head = heads.get(conversationId)
    return head ? [{ head, ...find }] : []
  })
}

const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase()
