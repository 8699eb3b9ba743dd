import type { conversations } from '#db/schema/messages.ts'
import type { LiveAudience } from '#tenants/school.server.ts'

type Conversation = Pick<typeof conversations.$inferSelect, 'kind' | 'childId' | 'classId' | 'memberId' | 'otherId'>

/**
 * Whose open pages a conversation concerns; the office hears of everything anyway. A guardian who may still see a child but no more write
 * about it is told as little as the conversation shows them; what somebody has written to the office stays theirs.
 */
export function watchersOf({ kind, childId, classId, memberId, otherId }: Conversation): LiveAudience {
  const talkersOnly = kind !== 'office'
  if (childId) return { childIds: [childId], talkersOnly }
  if (classId) return { classIds: [classId], talkersOnly }
  return { memberIds: [memberId, otherId].filter(id => id !== null), talkersOnly }
}
