import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { conversationMarks, conversations, messages } from '#db/schema/messages.ts'
import { memberOf } from '#tenants/actor.ts'
import { deliveryOf } from '#tenants/notifications/delivery-of.server.ts'
import { type Reach, reachOf } from '#tenants/notifications/reach.ts'
import { found, Problem } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { membersOf } from './recipients.server.ts'

/** How a message has come to one of the others in its conversation. */
export interface MessageReached {
  memberId: string
  name: string
  read: boolean
  /** Of the call that stands for it: a conversation calls once until it is read. */
  reach: Reach
}

/**
 * How one's own message has come to each of the others, by today's rights; who has not read it first. For staff: families see read
 * marks and no more.
 * @throws Problem not_found for a message out of sight, forbidden for another's and for families
 */
export async function deliveryOfMessage(school: School, messageId: string): Promise<MessageReached[]> {
  const [row] = await school.read(q =>
    q
      .select({ message: messages, conversation: conversations })
      .from(messages)
      .innerJoin(
        conversations,
        and(eq(conversations.schoolId, messages.schoolId), eq(conversations.id, messages.conversationId)),
      )
      .where(eq(messages.id, messageId)),
  )
  const { message, conversation } = found(row)
  const me = memberOf(school.actor)
  if (message.authorId !== me || !isStaff(school.actor.role)) throw new Problem('forbidden', 'not their own message')
  const [people, marks] = await school.asSystem().read(q =>
    Promise.all([
      q
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(and(sql`${members.id} in (${membersOf(school, conversation, me)})`, isNull(members.leftAt)))
        .orderBy(asc(members.name), asc(members.id)),
      q
        .select({
          memberId: conversationMarks.memberId,
          readSeq: conversationMarks.readSeq,
          /** The message that called for them. */
          calledBy: messages.id,
        })
        .from(conversationMarks)
        .leftJoin(
          messages,
          and(
            eq(messages.conversationId, conversationMarks.conversationId),
            eq(messages.seq, conversationMarks.notifiedSeq),
          ),
        )
        .where(eq(conversationMarks.conversationId, conversation.id)),
    ]),
  )
  const markOf = new Map(marks.map(mark => [mark.memberId, mark]))
  const hasRead = (id: string) => (markOf.get(id)?.readSeq ?? 0) >= message.seq
  const calls = people.flatMap(({ id }) => (hasRead(id) ? [] : (markOf.get(id)?.calledBy ?? [])))
  const told = await deliveryOf(school, ['messages.new'], [...new Set(calls)])
  return people
    .filter(({ id }) => id !== me)
    .map(({ id, name }) => {
      const calledBy = markOf.get(id)?.calledBy
      const own = told.filter(each => each.memberId === id && each.subjectId === calledBy)
      return { memberId: id, name, read: hasRead(id), reach: reachOf(own) }
    })
    .toSorted((a, b) => Number(a.read) - Number(b.read))
}
