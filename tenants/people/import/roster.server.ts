import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { imports, rosterLayouts } from '#db/schema/imports.ts'
import { memberOf } from '../../actor.ts'
import { found, Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { indexFor, sealFor } from '../../vault.server.ts'
import { type DateOrder, needsOrder, possibleOrders } from './day.ts'
import type { Encoding } from './encoding.ts'
import { type Columns, type RosterField, rosterFields } from './fields.ts'
import { type FileKind, readRoster } from './file.server.ts'
import { rosterLimits } from './limits.ts'
import type { Sheet } from './sheet.ts'
import { plainHeader, suggestColumns } from './suggestion.ts'

/** How long a file waits to be looked through, and how long what it made can be undone. */
export const importHours = 24

/** A file that waits, opened. */
export interface Roster {
  id: string
  kind: FileKind
  encoding: Encoding | null
  sheet: Sheet
  columns: Columns
  /** Null while somebody has to say it. */
  order: DateOrder | null
  /** Whether days in digits can be read in both orders, so that it has to be asked. */
  asksOrder: boolean
}

/** What people say about a file after looking at it. */
export interface RosterSettings {
  encoding?: Encoding | undefined
  columns: Columns
  order?: DateOrder | undefined
}

interface Settled {
  columns: Columns
  order: DateOrder | null
}

const table = 'imports'
const pack = promisify(gzip)
const unpack = promisify(gunzip)

/**
 * Takes a roster in to be looked through: the file, sealed. Its columns are what they were the last time a file had these headers,
 * else what their words suggest.
 * @param importId made by the browser, so that a double click takes in one
 * @throws RosterRefused for a file that is no roster; nothing of it is kept
 */
export async function takeRoster(school: School, importId: string, bytes: Buffer): Promise<void> {
  const { kind, encoding, sheet } = await readRoster(bytes)
  const { columns, order } = await guess(school, sheet)
  const sealer = await sealFor(school, 'contact')
  const packed = (await pack(bytes)).toString('base64')
  const fileSealed = sealer.seal({ table, column: 'file_sealed', rowId: importId }, packed)
  await school.write(tx =>
    tx
      .insert(imports)
      .values({
        id: importId,
        createdBy: memberOf(school.actor),
        fileSealed,
        fileKind: kind,
        encoding,
        columns: columns.map(field => field ?? ''),
        dateOrder: order,
        expiresAt: sql`now() + make_interval(hours => ${importHours})`,
      })
      .onConflictDoNothing(),
  )
}

/** A file that waits, read anew. @throws Problem not_found once it is made, given up or over */
export async function openRoster(school: School, importId: string): Promise<Roster> {
  const { row, bytes } = await openFile(school, importId)
  const encoding = row.encoding as Encoding | null
  const { sheet } = await readRoster(bytes, encoding ?? undefined)
  const columns = sheet.headers.map((_, index) => fieldNamed(row.columns[index]))
  const certain = orderOf(sheet, columns)
  return {
    id: importId,
    kind: row.fileKind,
    encoding,
    sheet,
    columns,
    order: certain ?? row.dateOrder,
    asksOrder: certain === null,
  }
}

/**
 * Says what the columns are, and in which order days are written; remembered for the next file with these headers. Another
 * encoding makes other words of the headers, so the columns are suggested anew then.
 * @throws Problem not_found, conflict for another number of columns; RosterRefused for an encoding in which it is no table
 */
export async function settleRoster(school: School, importId: string, settings: RosterSettings): Promise<void> {
  const { row, bytes } = await openFile(school, importId)
  const before = row.encoding as Encoding | null
  const encoding = before && (settings.encoding ?? before)
  const { sheet } = await readRoster(bytes, encoding ?? undefined)
  const said = encoding === before
  const settled = said ? { columns: settings.columns, order: settings.order ?? null } : await guess(school, sheet)
  if (settled.columns.length !== sheet.headers.length) throw new Problem('conflict', 'other columns')
  await school.write(async tx => {
    const changed = await tx
      .update(imports)
      .set({ encoding, columns: settled.columns.map(field => field ?? ''), dateOrder: settled.order })
      .where(waiting(importId))
      .returning({ id: imports.id })
    found(changed[0])
  })
  if (said) await rememberLayout(school, sheet, settled)
}

/** Gives a file up: nothing of it stays. Said twice, it is done once. @throws Problem not_found */
export async function dropRoster(school: School, importId: string): Promise<void> {
  await school.write(async tx => {
    const dropped = await tx
      .update(imports)
      .set({ state: 'dropped', fileSealed: null })
      .where(and(eq(imports.id, importId), inArray(imports.state, ['waiting', 'dropped'])))
      .returning({ id: imports.id })
    found(dropped[0])
  })
}

async function openFile(
  school: School,
  importId: string,
): Promise<{ row: typeof imports.$inferSelect; bytes: Buffer }> {
  const rows = await school.read(q => q.select().from(imports).where(waiting(importId)))
  const row = found(rows[0])
  const sealer = await sealFor(school, 'contact')
  const packed = await sealer.open({ table, column: 'file_sealed', rowId: importId }, found(row.fileSealed))
  return { row, bytes: await unpack(Buffer.from(packed, 'base64'), { maxOutputLength: rosterLimits.fileBytes }) }
}

const waiting = (importId: string) =>
  and(eq(imports.id, importId), eq(imports.state, 'waiting'), gt(imports.expiresAt, sql`now()`))

/** The order that the days of the file leave no doubt about; null when it has to be asked. Any will do without such days. */
function orderOf(sheet: Sheet, columns: Columns): DateOrder | null {
  const at = columns.indexOf('birthDate')
  const days = at < 0 ? [] : sheet.rows.map(({ cells }) => cells[at] ?? '')
  return needsOrder(days) ? null : (possibleOrders(days)[0] ?? 'dmy')
}

/** Headers in an order of their own, so that a column that moved is known again. */
const sorted = (headers: readonly string[]): { header: string; index: number }[] =>
  headers
    .map((header, index) => ({ header: plainHeader(header), index }))
    .sort((a, b) => (a.header < b.header ? -1 : Number(a.header > b.header)))

async function headersIndex(school: School, sheet: Sheet): Promise<string> {
  const index = await indexFor(school)
  const words = sorted(sheet.headers).map(({ header }) => header)
  return index({ table: 'roster_layouts', column: 'headers' }, words.join('\n'))
}

/** What the columns were the last time, else what their words suggest; and how days are written, as far as that is known. */
async function guess(school: School, sheet: Sheet): Promise<Settled> {
  const known = await layoutOf(school, sheet)
  const columns = known?.columns ?? suggestColumns(sheet.headers)
  return { columns, order: orderOf(sheet, columns) ?? known?.order ?? null }
}

async function layoutOf(school: School, sheet: Sheet): Promise<Settled | null> {
  const key = await headersIndex(school, sheet)
  const rows = await school.read(q => q.select().from(rosterLayouts).where(eq(rosterLayouts.headersIndex, key)))
  const layout = rows[0]
  if (!layout) return null
  const columns: Columns = sheet.headers.map(() => null)
  for (const [position, { index }] of sorted(sheet.headers).entries())
    columns[index] = fieldNamed(layout.columns[position])
  return { columns, order: layout.dateOrder }
}

async function rememberLayout(school: School, sheet: Sheet, { columns, order }: Settled): Promise<void> {
  const layout = { columns: sorted(sheet.headers).map(({ index }) => columns[index] ?? ''), dateOrder: order }
  const key = await headersIndex(school, sheet)
  await school.write(tx =>
    tx
      .insert(rosterLayouts)
      .values({ headersIndex: key, ...layout })
      .onConflictDoUpdate({ target: [rosterLayouts.schoolId, rosterLayouts.headersIndex], set: layout }),
  )
}

const fieldNamed = (name: string | undefined): RosterField | null => rosterFields.find(field => field === name) ?? null
