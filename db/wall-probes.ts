import type pg from 'pg'

/** What looks from outside a school have found. */
export interface Probed {
  /** Looks into one table each. */
  probes: number
  /** Looks at tables in which there is a row to be found for certain. */
  atRows: number
  /** Tables of which something was seen, with how. */
  seen: string[]
}

/** Who looks: the school itself, which most policies let see most, and its head. */
const lookers = ['system', 'owner'] as const

/**
 * Looks from `here` at the rows of `there`, in every table: a wall that stands shows none. Whether there is something to see is asked
 * first, as `there` itself. Reads only, and learns nothing of a row but that it is there.
 * @param client inside a transaction, as cubby_school
 */
export async function probeAcross(
  client: pg.ClientBase,
  tables: Iterable<string>,
  { here, there }: { here: string; there: string },
): Promise<Probed> {
  const names = [...tables]
  const filled = new Set<string>()
  for (const role of lookers) {
    await actAs(client, there, role)
    for (const name of await withRows(client, names, there)) filled.add(name)
  }
  const seen: string[] = []
  for (const role of lookers) {
    await actAs(client, here, role)
    for (const name of await withRows(client, names, there)) seen.push(`${name}: seen from another school as ${role}`)
  }
  return { probes: names.length * lookers.length, atRows: filled.size * lookers.length, seen }
}

/**
 * Looks into every table without a school: there is no row at all.
 * @param client inside a transaction, as cubby_school
 */
export async function probeFromNowhere(client: pg.ClientBase, tables: Iterable<string>): Promise<Probed> {
  const names = [...tables]
  const seen: string[] = []
  for (const role of lookers) {
    await actAs(client, '', role)
    for (const name of await withRows(client, names, null)) seen.push(`${name}: seen without a school as ${role}`)
  }
  return { probes: names.length * lookers.length, atRows: 0, seen }
}

const actAs = (client: pg.ClientBase, school: string, role: string) =>
  client.query(
    `select set_config('app.school_id', $1, true), set_config('app.role', $2, true), set_config('app.acting_role', $2, true),
      set_config('app.actor_id', '', true), set_config('app.class_ids', '', true), set_config('app.child_ids', '', true)`,
    [school, role],
  )

/** So that no statement is long to plan. */
const tablesAtOnce = 16

/** In which of the tables whoever acts sees a row of that school; of any, for null. */
async function withRows(client: pg.ClientBase, tables: readonly string[], school: string | null): Promise<string[]> {
  const found: string[] = []
  for (let first = 0; first < tables.length; first += tablesAtOnce) {
    const looks = tables
      .slice(first, first + tablesAtOnce)
      .map(
        name =>
          `select '${name}' as name where exists (select 1 from ${name}${school === null ? '' : ' where school_id = $1'})`,
      )
    const { rows } = await client.query<{ name: string }>(looks.join(' union all '), school === null ? [] : [school])
    found.push(...rows.map(({ name }) => name))
  }
  return found
}
