import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { observationChildren, observationMedia, observations } from '#db/schema/portfolio.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'
import { childrenOf, watchersOf } from './observation-row.server.ts'

export const reactions: Reactions = {
  'portfolio.shared': async (school, { observationId }) =>
    notify(school, await familiesOf(school, String(observationId)), 'portfolio.shared', String(observationId)),
  'portfolio.from_home': async (school, { observationId }) =>
    notify(school, await staffOf(school, String(observationId)), 'portfolio.from_home', String(observationId)),
  'portfolio.submitted': async (school, { observationId }) =>
    notify(school, await leadsFor(school, String(observationId)), 'portfolio.submitted', String(observationId)),
  'portfolio.returned': async (school, { observationId }) =>
    notify(school, await writerOf(school, String(observationId)), 'portfolio.returned', String(observationId)),
  'attachment.ready': (school, { mediaId }) => showFile(school, String(mediaId)),
  'attachment.failed': (school, { mediaId }) => showFile(school, String(mediaId)),
}

/** Guardians who may see one of its children today, while it is out. */
async function familiesOf(school: School, observationId: string): Promise<string[]> {
  const today = school.today()
  const rows = await school.read(q =>
    q
      .selectDistinct({ memberId: guardianships.memberId })
      .from(guardianships)
      .innerJoin(observationChildren, eq(observationChildren.childId, guardianships.childId))
      .innerJoin(observations, eq(observations.id, observationChildren.observationId))
      .where(
        and(
          eq(observations.id, observationId),
          eq(observations.state, 'shared'),
          guardianships.maySee,
          isNull(guardianships.endedAt),
          sql`${today}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
        ),
      ),
  )
  return rows.map(({ memberId }) => memberId)
}

/** Staff of the classes that its children are in today. */
async function staffOf(school: School, observationId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q.execute<{ member_id: string }>(sql`select distinct s.member_id from observations o
      join observation_children c on c.school_id = o.school_id and c.observation_id = o.id
      join enrolments e on e.school_id = c.school_id and e.child_id = c.child_id
        and ${school.today()}::date between e.starts_on and coalesce(e.ends_on, 'infinity')
      join class_staff s on s.school_id = e.school_id and s.class_id = e.class_id
      where o.school_id = ${school.id} and o.id = ${observationId} and o.state = 'shared'`),
  )
  return rows.rows.map(({ member_id }) => member_id)
}

/** The office, while it waits for them. */
async function leadsFor(school: School, observationId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: members.id })
      .from(members)
      .innerJoin(observations, eq(observations.schoolId, members.schoolId))
      .where(
        and(
          eq(observations.id, observationId),
          eq(observations.state, 'waiting'),
          inArray(members.role, ['owner', 'office']),
          isNull(members.leftAt),
        ),
      ),
  )
  return rows.map(({ id }) => id)
}

async function writerOf(school: School, observationId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q.select({ id: observations.authorId }).from(observations).where(eq(observations.id, observationId)),
  )
  return rows.map(({ id }) => id)
}

/** A file of an observation has been prepared or will not be: the open pages of its readers look again. */
async function showFile(school: School, mediaId: string): Promise<void> {
  await school.write(async tx => {
    const [row] = await tx
      .select({ id: observations.id, state: observations.state })
      .from(observationMedia)
      .innerJoin(
        observations,
        and(eq(observations.schoolId, observationMedia.schoolId), eq(observations.id, observationMedia.observationId)),
      )
      .where(eq(observationMedia.mediaId, mediaId))
    if (row) await tx.announce('portfolio', row.id, watchersOf(row, await childrenOf(tx, row.id)))
  })
}
