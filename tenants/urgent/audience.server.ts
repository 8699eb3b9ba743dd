import { type SQL, sql } from 'drizzle-orm'
import type { CallAudience } from '#db/schema/urgent.ts'
import { memberOf } from '../actor.ts'
import type { School, Write } from '../school.server.ts'

/** For whom a call is to be. */
export interface Audience {
  audience: CallAudience
  /** Of `classes` alone. */
  classIds: readonly string[]
}

/** How many people a call would go to. */
export interface CallReach {
  people: number
  staff: number
  families: number
}

/** A guardianship `g` that gives a right to see, on a day (ISO date). */
export const seesOn = (today: string): SQL =>
  sql`(g.may_see and g.ended_at is null and ${today}::date between coalesce(g.starts_on, '-infinity') and coalesce(g.ends_on, 'infinity'))`

/** Members with the child about which each is called (none for staff): `member_id`, `child_id`. Whoever calls is not called. */
function peopleFor(today: string, { audience, classIds }: Audience, calledBy: string): SQL {
  const chosen = sql`any (${sql.param([...classIds])}::uuid[])`
  const inClass = sql`exists (select 1 from enrolments e where e.school_id = ch.school_id and e.child_id = ch.id
    and e.class_id = ${chosen} and ${today}::date between e.starts_on and coalesce(e.ends_on, 'infinity'))`
  const staff = sql`select m.id as member_id, null::uuid as child_id from members m
    where m.left_at is null and m.role in ('owner', 'office', 'teacher') and m.id <> ${calledBy}::uuid`
  const families = sql`select g.member_id, g.child_id from guardianships g
    join members m on m.school_id = g.school_id and m.id = g.member_id and m.left_at is null
    join children ch on ch.school_id = g.school_id and ch.id = g.child_id
    where ${seesOn(today)} and (ch.left_on is null or ch.left_on >= ${today}::date)
      and ${audience === 'classes' ? inClass : sql`true`}`
  if (audience === 'staff') return staff
  return audience === 'classes' ? families : sql`${staff} union all ${families}`
}

/** Writes down whom a call is for on a day (ISO date) and who is not in it yet. @returns the rows that were added */
export async function addPeople(
  tx: Write,
  today: string,
  callId: string,
  to: Audience,
  calledBy: string,
): Promise<{ memberId: string; childId: string | null }[]> {
  const { rows } = await tx.execute<{ memberId: string; childId: string | null }>(sql`
    insert into urgent_recipients (id, call_id, member_id, child_id)
    select gen_random_uuid(), ${callId}::uuid, member_id, child_id from (${peopleFor(today, to, calledBy)}) people
    on conflict do nothing returning member_id as "memberId", child_id as "childId"`)
  return rows
}

/** Whom a call would reach if it were made now. */
export async function reachOfCall(school: School, audience: Audience): Promise<CallReach> {
  const { rows } = await school.read(q =>
    q.execute<{ staff: number; families: number }>(sql`
      select count(distinct member_id) filter (where child_id is null)::int as staff,
        count(distinct member_id) filter (where child_id is not null)::int as families
      from (${peopleFor(school.today(), audience, memberOf(school.actor))}) people`),
  )
  const { staff = 0, families = 0 } = rows[0] ?? {}
  return { people: staff + families, staff, families }
}
