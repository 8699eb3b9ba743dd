import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { memberOf } from '#tenants/actor.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'

/** With whom somebody may begin to talk. */
export interface Partners {
  children: { id: string; name: string; className: string | null; photoId: string | null }[]
  classes: { id: string; name: string }[]
  people: { id: string; name: string; role: string; about: string | null }[]
  /** False for the office itself, which does not write to itself. */
  office: boolean
}

type ChildRow = {
  id: string
  first_name: string
  last_name: string
  call_name: string | null
  class_name: string | null
  photo_id: string | null
}
type ClassRow = { id: string; name: string }
type PersonRow = { id: string; name: string; role: string; about: string | null }

/**
 * Whom the actor may write to today: circles of children, groups of classes and people. A guardian those of the children about whom it may
 * write; a teacher the families and circles of its classes and everybody on the staff; the office all.
 */
export async function partnersOf(school: School): Promise<Partners> {
  const { actor } = school
  const [children, classes, people] = await school.read(q =>
    Promise.all([
      rows<ChildRow>(q, childrenFor(school)),
      rows<ClassRow>(q, classesFor(school)),
      rows<PersonRow>(q, actor.role === 'guardian' ? teachersFor(school) : peopleFor(school)),
    ]),
  )
  return {
    children: children.map(row => {
      const names = { firstName: row.first_name, lastName: row.last_name, callName: row.call_name }
      return {
        id: row.id,
        name: actor.role === 'guardian' ? shortNameOf(names) : nameOf(names),
        className: row.class_name,
        photoId: row.photo_id,
      }
    }),
    classes,
    people,
    office: !isOffice(actor.role),
  }
}

const rows = async <Row extends Record<string, unknown>>(q: Queries, query: SQL): Promise<Row[]> =>
  (await q.execute(query)).rows as Row[]

/** Settings that hold for one transaction, as the policies read them. */
const ids = (name: string) => sql.raw(`coalesce(nullif(current_setting('app.${name}', true), ''), '{}')::uuid[]`)
const here = sql.raw(`nullif(current_setting('app.school_id', true), '')::uuid`)

const inForce = (day: string) =>
  sql`g.may_see and g.may_message and g.ended_at is null and ${day}::date between coalesce(g.starts_on, '-infinity') and coalesce(g.ends_on, 'infinity')`

function childrenFor(school: School): SQL {
  const day = school.today()
  const own = school.actor.role === 'guardian' ? sql`and c.id = any (${ids('talk_child_ids')})` : sql``
  return sql`select c.id, c.first_name, c.last_name, c.call_name, min(k.name) as class_name,
      (select p.media_id from child_portraits p where p.school_id = c.school_id and p.child_id = c.id) as photo_id
    from children c
    left join enrolments e on e.school_id = c.school_id and e.child_id = c.id and ${day}::date between e.starts_on and coalesce(e.ends_on, 'infinity')
    left join classes k on k.school_id = e.school_id and k.id = e.class_id
    where c.school_id = ${here} and (c.left_on is null or c.left_on >= ${day}::date) ${own}
    group by c.school_id, c.id order by c.first_name, c.last_name, c.id`
}

function classesFor({ actor }: School): SQL {
  const mine = {
    guardian: sql`and k.id = any (${ids('talk_class_ids')})`,
    teacher: sql`and k.id = any (${ids('class_ids')})`,
  }
  const own = actor.role === 'guardian' || actor.role === 'teacher' ? mine[actor.role] : sql``
  return sql`select k.id, k.name from classes k where k.school_id = ${here} and k.closed_at is null ${own} order by k.name`
}

/** The teachers of a guardian's children. */
const teachersFor = (_school: School): SQL =>
  sql`select m.id, m.name, m.role, string_agg(distinct k.name, ', ') as about
    from class_staff s
    join members m on m.school_id = s.school_id and m.id = s.member_id and m.left_at is null
    join classes k on k.school_id = s.school_id and k.id = s.class_id
    where s.school_id = ${here} and s.class_id = any (${ids('talk_class_ids')})
    group by m.school_id, m.id order by m.name, m.id`

/** The staff, and the guardians whom a teacher or the office may write to about a child. */
function peopleFor(school: School): SQL {
  const day = school.today()
  const inClasses = isOffice(school.actor.role) ? sql`` : sql`and g.child_id = any (${ids('child_ids')})`
  return sql`select m.id, m.name, m.role, string_agg(distinct coalesce(c.call_name, c.first_name), ', ') as about
    from members m
    left join guardianships g on g.school_id = m.school_id and g.member_id = m.id and m.role = 'guardian' and ${inForce(day)} ${inClasses}
    left join children c on c.school_id = g.school_id and c.id = g.child_id
    where m.school_id = ${here} and m.left_at is null and m.id <> ${memberOf(school.actor)}
      and m.role <> 'relative' and (m.role <> 'guardian' or g.id is not null)
    group by m.school_id, m.id order by m.role = 'guardian', m.name, m.id`
}
