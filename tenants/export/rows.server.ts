import { asc, getTableColumns, gt, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { schoolTables } from '#db/school-table.ts'
import type { SchoolPurpose } from '#db/vault/data-key.ts'
import type { School } from '../school.server.ts'
import { type Sealer, sealFor } from '../vault.server.ts'
import { isWithheldColumn, withheldTables } from './withheld.ts'

const rowsAtOnce = 500
/** Keys of what people have written; that of secrets is not among them. */
const purposes = ['contact', 'health', 'message', 'portfolio', 'report', 'media'] as const satisfies SchoolPurpose[]

/** Names of the tables that go along, sorted. */
export const exportedTables = (): string[] => [...schoolTables.keys()].filter(name => !(name in withheldTables)).sort()

/** What of a table has gone along. */
export interface TableCount {
  /** Rows that the owner may read: those are in the file. */
  rows: number
  /** Rows between other people, which the owner may not read on the site either. */
  notShown: number
  /** Sealed texts that no key opens any more. */
  unreadable: number
}

/** Opens whatever is sealed in rows of a school. */
export type Opener = (
  table: string,
  column: string,
  row: Record<string, unknown>,
  sealed: string,
) => Promise<string | null>

/** Columns that a table's file has, as they are called in it; what is sealed stands there opened, without the ending. */
export const columnsOf = (table: string): string[] => keysOf(table).map(key => columnName(key).replace(/_sealed$/, ''))

/** A table's rows as its owner may read them, in order, a few hundred at a time; cells in the order of `columnsOf`. */
export async function* rowsOf(
  asker: School,
  table: string,
  open: Opener,
  count: TableCount,
): AsyncGenerator<string[][]> {
  const stored = tableCalled(table)
  const { id } = getTableColumns(stored) as Record<string, AnyPgColumn>
  if (!id) throw new Error(`The table ${table} has no id.`)
  const keys = keysOf(table)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows: Record<string, unknown>[] = await asker.read(q =>
      q.select().from(stored).where(gt(id, after)).orderBy(asc(id)).limit(rowsAtOnce),
    )
    const page: string[][] = []
    for (const row of rows) {
      const cells: string[] = []
      for (const key of keys) {
        const [column, value] = [columnName(key), row[key]]
        if (!column.endsWith('_sealed') || typeof value !== 'string') cells.push(cellOf(value))
        else {
          const opened = await open(table, column, row, value)
          if (opened === null) count.unreadable += 1
          cells.push(opened ?? '')
        }
      }
      page.push(cells)
    }
    count.rows += rows.length
    if (page.length > 0) yield page
    if (rows.length < rowsAtOnce) break
    after = String(rows.at(-1)?.id)
  }
  const [all] = await asker.asSystem().read(q => q.select({ n: sql<number>`count(*)::int` }).from(stored))
  count.notShown = Math.max(0, (all?.n ?? 0) - count.rows)
}

/** What is sealed says in which column of which row it stands, so the right key is found by trying; it is remembered for the column. */
export async function openerOf(school: School): Promise<Opener> {
  const sealers = await Promise.all(purposes.map(purpose => sealFor(school, purpose)))
  const known = new Map<string, { sealer: Sealer; key: string }>()
  return async (table, column, row, sealed) => {
    const place = `${table}.${column}`
    const remembered = known.get(place)
    const keys = ['id', ...Object.keys(row).filter(key => key !== 'id' && key !== 'schoolId' && isUuid(row[key]))]
    const tries = keys.flatMap(key => sealers.map(sealer => ({ sealer, key })))
    for (const attempt of remembered ? [remembered, ...tries] : tries) {
      const rowId = String(row[attempt.key])
      const text = await attempt.sealer.open({ table, column, rowId }, sealed).catch(() => null)
      if (text === null) continue
      known.set(place, attempt)
      return text
    }
    return null
  }
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

function tableCalled(name: string): PgTable {
  const table = schoolTables.get(name)
  if (!table) throw new Error(`There is no table ${name}.`)
  return table
}

/** The school's own id is the same in every row, and stands in the manifest. */
const keysOf = (table: string): string[] =>
  Object.keys(getTableColumns(tableCalled(table))).filter(
    key => key !== 'schoolId' && !isWithheldColumn(columnName(key)),
  )

/** As it is called in the database. */
const columnName = (key: string): string => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
