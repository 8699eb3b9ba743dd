import { and, eq } from 'drizzle-orm'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { TypingPlace } from '#app/platform/typing.server.ts'
import { conversations } from '#db/schema/messages.ts'
import { messagePreferences } from '#db/schema/messages-preferences.ts'
import { memberOf } from '#tenants/actor.ts'
import { publish } from '#tenants/bus.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { watchersOf } from './audience.server.ts'

/** Pages say it every four seconds; whoever says it more often is not passed on. By process, which is enough to keep others' pages quiet. */
const pace = new RateLimiterMemory({ points: 1, duration: 3 })

/**
 * Says to the others in a conversation that the actor is writing. Nothing is stored of it. Where only the school writes, and for who has
 * chosen not to show it, nobody is told.
 * @returns whether it was passed on
 * @throws Problem not_found for a conversation that is not the actor's (any more)
 */
export async function tellTyping(school: School, conversationId: string): Promise<boolean> {
  const memberId = memberOf(school.actor)
  const [[conversation], [chosen]] = await school.read(q =>
    Promise.all([
      q
        .select({ announceOnly: conversations.announceOnly })
        .from(conversations)
        .where(eq(conversations.id, conversationId)),
      q.select().from(messagePreferences).where(eq(messagePreferences.memberId, memberId)),
    ]),
  )
  if (found(conversation).announceOnly || chosen?.showsTyping === false) return false
  const isInPace = await pace.consume(`${memberId} ${conversationId}`).then(
    () => true,
    (refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return false
      throw refusal
    },
  )
  if (isInPace) await publish('typing', `${school.id}.${conversationId}.${memberId}`)
  return isInPace
}

export const typing: TypingPlace = {
  audienceOf: async (school, conversationId) => {
    const [conversation] = await school.read(q => q.select().from(conversations).where(writtenIn(conversationId)))
    return conversation ? watchersOf(conversation) : null
  },
  isSeen: async (school, conversationId) => {
    const seen = await school.read(q =>
      q.select({ id: conversations.id }).from(conversations).where(writtenIn(conversationId)),
    )
    return seen.length > 0
  },
}

const writtenIn = (conversationId: string) =>
  and(eq(conversations.id, conversationId), eq(conversations.announceOnly, false))
