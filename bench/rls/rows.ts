import type pg from 'pg'
import type { SchoolFacts } from '#tenants/school.server.ts'

/** How many rows a school has; all tables together. */
export const rowsPerSchool = 210

/** The people and things of a school that the queries are about; the same number in every school. */
export const idOf = (kind: Kind, school: number, n = 1): string => {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `${hex(kinds.indexOf(kind), 8)}-${hex(n, 4)}-7000-8000-${hex(school, 12)}`
}

const kinds = [
  'school',
  'class',
  'owner',
  'teacher',
  'guardian',
  'child',
  'album',
  'media',
  'item',
  'other',
  'identity',
  'session',
  'conversation',
] as const
type Kind = (typeof kinds)[number]

/** A school of these, as a School handle knows it. */
export const factsOf = (school: number): SchoolFacts => ({
  id: idOf('school', school, 0),
  slug: `school-${school}`,
  name: `School ${school}`,
  kind: 'kindergarten',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  locale: 'en',
  plan: 'plus',
  state: 'active',
  stateReason: null,
})

/** A table, its columns, how many rows each school has, and the values of row `n` of school `s`; `$kind(n)` is an id of that school. */
export type RowsOf = [table: string, columns: string, perSchool: number, values: string]

/**
 * Fills an empty database with schools of two classes, twenty families and ten albums with 24 photos; the first class
 * has 20 photos in 8 of them.
 * @param schools how many
 */
export const fill = (client: pg.Client, schools: number): Promise<void> => fillWith(client, schools, tables)

/** Empties tables and fills them with the same rows for every school, as superuser and without triggers; vacuumed and analysed. */
export async function fillWith(client: pg.Client, schools: number, tables: readonly RowsOf[]): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  await client.query(
    `create function pg_temp.id(kind int, school int, n int) returns uuid language sql immutable as $$
      select (lpad(to_hex(kind), 8, '0') || '-' || lpad(to_hex(n), 4, '0') || '-7000-8000-' || lpad(to_hex(school), 12, '0'))::uuid $$`,
  )
  // Rows of a table that was emptied in the same transaction are not logged (wal_level minimal).
  await client.query('begin')
  await client.query(`truncate ${[...new Set(tables.map(([table]) => table))].join(', ')} cascade`)
  for (const [table, columns, perSchool, values] of tables) {
    const each = values.replaceAll(
      /\$(\w+)\(((?:[^()]|\([^()]*\))*)\)/g,
      (_, kind: Kind, n: string) => `pg_temp.id(${kinds.indexOf(kind)}, s, ${n})`,
    )
    await client.query(
      `insert into ${table} (${columns}) select ${each} from generate_series(1, ${schools}) s, generate_series(1, ${perSchool}) n`,
    )
  }
  await client.query('commit')
  await client.query('vacuum analyze')
}

const inFirst = (rows: number, of: number) => `case when n <= ${rows} then 1 else ${of} end`
/** Photos 1 to 20 are in albums 1 to 8, of the first class; 21 to 24 in 9 and 10, of the second. */
const albumOfPhoto = 'case when n <= 20 then n % 8 + 1 else 9 + n % 2 end'
const day = (n: string) => `current_date - ${n}`

const tables: readonly RowsOf[] = [
  [
    'schools',
    'id, slug, slug_skeleton, name, kind, country, time_zone, locale, plan, state',
    1,
    `$school(0), 'school-' || s, 'school-' || s, 'School ' || s, 'kindergarten', 'DE', 'Europe/Berlin', 'en', 'plus', 'active'`,
  ],
  ['classes', 'school_id, id, name, school_year', 2, `$school(0), $class(n), 'Class ' || n, '2026/27'`],
  ['members', 'school_id, id, role, name', 1, `$school(0), $owner(1), 'owner', 'Owner'`],
  ['members', 'school_id, id, role, name', 2, `$school(0), $teacher(n), 'teacher', 'Teacher ' || n`],
  [
    'members',
    'school_id, id, role, name, welcomed_at',
    20,
    `$school(0), $guardian(n), 'guardian', 'Guardian ' || n, now()`,
  ],
  ['class_staff', 'school_id, id, class_id, member_id', 2, '$school(0), $other(n), $class(n), $teacher(n)'],
  [
    'children',
    'school_id, id, first_name, last_name, birth_date',
    20,
    `$school(0), $child(n), 'First ' || n, 'Last ' || n, date '2021-01-01' + n`,
  ],
  [
    'enrolments',
    'school_id, id, child_id, class_id, starts_on',
    20,
    `$school(0), $other(n), $child(n), $class(${inFirst(12, 2)}), current_date - 300`,
  ],
  [
    'guardianships',
    'school_id, id, child_id, member_id, relation',
    20,
    `$school(0), $other(n), $child(n), $guardian(n), 'parent'`,
  ],
  [
    'albums',
    'school_id, id, class_id, title, note, happened_on, created_by, published_at',
    10,
    `$school(0), $album(n), $class(${inFirst(8, 2)}), 'Album ' || n, 'What we did on that day', ${day('n * 3')}, $teacher(${inFirst(8, 2)}), now() - make_interval(days => n * 3)`,
  ],
  [
    'media',
    'school_id, id, uploaded_by, upload_key, class_id, state, kind, stored_bytes, width, height, thumbhash, variants, ready_at',
    24,
    `$school(0), $media(n), $teacher(${inFirst(20, 2)}), 'photo-' || n, $class(${inFirst(20, 2)}), 'ready', 'photo', 400000, 1600, 1200, '1QcSHQRnh493V4dIh4eXh1h4kJUI',
      '[{"name":"w1600","mime":"image/webp","bytes":300000,"width":1600,"height":1200},{"name":"w800","mime":"image/webp","bytes":80000,"width":800,"height":600},{"name":"w320","mime":"image/webp","bytes":20000,"width":320,"height":240}]'::jsonb, now()`,
  ],
  [
    'media_audience',
    'school_id, id, media_id, class_id, day',
    24,
    `$school(0), $other(n), $media(n), $class(${inFirst(20, 2)}), ${day(`(${albumOfPhoto}) * 3`)}`,
  ],
  [
    'album_items',
    'school_id, id, album_id, media_id, caption, position',
    24,
    `$school(0), $item(n), $album(${albumOfPhoto}), $media(n), 'Caption ' || n, n`,
  ],
  ['media_children', 'school_id, id, media_id, child_id', 12, '$school(0), $other(n), $media(n), $child(n)'],
  ['album_hearts', 'school_id, id, item_id, member_id', 12, '$school(0), $other(n), $item(n), $guardian(n)'],
  [
    'album_comments',
    'school_id, id, item_id, member_id, author_name, body, submission_key',
    6,
    `$school(0), $other(n), $item(n), $guardian(n), 'Guardian ' || n, 'Lovely!', 'comment-' || n`,
  ],
  [
    'notifications',
    'school_id, id, member_id, kind, subject_id, created_at',
    10,
    `$school(0), $other(n), $guardian(1), 'albums.published', $album(n), now() - make_interval(days => n * 3)`,
  ],
]
