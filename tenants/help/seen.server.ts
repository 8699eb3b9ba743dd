import { eq, sql } from 'drizzle-orm'
import { helpSeen } from '#db/schema/help.ts'
import { memberOf } from '../actor.ts'
import { forgetUnreadOf, remembered } from '../notifications/unread.server.ts'
import { isStaff } from '../roles.ts'
import type { School } from '../school.server.ts'
import { type Announcement, newsFor } from './announcements.server.ts'

/** When a member has last read what is new; null before the first time. */
export async function seenAt(school: School): Promise<Date | null> {
  const [row] = await school.read(q =>
    q
      .select({ at: helpSeen.seenAt })
      .from(helpSeen)
      .where(eq(helpSeen.memberId, memberOf(school.actor))),
  )
  return row?.at ?? null
}

/** The moment up to which it was read counts, whatever is published while one reads. Twice is once. */
export async function noteSeen(school: School): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(tx =>
    tx
      .insert(helpSeen)
      .values({ memberId, seenAt: sql`now()` })
      .onConflictDoUpdate({ target: [helpSeen.schoolId, helpSeen.memberId], set: { seenAt: sql`now()` } }),
  )
  await forgetUnreadOf(memberId)
}

export const isUnseen = ({ publishAt }: Pick<Announcement, 'publishAt'>, seen: Date | null): boolean =>
  publishAt !== null && (seen === null || publishAt > seen)

const ofMember = remembered<number>()

/** How much of what is new one of the staff has not read; families are told by their school. Remembered, so that most pages ask nothing for it. */
export async function unseenNews(school: School): Promise<number> {
  if (!isStaff(school.actor.role) || school.actor.support || school.actor.viewing) return 0
  return ofMember(school, async () => {
    const news = await newsFor(school.facts)
    if (news.length === 0) return 0
    const seen = await seenAt(school)
    return news.filter(each => isUnseen(each, seen)).length
  })
}
