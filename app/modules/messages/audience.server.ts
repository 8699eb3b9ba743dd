import type { conversations } from '#db/schema/messages.ts'
import type { LiveAudience } from '#tenants/school.server.ts'

type Conversation = Pick<typeof conversations.$inferSelect, 'childId' | 'classId' | 'memberId' | 'otherId'>

/** Whose open pages a conversation concerns; the office hears of everything anyway. */
export function watchersOf({ childId, classId, memberId, otherId }: Conversation): LiveAudience {
  if (childId) return { childIds: [childId] }
  if (classId) return { classIds: [classId] }
  return { memberIds: [memberId, otherId].filter(id => id !== null) }
}
