import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { comment } from '#app/modules/albums/comments.server.ts'
import { readAlbum } from '#app/modules/albums/feed.server.ts'
import { setHeart } from '#app/modules/albums/hearts.server.ts'
import { publishAlbum } from '#app/modules/albums/publication.server.ts'
import { seedSchool } from '#db/seed/school.ts'
import { demoSchools } from '#db/seed/schools.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { albumOf, photoStates } from './albums.ts'
import { asSuperuser } from './database.ts'
import { house } from './house.ts'
import { photos } from './photos.ts'
import { upload } from './upload.ts'

const dueJobs =
  'select count(*)::int as due from outbox where school_id = $1 and failed_at is null and run_after <= now()'

const jobsDone = (client: pg.Client, schoolId: string) =>
  expect.poll(async () => (await client.query(dueJobs, [schoolId])).rows[0].due, { timeout: 60_000 }).toBe(0)

/**
 * A school with something in every table in which nothing happens by itself: it is filled like a demo school and then, once
 * what follows from that has been done, suspended, so that no scheduled job changes its rows.
 * @returns its id
 */
export async function sleepingSchool(): Promise<string> {
  const [demo] = demoSchools
  if (!demo) throw new Error('There is no demo school.')
  const slug = `asleep-${uuidv7().slice(-12)}`
  // Photos are prepared and jobs are done by the worker of the journeys, not by the seed.
  await seedSchool({ ...demo, slug, albums: [] }, [], ({ id }) =>
    asSuperuser(house.database, client => jobsDone(client, id)),
  )
  return asSuperuser(house.database, async client => {
    const { rows } = await client.query<{ id: string }>('select id from schools where slug = $1', [slug])
    const id = rows[0]?.id ?? ''
    await postAlbum(client, id)
    await jobsDone(client, id)
    await client.query(`update schools set state = 'suspended', state_reason = 'Asleep' where id = $1`, [id])
    // One that was scheduled in between is done as well; what is for tomorrow will not be.
    await jobsDone(client, id)
    await client.query('delete from outbox where school_id = $1', [id])
    return id
  })
}

/** With a photo that somebody likes and has written about. */
async function postAlbum(client: pg.Client, schoolId: string): Promise<void> {
  const resolved = await resolveSchool(schoolId)
  const { rows } = await client.query<{ memberId: string; name: string; classId: string }>(
    `select m.id as "memberId", m.name, s.class_id as "classId" from members m
     join class_staff s on s.school_id = m.school_id and s.member_id = m.id where m.school_id = $1 order by m.id limit 1`,
    [schoolId],
  )
  const [row] = rows
  const [photo] = await photos(1)
  if (!resolved || !row || !photo) throw new Error('The school has no class with a teacher.')
  const { memberId, name, classId } = row
  const teacher = new School(resolved.facts, { role: 'teacher', memberId, name, locale: null, welcomed: true })
  const mediaId = await upload({ school: teacher }, photo.bytes, classId)
  const albumId = await albumOf({ school: teacher }, classId, { mediaIds: [mediaId] })
  await expect.poll(() => photoStates({ school: teacher }, albumId), { timeout: 60_000 }).toEqual(['ready'])
  await publishAlbum(teacher, albumId, 'now')
  const [item] = (await readAlbum(teacher, albumId)).items
  if (!item) throw new Error('The album has no photo.')
  const allowed = { comments: true, hearts: true }
  await comment(teacher, item.id, { body: 'Look!', submissionKey: randomUUID() }, allowed)
  await setHeart(teacher, item.id, true, allowed)
}
