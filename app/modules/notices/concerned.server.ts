import { type SQL, sql } from 'drizzle-orm'

/*
 * Whom a notice is for and what is still open, as conditions over the rows `notices`, `ch` (a child) and `g` (a guardianship of
 * it). Days are the school's (ISO dates). Asked by the school they speak of everybody, by anyone else of whom they see.
 */

/** The guardianship gives a right to see, today. */
export const inForceOn = (today: string): SQL =>
  sql`(g.may_see and g.ended_at is null and ${today}::date between coalesce(g.starts_on, '-infinity') and coalesce(g.ends_on, 'infinity'))`

/** The notice is for this child's family: the school's, a class's of today, one that was chosen, or one with a tag of it now. */
export const isFor = (today: string): SQL => sql`(
  (ch.left_on is null or ch.left_on >= ${today}::date) and (notices.audience = 'school'
    or exists (select 1 from notice_classes nc
      join enrolments e on e.school_id = nc.school_id and e.class_id = nc.class_id
      where nc.school_id = notices.school_id and nc.notice_id = notices.id and e.child_id = ch.id
        and ${today}::date between e.starts_on and coalesce(e.ends_on, 'infinity'))
    or exists (select 1 from notice_families nf
      where nf.school_id = notices.school_id and nf.notice_id = notices.id and nf.child_id = ch.id)
    or exists (select 1 from notice_tagged nt
      where nt.school_id = notices.school_id and nt.notice_id = notices.id and nt.child_id = ch.id)))`

/** This guardian may read it today. */
export const mayRead = inForceOn

/** This guardian may answer it today: whoever sees the child confirms, whoever decides for it signs. */
export const mayAnswer = (today: string): SQL =>
  sql`(${inForceOn(today)} and (notices.level <> 'sign' or g.may_decide))`

/** Answers to the wording that is out now, for the child. */
const answersNow = sql`select 1 from notice_answers a
  join notice_versions v on v.school_id = a.school_id and v.id = a.version_id
  where a.school_id = notices.school_id and a.notice_id = notices.id and a.child_id = ch.id and v.number = notices.version`

/** This guardian's answer is still wanted: nobody's is there for the child, or everybody's is asked and theirs is not. */
export const isWanted = sql`(notices.level <> 'read' and not exists (${answersNow} and (not notices.every_guardian or a.member_id = g.member_id)))`

/** The child's family has answered as the notice asks. */
export const isDone = (
  today: string,
): SQL => sql`(exists (${answersNow}) and (not notices.every_guardian or not exists (
  select 1 from guardianships g where g.school_id = ch.school_id and g.child_id = ch.id and ${mayAnswer(today)}
    and not exists (${answersNow} and a.member_id = g.member_id))))`

/** This guardian has opened it. */
export const hasRead = sql`exists (select 1 from notice_reads r
  where r.school_id = notices.school_id and r.notice_id = notices.id and r.member_id = g.member_id)`

/** Children and their guardians, to go on with `where` or `and`. */
export const families = sql`from children ch join guardianships g on g.school_id = ch.school_id and g.child_id = ch.id
  where ch.school_id = notices.school_id`
