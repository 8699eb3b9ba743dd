import type { MemberRole } from '#db/schema/members.ts'

/** For whom an event is, as its row says. */
export interface EventAudience {
  classIds: readonly string[]
  childIds: readonly string[]
  memberIds: readonly string[]
  staffOnly: boolean
}

/** Whose page is open, with the classes and children that were theirs when it last looked. */
export interface LiveReader {
  role: MemberRole
  memberId: string
  classIds: readonly string[]
  childIds: readonly string[]
}

/**
 * Whether an event may be for a reader, so that their page has to look. Never a permission: what the page is told is what
 * row-level security shows it. True more often than that (`db/schema/events.ts`), never less.
 */
export function mayConcern({ classIds, childIds, memberIds, staffOnly }: EventAudience, reader: LiveReader): boolean {
  if (reader.role === 'owner' || reader.role === 'office') return true
  if (classIds.length + childIds.length + memberIds.length === 0) return !staffOnly || reader.role === 'teacher'
  return (
    memberIds.includes(reader.memberId) ||
    classIds.some(id => reader.classIds.includes(id)) ||
    childIds.some(id => reader.childIds.includes(id)) ||
    // To all teachers, beside somebody who is named.
    (staffOnly && classIds.length === 0 && reader.role === 'teacher')
  )
}
