import { eq, sql } from 'drizzle-orm'
import { albums } from '#db/schema/albums.ts'
import { guardianships } from '#db/schema/children.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'

export const reactions: Reactions = {
  'albums.published': (school, { albumId }) => tellFamilies(school, String(albumId)),
}

/** Tells the guardians of the album's class or of its chosen families, each once. */
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
  await notify(
    school,
    guardians.map(({ memberId }) => memberId),
    'albums.published',
    albumId,
  )
}
