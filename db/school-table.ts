import { type BuildColumns, type BuildExtraConfigColumns, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  foreignKey,
  type PgColumnBuilderBase,
  type PgTable,
  type PgTableExtraConfigValue,
  type PgTableWithColumns,
  pgPolicy,
  pgRole,
  pgTable,
  primaryKey,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { currentSchool } from './actor-settings.ts'
import { type SupportReach, supportPolicies } from './support-reach.ts'
import type { Visibility } from './visibility.ts'

/** The runtime role that serves schools: under the wall, owning nothing. */
export const schoolRole = pgRole('cubby_school').existing()
/** The runtime role of signing in: knows people, and of schools' rows only which memberships are a person's own. */
export const identityRole = pgRole('cubby_identity').existing()
/** The runtime role of resolving, sign-up, billing and the console: sees no table with people in it. */
export const platformRole = pgRole('cubby_platform').existing()

const tenantColumns = () => ({
  schoolId: uuid().notNull().default(sql`nullif(current_setting('app.school_id', true), '')::uuid`),
  id: uuid().notNull().$defaultFn(uuidv7),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
type TenantColumns = ReturnType<typeof tenantColumns>

type ColumnMap = Record<string, PgColumnBuilderBase>
type SchoolTable<Name extends string, Columns extends ColumnMap> = PgTableWithColumns<{
  name: Name
  schema: undefined
  columns: BuildColumns<Name, TenantColumns & Columns, 'pg'>
  dialect: 'pg'
}>
type Extra<Columns extends ColumnMap, Name extends string> = BuildExtraConfigColumns<
  Name,
  TenantColumns & Columns,
  'pg'
>

export interface SchoolTableRules<Columns extends ColumnMap, Name extends string> {
  /** Who may read a row. */
  seenBy: (table: Extra<Columns, Name>) => Visibility
  /** Who may insert, change and delete; one shape for all three, or one each. Left out: not allowed at all. */
  writtenBy: (table: Extra<Columns, Name>) => Visibility | WrittenBy
  /** Foreign keys (`belongsTo`), uniques and indexes, each starting with the school. */
  extra?: (table: Extra<Columns, Name>) => PgTableExtraConfigValue[]
  /** What the vendor's support reaches of it while the school lets it in; left out: nothing. */
  support?: SupportReach
  /** Rows without personal data that the platform role relays or counts: it gets its own policy and grant. */
  platform?: 'read' | 'write'
  /** Rows that one identity finds across schools as its own, for `columns` only (decision 023). */
  identity?: (table: Extra<Columns, Name>) => OwnRows
}
export interface OwnRows {
  own: Visibility
  /** As they are called in the database. */
  columns: readonly string[]
}
export interface WrittenBy {
  insert?: Visibility
  update?: Visibility
  delete?: Visibility
}

/** Every table made here, by name; the migration derives grants from their policies. */
export const schoolTables = new Map<string, PgTable>()
/** Columns of them that the identity role is granted, by table; known once the table's policies were asked for. */
export const identityColumns = new Map<string, readonly string[]>()

/**
 * The only way to make a table with rows of a school. Adds the tenant key and its default, the
 * primary key `(school_id, id)` with UUIDv7 ids made by the app, row-level security with the
 * *restrictive* wall (nobody can widen it: restrictive policies are ANDed) and one visibility shape
 * for reading and for writing. FORCE and grants follow in `db/walls.server.ts`; `db/contract.test.ts` holds
 * the catalogue to all of it.
 */
export function schoolTable<Name extends string, Columns extends ColumnMap>(
  name: Name,
  columns: Columns,
  rules: SchoolTableRules<Columns, Name>,
): SchoolTable<Name, Columns> {
  const made = pgTable(name, { ...tenantColumns(), ...columns } as TenantColumns & Columns, table => {
    const written = rules.writtenBy(table)
    const each: WrittenBy = isWrittenBy(written) ? written : { insert: written, update: written, delete: written }
    const policy = (verb: string) => `${name}_${verb}`
    const policies: PgTableExtraConfigValue[] = [
      pgPolicy(policy('wall'), {
        as: 'restrictive',
        for: 'all',
        to: schoolRole,
        using: sql`${table.schoolId} = ${currentSchool}`,
        withCheck: sql`${table.schoolId} = ${currentSchool}`,
      }),
      pgPolicy(policy('seen'), { for: 'select', to: schoolRole, using: rules.seenBy(table) }),
    ]
    policies.push(...supportPolicies(name, schoolRole, rules.support ?? 'nothing'))
    for (const verb of ['insert', 'update', 'delete'] as const) {
      const allowed = each[verb]
      if (!allowed) continue
      policies.push(
        pgPolicy(policy(verb), {
          for: verb,
          to: schoolRole,
          using: verb === 'insert' ? undefined : allowed,
          withCheck: verb === 'delete' ? undefined : allowed,
        }),
      )
    }
    if (rules.platform) {
      policies.push(
        pgPolicy(policy('platform'), {
          for: rules.platform === 'read' ? 'select' : 'all',
          to: platformRole,
          using: sql`true`,
          withCheck: rules.platform === 'read' ? undefined : sql`true`,
        }),
      )
    }
    policies.push(
      pgPolicy(erasingPolicy(name, 'seen'), { for: 'select', to: platformRole, using: isBeingErased(table.schoolId) }),
      pgPolicy(erasingPolicy(name, 'gone'), { for: 'delete', to: platformRole, using: isBeingErased(table.schoolId) }),
    )
    const own = rules.identity?.(table)
    if (own) {
      identityColumns.set(name, own.columns)
      policies.push(pgPolicy(policy('identity'), { for: 'select', to: identityRole, using: own.own }))
    }
    return [
      primaryKey({ name: `${name}_pkey`, columns: [table.schoolId, table.id] }),
      ...policies,
      ...(rules.extra?.(table) ?? []),
    ]
  }) as SchoolTable<Name, Columns>
  schoolTables.set(name, made)
  return made
}

/** The two policies by which rows of a school go when its contract is over; granted apart from the others, since the role reads keys alone. */
export const erasingPolicy = (table: string, what: 'seen' | 'gone'): string => `${table}_erasing_${what}`

/** Of a school whose erasure has begun and is not over: the only rows of schools that the platform's role deletes (decision 050). */
const isBeingErased = (schoolId: AnyPgColumn) =>
  sql`${schoolId} in (select e.school_id from school_erasures e where e.begun_at is not null and e.erased_at is null)`

interface Parent {
  schoolId: AnyPgColumn
  id: AnyPgColumn
}

/**
 * A composite foreign key `(school_id, column)`: a plain one ignores row-level security, so that a
 * row could point at another school's row and tell whether it exists.
 * @param child the table's columns, with the column that points
 */
export function belongsTo(
  child: { schoolId: AnyPgColumn },
  column: AnyPgColumn,
  parent: () => Parent,
  onDelete: 'cascade' | 'restrict' = 'cascade',
): PgTableExtraConfigValue {
  return foreignKey({
    columns: [child.schoolId, column],
    foreignColumns: [parent().schoolId, parent().id],
  }).onDelete(onDelete)
}

function isWrittenBy(written: Visibility | WrittenBy): written is WrittenBy {
  return 'insert' in written || 'update' in written || 'delete' in written
}
