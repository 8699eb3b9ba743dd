import type pg from 'pg'
import { idOf } from '../rls/rows.ts'

/** Schools with an open page per family. */
export const largeSchools = 4
export const familiesPerSchool = 500
export const familiesPerClass = 20
/** The classes of `fill` come before them. */
const classesBefore = 2
const peopleBefore = 20

/** The class of a family, counted from 0, in the order in which `addFamilies` made them. */
export const classOf = (school: number, family: number): string =>
  idOf('class', school, classesBefore + 1 + Math.floor(family / familiesPerClass))
export const guardianOf = (school: number, family: number): string =>
  idOf('guardian', school, peopleBefore + 1 + family)
export const identityOf = (school: number, family: number): string => idOf('other', 1_000 + school, family + 1)

/** Adds families with one child and one guardian each, twenty to a class, who have joined; to schools that `fill` has made. */
export async function addFamilies(client: pg.Client): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  for (let school = 1; school <= largeSchools; school += 1) {
    const schoolId = idOf('school', school, 0)
    const families = Array.from({ length: familiesPerSchool }, (_, family) => family)
    const guardians = families.map(family => guardianOf(school, family))
    const children = families.map(family => idOf('child', school, peopleBefore + 1 + family))
    const inClass = families.map(family => classOf(school, family))
    const identities = families.map(family => identityOf(school, family))
    const each = 'unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) as f (guardian, child, class, identity)'
    const values = [schoolId, guardians, children, inClass, identities]
    for (const statement of [
      `insert into identity.identities (id) select identity from ${each} where $1::uuid is not null`,
      `insert into identity.users (id, email) select identity, identity || '@identity.invalid' from ${each} where $1::uuid is not null`,
      `insert into classes (school_id, id, name, school_year) select distinct $1::uuid, class, class::text, '2026/27' from ${each}`,
      `insert into members (school_id, id, role, name, welcomed_at, identity_id) select $1, guardian, 'guardian', 'Guardian', now(), identity from ${each}`,
      `insert into children (school_id, id, first_name, last_name) select $1, child, 'First', 'Last' from ${each}`,
      `insert into enrolments (school_id, id, child_id, class_id, starts_on) select $1, child, child, class, current_date - 300 from ${each}`,
      `insert into guardianships (school_id, id, child_id, member_id, relation) select $1, child, child, guardian, 'parent' from ${each}`,
    ])
      await client.query(statement, values)
  }
  await client.query('vacuum analyze')
}
