import { and, eq, isNull, sql } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { memberOf } from '../actor.ts'
import { publish } from '../bus.server.ts'
import type { School } from '../school.server.ts'

/** The actor has gone through the welcome; from the next request the whole site is theirs. Twice is once. */
export async function finishWelcome(school: School): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    await tx
      .update(members)
      .set({ welcomedAt: sql`now()` })
      .where(and(eq(members.id, memberId), isNull(members.welcomedAt)))
    tx.afterCommit(() => publish('member', school.id))
  })
}
