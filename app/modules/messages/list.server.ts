import { and, desc, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { conversationMarks, conversations, messages } from '#db/schema/messages.ts'
import { memberOf } from '#tenants/actor.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { Listed } from './conversation.ts'
import { headOf, ownMark, selectHeads } from './head.server.ts'
import { mostConversations } from './limits.ts'
import type { View } from './policy.ts'
import { bodyPlace, messageSealer } from './sealed-body.server.ts'

/**
 * The reader's conversations in which something was said, the last one first. The office has its inbox, its own talks between two, and the
 * circles and groups in which it took part.
 */
export async function listConversations(school: School, view: View = 'all'): Promise<Listed[]> {
  const sealer = await messageSealer(school)
  const [heads, states] = await school.read(q =>
    Promise.all([selectHeads(q, school).where(takesPart(school)), selectStates(q, school)]),
  )
  const headById = new Map(heads.map(head => [head.conversation.id, headOf(school, head)]))
  const listed = states.map(async (state): Promise<Listed | null> => {
    const head = headById.get(state.conversationId)
    if (!head) return null
    return {
      ...head,
      unread: state.unread,
      waiting: !state.byStaff && head.kind !== 'class',
      last: {
        text: state.body ? await sealer.open(bodyPlace(state.messageId), state.body) : null,
        author: state.author ?? '',
        own: state.authorId === school.actor.memberId,
        at: state.at.toISOString(),
      },
    }
  })
  const all = (await Promise.all(listed)).filter(each => each !== null)
  return all.filter(each => isIn(view, each, school))
}

function isIn(view: View, each: Listed, school: School): boolean {
  if (view === 'waiting') return each.waiting
  return view === 'all' || each.assignedTo === school.actor.memberId
}

/** The office belongs to every circle and group, so it is asked for those only in which it has spoken. */
function takesPart(school: School) {
  if (!isOffice(school.actor.role)) return undefined
  return or(
    eq(conversations.kind, 'office'),
    eq(conversations.kind, 'direct'),
    sql`exists (select 1 from conversation_marks k where k.school_id = ${conversations.schoolId} and k.conversation_id = ${conversations.id} and k.member_id = ${school.actor.memberId})`,
  )
}

/** Per conversation what was said last and how much the reader has not read. */
function selectStates(q: Queries, school: School) {
  const ofConversation = and(
    eq(messages.schoolId, conversations.schoolId),
    eq(messages.conversationId, conversations.id),
    isNotNull(messages.authorId),
  )
  const last = q.select().from(messages).where(ofConversation).orderBy(desc(messages.seq)).limit(1).as('last')
  const unread = q
    .select({ count: sql<number>`count(*)::int`.as('count') })
    .from(messages)
    .where(
      and(
        ofConversation,
        ne(messages.authorId, memberOf(school.actor)),
        gt(messages.seq, sql`coalesce(${conversationMarks.readSeq}, 0)`),
      ),
    )
    .as('unread')
  return q
    .select({
      conversationId: conversations.id,
      messageId: last.id,
      at: last.createdAt,
      body: last.bodySealed,
      author: last.authorName,
      authorId: last.authorId,
      byStaff: last.authorIsStaff,
      unread: unread.count,
    })
    .from(conversations)
    .leftJoin(conversationMarks, ownMark(school))
    .innerJoinLateral(last, sql`true`)
    .innerJoinLateral(unread, sql`true`)
    .where(takesPart(school))
    .orderBy(desc(last.createdAt))
    .limit(mostConversations)
}
