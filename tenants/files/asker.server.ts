import { and, eq, isNull } from 'drizzle-orm'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { may, type Permission } from '../permissions.ts'
import type { School } from '../school.server.ts'

/**
 * The school as the one for whom a file is to be made, by the rights that they have now: what they could not open any more is not
 * made for them either.
 * @param school the school itself, as jobs have it
 * @param permission of the page that shows the same
 * @returns null when the file is gone, they have left, or they may not any more
 */
export async function asAsker(school: School, mediaId: string, permission: Permission): Promise<School | null> {
  const [member] = await school.read(q =>
    q
      .select({ id: members.id, role: members.role, name: members.name, locale: members.locale })
      .from(media)
      .innerJoin(members, and(eq(members.schoolId, media.schoolId), eq(members.id, media.uploadedBy)))
      .where(and(eq(media.id, mediaId), isNull(media.deletedAt), isNull(members.leftAt))),
  )
  if (!member || !may(member.role, permission)) return null
  const { id, ...actor } = member
  return school.as({ ...actor, memberId: id, welcomed: true })
}
