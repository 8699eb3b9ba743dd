import { type SQL, sql } from 'drizzle-orm'
import { getTableConfig, PgDialect } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { currentActor, currentRole, currentSchool } from '#db/actor-settings.ts'
import { pool, type Queries, runTransaction } from '#db/client.server.ts'
import { schoolTables } from '#db/school-table.ts'
import { School } from '#tenants/school.server.ts'
import { scopeOf } from '#tenants/scope.server.ts'
import '#db/schema.ts'

/**
 * A school whose reads say everything themselves: each table in a query becomes `(select * from it where school_id = …
 * and <the condition of its policy>)`, with the role as a constant, school and member as parameters, and runs as a role that bypasses
 * row-level security. Same domain function, same pool, same transaction: only the policies are missing.
 */
export class ExplicitSchool extends School {
  override read<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
    spokenFor = this
    return runTransaction('platform', { readOnly: true, prelude: scopeOf(this) }, work)
  }
}

/** Makes the platform pool of this process, which signs in as the bypassing role, write every condition out. */
export function writeConditionsOut(): void {
  pool('platform').on('connect', client => {
    const plain = client.query.bind(client) as (config: pg.QueryConfig, ...rest: unknown[]) => unknown
    const explicit = (config: pg.QueryConfig | string, values?: unknown[], ...told: unknown[]) => {
      // BEGIN and COMMIT, and what the scope asks by itself, are the same on both sides; so is what the pool asks outside of a transaction.
      if (typeof config === 'string' || !spokenFor || config.name?.startsWith('scope') || told.length > 0)
        return plain(config as pg.QueryConfig, values, ...told)
      const { id, actor } = spokenFor
      const name = config.name && `${config.name}-${actor.role}`
      return plain({ ...config, name, text: writtenOut(config.text, actor.role, values?.length ?? 0) }, [
        ...(values ?? []),
        id,
        actor.memberId,
      ])
    }
    client.query = explicit as typeof client.query
  })
}

/** Reads run one after the other here, so whose they are is known. */
let spokenFor: School | null = null

const known = new Map<string, string>()

/** The query with every school table as a sub-select of what the reader may see; made once per query and role. */
function writtenOut(text: string, role: string, parameters: number): string {
  const key = `${role}:${text}`
  // Both parameters are mentioned in any case, or PostgreSQL would not know their types.
  const made =
    known.get(key) ??
    `with asked as (select $${parameters + 1}::uuid, $${parameters + 2}::uuid) ${withConditions(text, conditionsFor(role, parameters))}`
  known.set(key, made)
  return made
}

const names = [...schoolTables.keys()].join('|')
/** A table after `from` or `join`, and its alias if it has one. */
const reference = new RegExp(
  `\\b(from|join) "?(${names})"?(?: (?:as )?"?(?!where|on|inner|left|join|order|limit|group|union)([a-z_]+)"?)?(?=[\\s)]|$)`,
  'gi',
)

function withConditions(text: string, constant: (policy: string) => string): string {
  return text.replaceAll(reference, (_, word: string, table: string, alias?: string) => {
    const condition = withConditions(constant(conditionOf(table)), constant)
    return `${word} (select * from "${table}" where ${condition}) "${alias ?? table}"`
  })
}

const dialect = new PgDialect({ casing: 'snake_case' })
const textOf = (fragment: SQL): string => dialect.sqlToQuery(fragment).sql

function conditionOf(table: string): string {
  const made = schoolTables.get(table)
  if (!made) throw new Error(`There is no table ${table}.`)
  const using = getTableConfig(made).policies.flatMap(({ name, using }) =>
    using && (name.endsWith('_wall') || name.endsWith('_seen')) ? [using] : [],
  )
  return textOf(
    sql.join(
      using.map(each => sql`(${each})`),
      sql` and `,
    ),
  )
}

/** Puts the role as a constant, school and member as parameters where the policies ask the transaction for them. */
function conditionsFor(role: string, parameters: number): (policy: string) => string {
  const values: [SQL, string][] = [
    [currentSchool, `$${parameters + 1}::uuid`],
    [currentActor, `$${parameters + 2}::uuid`],
    [currentRole, `'${role}'`],
  ]
  return policy => values.reduce((text, [asked, value]) => text.replaceAll(textOf(asked), value), policy)
}
