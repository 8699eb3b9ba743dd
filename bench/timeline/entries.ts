import { eq } from 'drizzle-orm'
import type pg from 'pg'
import '#app/modules/index.ts'
import { portfolioSealer, textPlace, wordsPlace } from '#app/modules/portfolio/sealed-words.server.ts'
import { closePools } from '#db/client.server.ts'
import { observations } from '#db/schema/portfolio.ts'
import { system } from '#tenants/actor.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { idOf } from '../rls/rows.ts'

const observed = 1_400
const absent = 300
const pictured = 300
export const entries = observed + absent + pictured
/** Of the same school, about other children: three hundred with as many entries as one has after some years. */
const observedOfOthers = 90_000

const school = idOf('school', 3, 0)
const child = idOf('child', 3)
const [class_, teacher, guardian] = [idOf('class', 3), idOf('teacher', 3), idOf('guardian', 3)]

/** Years of a kindergarten: the child's entries and those of others. As superuser, without triggers. */
export async function yearsOfEntries(client: pg.Client): Promise<void> {
  const everyone = Array.from({ length: 19 }, (_, index) => idOf('child', 3, index + 2))
  await client.query(
    `insert into module_switches (school_id, id, module_id, "on") select $1, gen_random_uuid(), id, true
     from unnest('{albums,attendance,notices,portfolio}'::text[]) id
     on conflict (school_id, module_id) do update set "on" = true`,
    [school],
  )
  await client.query(
    `with made as (
       insert into observations (school_id, id, author_id, author_name, origin, observed_on, text_sealed, words_sealed, state, shared_at)
       select $1, gen_random_uuid(), $2, 'Teacher 1', 'school', current_date - (n % 1000), '', '', 'shared', now()
       from generate_series(1, $3::int) n returning id, observed_on)
     insert into observation_children (school_id, id, observation_id, child_id, observed_on)
     select $1, gen_random_uuid(), id, $4, observed_on from made`,
    [school, teacher, observed, child],
  )
  await client.query(
    `with made as (
       insert into observations (school_id, id, author_id, author_name, origin, observed_on, text_sealed, words_sealed, state, shared_at)
       select $1, gen_random_uuid(), $2, 'Teacher 1', 'school', current_date - (n % 1000), 'sealed', 'sealed', 'shared', now()
       from generate_series(1, $3::int) n returning id, observed_on)
     insert into observation_children (school_id, id, observation_id, child_id, observed_on)
     select $1, gen_random_uuid(), id, ($4::uuid[])[1 + (random() * 18)::int], observed_on from made`,
    [school, teacher, observedOfOthers, everyone],
  )
  await client.query(
    `insert into absences (school_id, id, child_id, reported_by, from_day, to_day, reason)
     select $1, gen_random_uuid(), $2, $3, current_date - n * 3, current_date - n * 3, 'sick' from generate_series(1, $4::int) n`,
    [school, child, guardian, absent],
  )
  await client.query(
    `with made as (
       insert into albums (school_id, id, class_id, title, note, happened_on, created_by, published_at)
       select $1, gen_random_uuid(), $2, 'Day ' || n, 'What we did', current_date - n * 3, $3, now() - make_interval(days => n * 3)
       from generate_series(1, $4::int) n returning id, happened_on),
     photos as (select made.id album_id, happened_on, gen_random_uuid() media_id, gen_random_uuid() item_id, n from made, generate_series(1, 4) n),
     kept as (
       insert into media (school_id, id, uploaded_by, upload_key, class_id, state, kind, stored_bytes, width, height, thumbhash, variants, ready_at)
       select $1, media_id, $3, media_id::text, $2, 'ready', 'photo', 400000, 1600, 1200, '1QcSHQRnh493V4dIh4eXh1h4kJUI',
         '[{"name":"w800","mime":"image/webp","bytes":80000,"width":800,"height":600}]'::jsonb, now() from photos),
     seen as (
       insert into media_audience (school_id, id, media_id, class_id, day) select $1, gen_random_uuid(), media_id, $2, happened_on from photos),
     named as (
       insert into media_children (school_id, id, media_id, child_id) select $1, gen_random_uuid(), media_id, $5 from photos where n <= 2),
     found as (
       insert into album_children (school_id, id, album_id, child_id, happened_on) select $1, gen_random_uuid(), id, $5, happened_on from made)
     insert into album_items (school_id, id, album_id, media_id, caption, position) select $1, item_id, album_id, media_id, '', n from photos`,
    [school, class_, teacher, pictured, child],
  )
  await client.query('update enrolments set starts_on = current_date - 1100 where school_id = $1', [school])
  await client.query('vacuum analyze')
}

/** Has PostgreSQL write down how long it works on each statement of a school's. */
export async function logDurations(client: pg.Client): Promise<void> {
  await client.query('alter role cubby_school set log_min_duration_statement = 0')
}

/** Seals a text in each observation of the child, as the domain does. */
export async function sealWords(): Promise<void> {
  const resolved = await resolveSchool(school)
  if (!resolved) throw new Error('The site has no school.')
  const inside = new School(resolved.facts, system)
  const sealer = await portfolioSealer(inside)
  await inside.write(async tx => {
    const rows = await tx.select({ id: observations.id }).from(observations).where(eq(observations.textSealed, ''))
    for (const { id } of rows)
      await tx
        .update(observations)
        .set({
          textSealed: sealer.seal(textPlace(id), 'She looked at the caterpillar for a long time and counted its legs.'),
          wordsSealed: sealer.seal(wordsPlace(id), 'It has so many!'),
        })
        .where(eq(observations.id, id))
  })
  await closePools()
}
