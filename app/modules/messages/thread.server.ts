import { and, desc, eq, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { Temporal } from 'temporal-polyfill'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import type { Locale } from '#app/platform/i18n/translate.ts'
import type { Queries } from '#db/client.server.ts'
import {
  conversationMarks,
  conversations,
  messageAttachments,
  messageReactions,
  messages,
} from '#db/schema/messages.ts'
import { messageTranslations } from '#db/schema/messages-translations.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { isForeign } from '#tenants/translation/offer.ts'
import { wishIn } from '#tenants/translation/standing.server.ts'
import type { Sealer } from '#tenants/vault.server.ts'
import type { Message, Thread } from './conversation.ts'
import { headOf, selectHeads } from './head.server.ts'
import { messagesPerPage } from './limits.ts'
import { type Sign, signs } from './policy.ts'
import { bodyPlace, messageSealer, translatedPlace } from './sealed-body.server.ts'

const quoted = alias(messages, 'quoted')

/**
 * A page of a conversation, in the order of its numbers, oldest first. One transaction; the words are deciphered after it.
 * @param before the page ends ahead of this number; the newest page without it
 * @param into the language that translations are offered in; null where none are
 * @throws Problem not_found for a conversation that is not the reader's (any more)
 */
export async function readThread(
  school: School,
  conversationId: string,
  before?: number,
  into: Locale | null = null,
): Promise<Thread> {
  const sealer = await messageSealer(school)
  const page = and(
    eq(messages.conversationId, conversationId),
    before === undefined ? undefined : lt(messages.seq, before),
  )
  const [[head], rows, reactions, places, files, marks, [newest], kept, wishes] = await school.read(q =>
    Promise.all([
      selectHeads(q, school).where(eq(conversations.id, conversationId)),
      pageOf(q, page),
      signsOn(q, page),
      placesOn(q, page),
      attachmentRows(q, filesOn(q, page)),
      q
        .select({
          id: conversationMarks.memberId,
          name: conversationMarks.memberName,
          readSeq: conversationMarks.readSeq,
        })
        .from(conversationMarks)
        .where(
          and(
            eq(conversationMarks.conversationId, conversationId),
            ne(conversationMarks.memberId, memberOf(school.actor)),
          ),
        )
        .limit(50),
      q
        .select({ seq: sql<number>`coalesce(max(${messages.seq}), 0)` })
        .from(messages)
        .where(eq(messages.conversationId, conversationId)),
      into ? translationsOn(q, page, into) : [],
      into ? wishIn(q, school) : [],
    ]),
  )
  const named = headOf(school, found(head))
  const newestSeq = newest?.seq ?? 0
  const attachments = await attachmentsFrom(school, files)
  const attachedTo = (messageId: string) =>
    places.flatMap(place => (place.messageId === messageId ? (attachments.get(place.mediaId) ?? []) : []))
  const read = await Promise.all(
    rows.toReversed().map(async row => {
      const message = await messageOf(school, sealer, row, reactions, attachedTo(row.message.id))
      return { ...message, translation: into ? await offerOf(sealer, message, row.message, kept, into) : null }
    }),
  )
  const oldest = read[0]?.seq ?? 0
  return {
    head: named,
    messages: read,
    older: oldest > 1 ? oldest : null,
    newest: (read.at(-1)?.seq ?? 0) >= newestSeq,
    newestSeq,
    // Thirty families do not watch each other read.
    readers: named.kind === 'class' ? [] : marks.filter(({ readSeq }) => readSeq > 0),
    alwaysTranslates: wishes.length > 0,
  }
}

const pageOf = (q: Queries, page: SQL | undefined) =>
  q
    .select({
      message: messages,
      quotedId: quoted.id,
      quotedSeq: quoted.seq,
      quotedAuthor: quoted.authorName,
      quotedBody: quoted.bodySealed,
    })
    .from(messages)
    .leftJoin(quoted, and(eq(quoted.schoolId, messages.schoolId), eq(quoted.id, messages.replyToId)))
    .where(page)
    .orderBy(desc(messages.seq))
    .limit(messagesPerPage)

const signsOn = (q: Queries, page: SQL | undefined) =>
  q
    .select({
      messageId: messageReactions.messageId,
      sign: messageReactions.sign,
      memberId: messageReactions.memberId,
    })
    .from(messageReactions)
    .where(inArray(messageReactions.messageId, idsOn(q, page)))

const idsOn = (q: Queries, page: SQL | undefined) =>
  q.select({ id: messages.id }).from(messages).where(page).orderBy(desc(messages.seq)).limit(messagesPerPage)

const filesOn = (q: Queries, page: SQL | undefined) =>
  q
    .select({ mediaId: messageAttachments.mediaId })
    .from(messageAttachments)
    .where(inArray(messageAttachments.messageId, idsOn(q, page)))

const placesOn = (q: Queries, page: SQL | undefined) =>
  q
    .select({ messageId: messageAttachments.messageId, mediaId: messageAttachments.mediaId })
    .from(messageAttachments)
    .where(inArray(messageAttachments.messageId, idsOn(q, page)))
    .orderBy(messageAttachments.place)

const translationsOn = (q: Queries, page: SQL | undefined, into: Locale) =>
  q
    .select({
      id: messageTranslations.id,
      messageId: messageTranslations.messageId,
      sealed: messageTranslations.textSealed,
    })
    .from(messageTranslations)
    .where(and(inArray(messageTranslations.messageId, idsOn(q, page)), eq(messageTranslations.language, into)))

type Kept = Awaited<ReturnType<typeof translationsOn>>[number]
type Row = Awaited<ReturnType<typeof pageOf>>[number]
type Reaction = Awaited<ReturnType<typeof signsOn>>[number]

async function messageOf(
  school: School,
  sealer: Sealer,
  row: Row,
  reactions: readonly Reaction[],
  attachments: Attachment[],
): Promise<Omit<Message, 'translation'>> {
  const { message } = row
  const own = reactions.find(each => each.messageId === message.id && each.memberId === school.actor.memberId)
  const [text, quotedText] = await Promise.all([
    message.bodySealed ? sealer.open(bodyPlace(message.id), message.bodySealed) : null,
    row.quotedId && row.quotedBody ? sealer.open(bodyPlace(row.quotedId), row.quotedBody) : null,
  ])
  return {
    id: message.id,
    seq: message.seq,
    at: message.createdAt.toISOString(),
    day: dayOf(school, message.createdAt),
    author: message.authorId
      ? {
          id: message.authorId,
          name: message.authorName ?? '',
          isStaff: message.authorIsStaff,
          own: message.authorId === school.actor.memberId,
        }
      : null,
    text,
    retracted: message.retractedAt !== null,
    openAgainAt: message.openAgainAt?.toISOString() ?? null,
    reply: row.quotedId ? { seq: row.quotedSeq ?? 0, author: row.quotedAuthor ?? '', text: quotedText } : null,
    attachments: message.retractedAt ? [] : attachments,
    signs: signs
      .map(sign => ({
        sign,
        count: reactions.filter(each => each.messageId === message.id && each.sign === sign).length,
        own: own?.sign === sign,
      }))
      .filter(({ count }) => count > 0),
    ownSign: signs.find((sign): sign is Sign => sign === own?.sign) ?? null,
  }
}

/** A translation for a message in another language than the reader's: of somebody else, with words in it. */
async function offerOf(
  sealer: Sealer,
  { text, author }: Pick<Message, 'text' | 'author'>,
  { id, authorLocale }: Row['message'],
  kept: readonly Kept[],
  into: Locale,
): Promise<Message['translation']> {
  if (!text || !author || author.own || !isForeign(text, authorLocale, into)) return null
  const row = kept.find(({ messageId }) => messageId === id)
  return { kept: row ? await sealer.open(translatedPlace(row.id), row.sealed) : null }
}

/** The school's day of an instant, ISO date. */
export const dayOf = (school: School, at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(school.facts.timeZone)
    .toPlainDate()
    .toString()
