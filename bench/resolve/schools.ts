import type pg from 'pg'
import { fillWith, idOf, type RowsOf } from '../rls/rows.ts'

/**
 * Schools by number as the vendor has them after years, without what is inside: each with its brand and four switches, each tenth with a domain
 * of its own, each tenth that lets its texts be translated, each hundredth with something that it was given apart from its plan.
 */
export async function fillSchools(client: pg.Client, schools: number): Promise<void> {
  await fillWith(client, schools, tables)
  await client.query(
    `insert into school_domains (id, school_id, hostname, token, proven_at, routed_at, certificate)
     select gen_random_uuid(), id, slug || '.example', 'token', now(), now(), 'issued' from schools where slug like '%0'`,
  )
  await client.query(
    `insert into entitlement_overrides (id, school_id, key, value, reason)
     select gen_random_uuid(), id, 'children', 40, 'bench' from schools where slug like '%00'`,
  )
  await client.query(
    `insert into translation_switches (id, school_id, switched_on_by)
     select gen_random_uuid(), id, gen_random_uuid() from schools where slug like '%5'`,
  )
  await client.query('vacuum analyze')
}

/** The host at which a school is found: its domain, where it has one. */
export const hostOf = (school: number): string =>
  school % 10 === 0 ? `school-${school}.example` : `school-${school}.localhost`

export const schoolId = (school: number): string => idOf('school', school, 0)

const modules = ['albums', 'attendance', 'notices', 'messages'].map(id => `'${id}'`).join(', ')

const tables: readonly RowsOf[] = [
  [
    'schools',
    'id, slug, slug_skeleton, name, kind, country, time_zone, locale, plan, state',
    1,
    "$school(0), 'school-' || s, 'school-' || s, 'School ' || s, 'kindergarten', 'DE', 'Europe/Berlin', 'en', (array['free', 'basic', 'plus'])[1 + s % 3], 'active'",
  ],
  ['brands', 'school_id, id, colour, font, corner', 1, "$school(0), gen_random_uuid(), '#106b4f', 'nunito', 'round'"],
  [
    'module_switches',
    'school_id, id, module_id, "on"',
    4,
    `$school(0), gen_random_uuid(), (array[${modules}])[n], s % 2 = 0`,
  ],
]
