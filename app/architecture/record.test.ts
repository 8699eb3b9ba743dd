import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { modules } from '#app/modules/index.ts'
import { recordingModules } from '#app/platform/record/sources.server.ts'
import { schoolTables } from '#db/school-table.ts'
import '#db/schema.ts'

/** Tables of the core that have something of a child: in the record, or why not. */
const ofCore: Readonly<Record<string, true | string>> = {
  enrolments: true,
  consents: true,
  relatives: true,
  access_log: true,
  child_portraits: true,
  media_children: true,
  guardianships: 'the rights of each guardian are between the school and them',
  court_orders: 'for staff alone',
  media_audience: 'for whom files are out; the files themselves are in the record',
  name_parts: 'parts of the name, by which the directory finds it',
  child_tags: 'the school’s own words, for staff alone',
  join_codes: 'a key, good once',
  invitations: 'a key, good once',
  child_records: 'the record itself',
  retention_holds: 'why records are kept; the office’s own',
  retention_notices: 'when records are to be erased; the office’s own',
  recent_reads: 'the brake on reading counts with it, for ten minutes',
  urgent_recipients: 'whom an urgent call went to; it is of a day and is over',
  year_steps: 'what undoing a change of school years goes back to; the classes are in the record',
}

/** Names of tables with a foreign key to `children`. */
function tablesOfChildren(): string[] {
  return [...schoolTables].flatMap(([name, table]) =>
    getTableConfig(table).foreignKeys.some(key => getTableConfig(key.reference().foreignTable).name === 'children')
      ? [name]
      : [],
  )
}

test('every table with something of a child is in the record that a family takes along, or says why not', () => {
  const said = new Map<string, true | string>([
    ...Object.entries(ofCore),
    ...modules.flatMap(({ record }) => [
      ...(record?.tables ?? []).map(table => [table, true] as const),
      ...Object.entries(record?.without ?? {}),
    ]),
  ])
  const tables = tablesOfChildren()
  expect(tables.length).toBeGreaterThan(30)
  expect(tables.filter(table => !said.has(table))).toEqual([])
})

test('a module speaks of its own tables alone, and contributes exactly when it says so', () => {
  const foreign = modules.flatMap(({ id, tables, record }) =>
    [...(record?.tables ?? []), ...Object.keys(record?.without ?? {})].flatMap(table =>
      tables.includes(table) ? [] : [`${id}: ${table}`],
    ),
  )
  expect(foreign).toEqual([])
  const contributing = modules.flatMap(({ id, record }) => (record ? [id] : []))
  expect(recordingModules().sort()).toEqual(contributing.sort())
})
