import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { NavCount } from '#app/platform/nav-counts.server.ts'
import { conversationMarks } from '#db/schema/messages.ts'
import { memberOf } from '#tenants/actor.ts'

/** Conversations that have called for the actor since they last read them. */
export const navCount: NavCount = async school => {
  const [row] = await school.read(q =>
    q
      .select({ calling: count() })
      .from(conversationMarks)
      .where(
        and(
          eq(conversationMarks.memberId, memberOf(school.actor)),
          gt(conversationMarks.notifiedSeq, conversationMarks.readSeq),
          isNull(conversationMarks.mutedAt),
        ),
      ),
  )
  return row?.calling ?? 0
}
