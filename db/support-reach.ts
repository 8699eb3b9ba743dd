import { type SQL, sql } from 'drizzle-orm'
import { type PgPolicy, type PgRole, pgPolicy } from 'drizzle-orm/pg-core'
import { isSupport, isSupportReading } from './actor-settings.ts'

/**
 * What the vendor's support reaches of a table while a school lets it in (decision 044), of rows that the office sees: `nothing`; `read`;
 * where the grant lets it change things also `edit`, or `amend`, which deletes none. `derived` follows from what it changes, and `note` is only
 * ever added to: jobs, news, the audit.
 */
export type SupportReach = 'nothing' | 'read' | 'amend' | 'edit' | 'derived' | 'note'

type Verb = 'select' | 'insert' | 'update' | 'delete'
const never = sql`not ${isSupport}`
const withGrant = sql`not ${isSupportReading}`

/** Conditions by verb; a verb that is not named is as open to support as to the office. */
const reaches: Readonly<Record<Exclude<SupportReach, 'nothing'>, Partial<Record<Verb, SQL>>>> = {
  read: { insert: never, update: never, delete: never },
  amend: { insert: withGrant, update: withGrant, delete: never },
  edit: { insert: withGrant, update: withGrant, delete: withGrant },
  derived: { insert: withGrant, update: withGrant, delete: withGrant },
  note: { select: never, insert: withGrant, update: never, delete: never },
}

/** The restrictive policies of a table for support: they close, whatever a visibility shape opens, so a table that nobody thought of stays closed. */
export function supportPolicies(table: string, role: PgRole, reach: SupportReach): PgPolicy[] {
  const policy = (name: string, verb: Verb | 'all', condition: SQL) =>
    pgPolicy(`${table}_${name}`, {
      as: 'restrictive',
      for: verb,
      to: role,
      using: verb === 'insert' ? undefined : condition,
      withCheck: verb === 'select' || verb === 'delete' ? undefined : condition,
    })
  if (reach === 'nothing') return [policy('support', 'all', never)]
  return Object.entries(reaches[reach]).map(([verb, condition]) => policy(`support_${verb}`, verb as Verb, condition))
}
