import { type SQL, sql } from 'drizzle-orm'

/**
 * What every policy asks of the running transaction. Each is a sub-select, so PostgreSQL evaluates
 * it once per query and not once per row, and `nullif` because a pooled connection keeps '' where
 * an earlier transaction had set a local value.
 */
export const currentSchool = sql.raw(`(select nullif(current_setting('app.school_id', true), '')::uuid)`)
export const currentActor = sql.raw(`(select nullif(current_setting('app.actor_id', true), '')::uuid)`)
/** Nothing where somebody of the office sees the site as the actor (`app.viewer_id`): then it is not the actor who looks. */
export const currentPerson = sql.raw(
  `(select case when coalesce(current_setting('app.viewer_id', true), '') = '' then nullif(current_setting('app.actor_id', true), '')::uuid end)`,
)
export const isViewed = sql.raw(`(select coalesce(current_setting('app.viewer_id', true), '') <> '')`)
export const currentRole = sql.raw(`(select nullif(current_setting('app.role', true), ''))`)

/** Classes the actor works in (teachers) or has a child in (guardians). The outer cast makes `any (…)` compare with an array, not with rows. */
export const currentClasses = sql.raw(
  `(select coalesce(nullif(current_setting('app.class_ids', true), ''), '{}')::uuid[])::uuid[]`,
)
/** Children the actor teaches or is a guardian of. */
export const currentChildren = sql.raw(
  `(select coalesce(nullif(current_setting('app.child_ids', true), ''), '{}')::uuid[])::uuid[]`,
)

/** Of a guardian's children those about whom they may also write to the school, and the classes these are in today. */
export const currentTalkChildren = sql.raw(
  `(select coalesce(nullif(current_setting('app.talk_child_ids', true), ''), '{}')::uuid[])::uuid[]`,
)
export const currentTalkClasses = sql.raw(
  `(select coalesce(nullif(current_setting('app.talk_class_ids', true), ''), '{}')::uuid[])::uuid[]`,
)

/** On which days a guardian had a child in which class: class → days, e.g. {"…": "{[2026-01-01,)}"}. Empty for everybody else. */
export const currentClassDays = sql.raw(
  `(select coalesce(nullif(current_setting('app.class_days', true), ''), '{}')::jsonb)`,
)

/**
 * The kiosk that asks, its classes and the children in them on its day. For every other shape a kiosk is a visitor, who is shown nothing of
 * anybody: what it may see is named, and whatever is forgotten stays closed.
 */
export const currentKiosk = sql.raw(`(select nullif(current_setting('app.kiosk_id', true), '')::uuid)`)
export const currentKioskDay = sql.raw(`(select nullif(current_setting('app.kiosk_day', true), '')::date)`)
export const currentKioskClasses = sql.raw(
  `(select coalesce(nullif(current_setting('app.kiosk_class_ids', true), ''), '{}')::uuid[])::uuid[]`,
)
export const currentKioskChildren = sql.raw(
  `(select coalesce(nullif(current_setting('app.kiosk_child_ids', true), ''), '{}')::uuid[])::uuid[]`,
)
/**
 * The transaction runs for a relative, who for every other shape is a visitor: what a relative may see is named (decision 027). Asked
 * after everything that shows a row to somebody else, so it is no sub-select: for most rows it is never evaluated, and costs no planning.
 */
export const isRelative = sql.raw(`current_setting('app.relative', true) = 'yes'`)
/** From which day on a relative sees which child: child → ISO date or '-infinity'. */
export const relativeSince = sql.raw(`nullif(current_setting('app.relative_since', true), '')::jsonb`)
/** On which days some child of a relative was in which class, from the day on that its guardian chose: class → days. */
export const relativeClassDays = sql.raw(`nullif(current_setting('app.relative_class_days', true), '')::jsonb`)
/** The identity that asks for what is its own across schools; set in transactions of the identity role only. */
export const currentIdentity = sql.raw(`(select nullif(current_setting('app.identity_id', true), '')::uuid)`)

/**
 * The transaction runs for the vendor's support, which a school has let in (decision 044). To every visibility shape it is the office, once the
 * grant in `app.support_grant` was found in force; a *restrictive* policy of each table then closes what is not named. Triggers of ours act as
 * `system` for the length of a call, and are not held up by it; nothing else of support ever does.
 */
export const isSupport = sql.raw(
  `(select coalesce(current_setting('app.acting_role', true), '') = 'support' and coalesce(current_setting('app.role', true), '') <> 'system')`,
)
/** The same, except where the grant lets support change things. */
export const isSupportReading = sql.raw(
  `(select coalesce(current_setting('app.acting_role', true), '') = 'support' and coalesce(current_setting('app.role', true), '') <> 'system' and coalesce(current_setting('app.support_edits', true), '') <> 'yes')`,
)
export const currentSupportGrant = sql.raw(`(select nullif(current_setting('app.support_grant', true), '')::uuid)`)

export type ActorRole = 'owner' | 'office' | 'teacher' | 'guardian' | 'visitor' | 'system'

/** `app.role` is one of these. */
export const roleIs = (...roles: ActorRole[]): SQL =>
  sql`${currentRole} in (${sql.raw(roles.map(role => `'${role}'`).join(', '))})`
