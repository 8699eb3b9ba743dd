import { sql } from 'drizzle-orm'
import type { NoticeAudience } from '#db/schema/notices.ts'
import type { School } from '#tenants/school.server.ts'
import { chosenFor } from './audience.server.ts'
import { inForceOn } from './concerned.server.ts'
import type { Audience } from './forms.ts'
import type { Reach } from './reach.ts'

/**
 * Whom a notice would reach if it went out now, among the children that the actor sees. Siblings who share a guardian are one
 * family. What is out of sight or not there counts nothing.
 */
export async function reachOf(school: School, { audience, classIds, tagIds, childIds }: Audience): Promise<Reach> {
  const today = school.today()
  const among = (ids: readonly string[]) => sql`any (${sql.param([...ids])}::uuid[])`
  const chosen = sql`(exists (select 1 from enrolments e where e.school_id = ch.school_id and e.child_id = ch.id
      and e.class_id = ${among(classIds)} and ${today}::date between e.starts_on and coalesce(e.ends_on, 'infinity'))
    or exists (select 1 from child_tags t where t.school_id = ch.school_id and t.child_id = ch.id and t.tag_id = ${among(tagIds)})
    or ch.id = ${among(childIds)})`
  const { rows } = await school.read(q =>
    q.execute<{ child: string; guardians: string[] }>(sql`
      select ch.id as child, array(select g.member_id from guardianships g
        where g.school_id = ch.school_id and g.child_id = ch.id and ${inForceOn(today)}) as guardians
      from children ch where (ch.left_on is null or ch.left_on >= ${today}::date)
        and ${audience === 'school' ? sql`true` : chosen}`),
  )
  const reached = rows.filter(({ guardians }) => guardians.length > 0)
  return {
    families: familiesAmong(reached.map(({ guardians }) => guardians)),
    children: rows.length,
    unreached: rows.length - reached.length,
  }
}

/** The same of a notice that was written and is not out yet. */
export async function reachOfNotice(school: School, notice: { id: string; audience: NoticeAudience }): Promise<Reach> {
  const chosen = await school.read(q => chosenFor(q, school.actor, notice.id))
  return reachOf(school, { audience: notice.audience, ...chosen })
}

/** How many groups of children are joined by a guardian in common. */
function familiesAmong(children: readonly (readonly string[])[]): number {
  const headOf = new Map<string, string>()
  const find = (person: string): string => {
    const head = headOf.get(person) ?? person
    return head === person ? person : find(head)
  }
  for (const [first = '', ...others] of children) {
    headOf.set(find(first), find(first))
    for (const other of others) headOf.set(find(other), find(first))
  }
  return new Set([...headOf.keys()].map(find)).size
}
