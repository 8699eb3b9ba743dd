import { eq, sql } from 'drizzle-orm'
import { albums } from '#db/schema/albums.ts'
import { guardianships } from '#db/schema/children.ts'
import { relatives } from '#db/schema/relatives.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'

export const reactions: Reactions = {
  'albums.published': (school, { albumId }) => tellFamilies(school, String(albumId)),
}

/** Tells the guardians, and relatives, of the album's class or of its chosen families, each once. */
async function tellFamilies(school: School, albumId: string): Promise<void> {
  const guardians = await school.read(q =>
    q
      .selectDistinct({ memberId: guardianships.memberId })
      .from(guardianships)
      .innerJoin(albums, eq(albums.schoolId, guardianships.schoolId))
      .where(
        sql`${albums.id} = ${albumId} and ${albums.deletedAt} is null and ${guardianships.maySee} and ${guardianships.endedAt} is null
          and case ${albums.audience} when 'class'
            then exists (select 1 from enrolments e where e.school_id = ${albums.schoolId} and e.class_id = ${albums.classId} and e.child_id = ${guardianships.childId}
              and ${albums.happenedOn} between e.starts_on and coalesce(e.ends_on, 'infinity'))
            else exists (select 1 from album_families f where f.school_id = ${albums.schoolId} and f.album_id = ${albums.id} and f.child_id = ${guardianships.childId}) end`,
      ),
  )
  const members = [...guardians, ...(await relativesSeeing(school, albumId))]
  await notify(
    school,
    members.map(({ memberId }) => memberId),
    'albums.published',
    albumId,
  )
}

/** Relatives whose child the album is for, or is named in it, on a day that they may see. */
async function relativesSeeing(school: School, albumId: string): Promise<{ memberId: string }[]> {
  return school.read(q =>
    q
      .selectDistinct({ memberId: relatives.memberId })
      .from(relatives)
      .innerJoin(albums, eq(albums.schoolId, relatives.schoolId))
      .where(
        sql`${albums.id} = ${albumId} and ${albums.deletedAt} is null and ${relatives.endedAt} is null and ${relatives.joinedAt} is not null
          and coalesce(${relatives.since}, '-infinity') <= ${albums.happenedOn}
          and exists (select 1 from guardianships g where g.school_id = ${relatives.schoolId} and g.child_id = ${relatives.childId}
            and g.member_id = ${relatives.invitedBy} and g.may_see and g.ended_at is null
            and ${school.today()}::date between coalesce(g.starts_on, '-infinity') and coalesce(g.ends_on, 'infinity'))
          and case ${albums.audience} when 'families'
            then exists (select 1 from album_families f where f.school_id = ${albums.schoolId} and f.album_id = ${albums.id} and f.child_id = ${relatives.childId})
            else exists (select 1 from album_items i join media_children c on c.school_id = i.school_id and c.media_id = i.media_id
              where i.school_id = ${albums.schoolId} and i.album_id = ${albums.id} and i.deleted_at is null and c.child_id = ${relatives.childId}) end`,
      ),
  )
}
