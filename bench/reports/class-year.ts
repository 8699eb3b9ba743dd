import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { saveBirth } from '#app/modules/health/birth.server.ts'
import { saveMeasurement } from '#app/modules/health/measurements.server.ts'
import { TestReports } from '#app/modules/reports/test-reports.ts'
import { receiveWhole } from '#tenants/files/part.server.ts'
import { drawPhotos } from './photos.ts'

/** Fewer only to try something: figures are then in relation to as many parts of the time. */
export const children = Number(process.env.CLASS_CHILDREN ?? 300)
/** Children who were seen together, as in a class of its usual size: they share photos. */
const together = 20
const [photosOfAll, seenAlone, attended] = [6, 2, 60]
const areas = ['eyfs.pd', 'eyfs.maths', 'eyfs.literacy', 'eyfs.psed', 'eyfs.cl'] as const
const texts = [
  'Built a bridge of blocks with two others and tried which of their cars would get across without it falling down.',
  'Counted the legs of a caterpillar, found that a spider has another number, and drew both side by side.',
  'Told the story of the picture book once more to the youngest, with a voice of its own for each animal.',
  'Climbed up the rope ladder alone for the first time, waited at the top until all had looked, and came down slowly.',
]

/**
 * One class year of three hundred children after a term: sixty days of attendance, eight observations with six photos and three measurements
 * each. All by the domain's functions but attendance, which goes in as rows. Photos wait for a worker.
 */
export async function fillClassYear(client: pg.Client): Promise<TestReports> {
  const made = await TestReports.make()
  const { own } = made
  const families = await inTurns(Array.from({ length: children }), (_, each) => own.family(`Child ${each + 1}`))
  const childIds = families.map(({ childId }) => childId)
  // Triggers write down who changed something, and a superuser is nobody.
  await client.query('set session_replication_role = replica')
  await client.query('update enrolments set starts_on = current_date - 100 where school_id = $1', [own.place.id])
  await client.query(
    `update children set birth_date = current_date - 1400 - (('x' || right(id::text, 2))::bit(8)::int) where school_id = $1`,
    [own.place.id],
  )
  await client.query(
    `with days as (select c.id child_id, current_date - n as day, gen_random_uuid() mark_id, n from children c, generate_series(1, $3::int) n where c.school_id = $1),
     states as (select *, case when n % 19 = 0 then 'absent' else 'present' end state from days),
     marks as (
       insert into attendance_marks (school_id, id, child_id, day, state, arrived_at, reason, marked_by, client_at, marked_at)
       select $1, mark_id, child_id, day, state, case when state = 'present' then day + interval '8 hours' end,
         case when state = 'absent' then 'sick' end, $2, day + interval '8 hours', day + interval '8 hours' from states)
     insert into attendance_days (school_id, id, child_id, day, state, arrived_at, reason, mark_id, marked_by, marked_at, late)
     select $1, gen_random_uuid(), child_id, day, state, case when state = 'present' then day + interval '8 hours' end,
       case when state = 'absent' then 'sick' end, mark_id, $2, day + interval '8 hours', n % 11 = 0 and state = 'present' from states`,
    [own.place.id, own.teacher.memberId, attended],
  )
  await client.query('reset session_replication_role')
  await inTurns(childIds, childId => measured(made, childId))
  await observed(made, childIds)
  return made
}

async function measured({ own }: TestReports, childId: string): Promise<void> {
  const { school } = own.teacher
  await saveBirth(school, childId, { sex: 'female', weeks: undefined, days: undefined })
  for (const [each, daysAgo] of [50, 30, 10].entries()) {
    const refused = await saveMeasurement(school, {
      ...{ measurementId: randomUUID(), childId, day: dayBefore(school.today(), daysAgo) },
      ...{ height: 98 + each * 0.6, lying: false, weight: 15 + each * 0.2, head: null },
      ...{ visionLeft: null, visionRight: null, waited: 0 },
    })
    if (refused) throw new Error(`A measurement is refused: ${refused}.`)
  }
}

async function observed({ own }: TestReports, childIds: readonly string[]): Promise<void> {
  const { school } = own.teacher
  const drawn = await drawPhotos(photosOfAll)
  const on = (daysAgo: number) => dayBefore(school.today(), daysAgo)
  const say = (each: number) => ({
    text: texts[each % texts.length] ?? '',
    words: each % 3 === 0 ? 'Look, it has so many!' : '',
    areas: [areas[each % areas.length] ?? areas[0]],
  })
  for (let first = 0; first < childIds.length; first += together) {
    const group = childIds.slice(first, first + together)
    await inTurns(drawn, async (photo, each) => {
      const upload = { uploadKey: randomUUID(), bytes: photo.length, use: 'attachments' as const }
      const { id } = await receiveWhole(school, upload, Readable.from([photo]))
      await own.observe(group, { ...say(each), observedOn: on(6 * each + 5), mediaIds: [id] })
    })
  }
  await inTurns(childIds, async childId => {
    for (let each = 0; each < seenAlone; each += 1)
      await own.observe([childId], { ...say(photosOfAll + each), observedOn: on(20 * each + 7) })
  })
}

const dayBefore = (today: string, days: number) =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)

/** Works on all, eight at once, as fits a pool of ten connections. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, place: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let first = 0; first < items.length; first += 8)
    results.push(...(await Promise.all(items.slice(first, first + 8).map((item, each) => work(item, first + each)))))
  return results
}
