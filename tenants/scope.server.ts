import type { QueryConfig } from 'pg'
import { memberOf, type SupportVisit, type Viewing } from './actor.ts'
import type { School } from './school.server.ts'

/**
 * The statements that tell a transaction for whom it runs. They travel in one packet with BEGIN. The
 * actor's classes and children are computed by the database from rows as they are now, so a right that
 * was withdrawn a second ago is gone in this transaction; policies then only compare arrays.
 */
export function scopeOf(school: School): QueryConfig[] {
  const { viewing, support } = school.actor
  if (support) return scopeOfSupport(school, support)
  return viewing ? [...scopeOfActor(school), seenBy(viewing)] : scopeOfActor(school)
}

function scopeOfActor(school: School): QueryConfig[] {
  const { actor } = school
  // A kiosk is nobody: only the policies that name kiosks let it see anything.
  const settings = settingsFor(school, actor.role === 'kiosk' ? 'visitor' : actor.role)
  if (actor.kioskId) return [settings, itselfAsKiosk(school, actor.kioskId), classesOfKiosk(), childrenOfKiosk(school)]
  if (actor.role === 'teacher') return [settings, classesOfTeacher(actor.memberId), childrenInClasses(school)]
  if (actor.role === 'guardian') return [settings, childrenOfGuardian(school), classesOfChildren(school)]
  // So is a relative, once the school itself has looked what they may see: the rows it depends on are not theirs to read.
  if (actor.role === 'relative')
    return [settingsFor(school, 'system'), childrenOfRelative(school), daysOfRelative(), settingsFor(school, 'visitor')]
  return [settings]
}

/**
 * Support is the office once its grant was found in force at this moment, and a visitor otherwise. The role that acts is its own throughout: the
 * audit names it, and restrictive policies close what is not support's (`db/support-reach.ts`).
 */
const scopeOfSupport = ({ id }: School, { id: visitId, grantId }: SupportVisit): QueryConfig[] => [
  {
    name: 'scope-support',
    text: `select set_config('app.school_id', $1, true), set_config('app.actor_id', $2, true), set_config('app.role', 'visitor', true),
      set_config('app.acting_role', 'support', true), set_config('app.support_grant', $3, true)`,
    values: [id, visitId, grantId],
  },
  {
    name: 'scope-support-grant',
    text: `select set_config('app.role', 'office', true), set_config('app.support_edits', case when may_edit then 'yes' else '' end, true)
      from support_grants where ${ofSchool} and id = current_setting('app.support_grant')::uuid and ended_at is null and until > now()`,
  },
]

/** Policies that ask for the member in person (`db/visibility.ts`) then show nothing. */
const seenBy = ({ by }: Viewing): QueryConfig => ({
  name: 'scope-viewer',
  text: `select set_config('app.viewer_id', $1, true)`,
  values: [memberOf(by)],
})

const settingsFor = ({ id, actor }: School, role: string): QueryConfig => ({
  name: 'scope',
  text: `select set_config('app.school_id', $1, true), set_config('app.actor_id', $2, true),
      set_config('app.role', $3, true), set_config('app.acting_role', $3, true)`,
  values: [id, actor.memberId ?? '', role],
})

const inClasses = `current_setting('app.class_ids')::uuid[]`
const inTalkChildren = `current_setting('app.talk_child_ids')::uuid[]`
const inChildren = `current_setting('app.child_ids')::uuid[]`
const ofSchool = `school_id = current_setting('app.school_id')::uuid`

const itselfAsKiosk = (school: School, kioskId: string): QueryConfig => ({
  name: 'scope-kiosk',
  text: `select set_config('app.kiosk_id', $1, true), set_config('app.kiosk_day', $2, true)`,
  values: [kioskId, school.today()],
})

/** None once it was ended, whatever page is still open on it. */
const classesOfKiosk = (): QueryConfig => ({
  name: 'scope-kiosk-classes',
  text: `select set_config('app.kiosk_class_ids', coalesce(array_agg(c.class_id), '{}')::text, true)
    from kiosks k join kiosk_classes c on c.school_id = k.school_id and c.kiosk_id = k.id
    where k.${ofSchool} and k.id = current_setting('app.kiosk_id')::uuid and k.ended_at is null`,
})

const childrenOfKiosk = (school: School): QueryConfig => ({
  name: 'scope-kiosk-children',
  text: `select set_config('app.kiosk_child_ids', coalesce(array_agg(distinct child_id), '{}')::text, true) from enrolments
    where ${ofSchool} and class_id = any (current_setting('app.kiosk_class_ids')::uuid[])
      and starts_on <= $1::date and coalesce(ends_on, 'infinity') >= $1::date`,
  values: [school.today()],
})

const classesOfTeacher = (memberId: string | null): QueryConfig => ({
  name: 'scope-teacher-classes',
  text: `select set_config('app.class_ids', coalesce((select array_agg(class_id)::text from class_staff
    where ${ofSchool} and member_id = $1::uuid), '{}'), true)`,
  values: [memberId],
})

const childrenInClasses = (school: School): QueryConfig => ({
  name: 'scope-teacher-children',
  text: `select set_config('app.child_ids', coalesce((select array_agg(distinct child_id)::text from enrolments
    where ${ofSchool} and class_id = any (${inClasses}) and starts_on <= $1::date and coalesce(ends_on, 'infinity') >= $1::date), '{}'), true)`,
  values: [school.today()],
})

const childrenOfGuardian = (school: School): QueryConfig => ({
  name: 'scope-guardian-children',
  text: `select set_config('app.child_ids', coalesce(array_agg(child_id), '{}')::text, true),
      set_config('app.talk_child_ids', coalesce(array_agg(child_id) filter (where may_message), '{}')::text, true)
    from guardianships
    where ${ofSchool} and member_id = $1::uuid and may_see and ended_at is null
      and coalesce(starts_on, '-infinity') <= $2::date and coalesce(ends_on, 'infinity') >= $2::date`,
  values: [school.actor.memberId, school.today()],
})

/** The classes the children are in today, and for every class the days on which they were: what families keep seeing. */
const classesOfChildren = (school: School): QueryConfig => ({
  name: 'scope-guardian-classes',
  text: `select set_config('app.class_ids', coalesce(array_agg(class_id) filter (where days @> $1::date), '{}')::text, true),
      set_config('app.class_days', coalesce(jsonb_object_agg(class_id, days), '{}')::text, true),
      set_config('app.talk_class_ids', coalesce(array_agg(class_id) filter (where talk_days @> $1::date), '{}')::text, true)
    from (select class_id, range_agg(daterange(starts_on, ends_on, '[]')) as days,
        range_agg(daterange(starts_on, ends_on, '[]')) filter (where child_id = any (${inTalkChildren})) as talk_days from enrolments
      where ${ofSchool} and child_id = any (${inChildren}) group by class_id) own`,
  values: [school.today()],
})

/** From which day on which children: while it was not ended, and the guardian who invited them may see the child. */
const childrenOfRelative = (school: School): QueryConfig => ({
  name: 'scope-relative-children',
  text: `select set_config('app.relative', 'yes', true),
      set_config('app.relative_since', coalesce(jsonb_object_agg(child_id, since), '{}')::text, true)
    from (select r.child_id, min(coalesce(r.since, '-infinity')) as since from relatives r
    join members i on i.school_id = r.school_id and i.id = r.invited_by and i.left_at is null
    join guardianships g on g.school_id = r.school_id and g.child_id = r.child_id and g.member_id = r.invited_by
      and g.may_see and g.ended_at is null
      and coalesce(g.starts_on, '-infinity') <= $2::date and coalesce(g.ends_on, 'infinity') >= $2::date
    where r.${ofSchool} and r.member_id = $1::uuid and r.ended_at is null group by r.child_id) own`,
  values: [school.actor.memberId, school.today()],
})

/** On which days these children were in which classes, each from its own day on; and whether the school shows relatives whole albums. */
const daysOfRelative = (): QueryConfig => ({
  name: 'scope-relative-days',
  text: `select set_config('app.relative_days', coalesce(jsonb_object_agg(child_id, days), '{}')::text, true),
      set_config('app.relative_class_days', coalesce((select jsonb_object_agg(class_id, days) from (
        select e.class_id, range_agg(${seenDays}) as days ${ofRelative} group by e.class_id) classes), '{}')::text, true),
      set_config('app.relative_whole', coalesce((select settings ->> 'relativesSeeClass' from module_switches
        where ${ofSchool} and module_id = 'albums'), 'false'), true)
    from (select child_id, jsonb_object_agg(class_id, days) as days from (
        select e.child_id, e.class_id, range_agg(${seenDays}) as days ${ofRelative} group by e.child_id, e.class_id) single
      group by child_id) own`,
})
const seenDays = `daterange(e.starts_on, e.ends_on, '[]') * daterange((s.value)::date, null)`
const ofRelative = `from enrolments e join jsonb_each_text(current_setting('app.relative_since')::jsonb) s on s.key::uuid = e.child_id
  where e.${ofSchool} and not isempty(${seenDays})`
