import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ContractSchools } from './contract-schools.ts'
import { known } from './known-tables.ts'
import { auditedTables } from './walls.server.ts'

const schools = new ContractSchools()
const { client, ours } = schools

/** What the vendor's support reaches while a school lets it in (decision 044). A table that is opened to it is opened here as well. */
const supportReads = [
  'album_children',
  'album_families',
  'album_items',
  'albums',
  'attendance_days',
  'attendance_marks',
  'brands',
  'checklist_ticks',
  'child_portraits',
  'child_tags',
  'children',
  'class_staff',
  'classes',
  'consents',
  'enrolments',
  'guardianships',
  'media',
  'media_audience',
  'media_blurs',
  'media_children',
  'members',
  'module_switches',
  'name_parts',
  'notice_attachments',
  'notice_classes',
  'notice_families',
  'notice_tagged',
  'notice_tags',
  'notice_versions',
  'notices',
  'observation_areas',
  'observation_children',
  'observation_media',
  'observation_wordings',
  'observations',
  'portfolio_milestones',
  'portfolio_steps',
  'portfolio_terms',
  'report_templates',
  'report_terms',
  'retention_rules',
  'school_quiet_hours',
  'school_years',
  'support_grants',
  'tags',
  'translation_days',
  'translation_switches',
  'translation_terms',
  'year_changes',
]
const supportChanges = [
  'brands',
  'child_tags',
  'children',
  'classes',
  'enrolments',
  'module_switches',
  'name_parts',
  'tags',
]
const supportNotes = ['audit_log', 'live_events', 'outbox']

describe('support of the vendor, let in', () => {
  beforeAll(async () => {
    await schools.begin()
    await schools.unguarded(async () => {
      for (const table of known.school) await schools.insertRow(table, ours)
    })
  })
  afterAll(() => schools.end())

  const reached = async (role: string, attempt: (table: string) => Promise<boolean>) => {
    const tables: string[] = []
    await schools.asActor(role, async () => {
      for (const table of known.school) if (await attempt(table)) tables.push(table)
    })
    return tables.sort()
  }
  /** Where the policies let a row through: what else a key or trigger has to say comes after them. */
  const passes = (verb: 'insert' | 'update' | 'delete') => async (table: string) => {
    if (verb === 'insert') return !(await schools.refused(`insert into ${table} ${schools.values(table, ours)}`))
    const change = verb === 'update' ? `update ${table} set created_at = created_at` : `delete from ${table}`
    return !(await schools.refusedOrZero(change))
  }
  const seen = async (table: string) => (await client.query(`select 1 from ${table} limit 1`)).rowCount === 1

  test.each(['support', 'support reading'])('%s reads what was opened to it', async role => {
    const visible = await reached(role, seen)
    expect(visible.filter(table => !supportReads.includes(table))).toEqual([])
    // Some rows are for others than the office, whoever asks; but the office's are there.
    expect(visible).toEqual(expect.arrayContaining(['children', 'members', 'module_switches', 'notices', 'albums']))
  })

  test('reading, it writes nothing at all', async () => {
    for (const verb of ['insert', 'update', 'delete'] as const)
      expect(await reached('support reading', passes(verb))).toEqual([])
  })

  test('where it may change things it changes what was opened to it, deletes no child, and all of it is audited', async () => {
    const reads = [...supportChanges]
    expect(without(await reached('support', passes('update')), reads)).toEqual([])
    expect(without(await reached('support', passes('delete')), reads)).toEqual([])
    expect(await reached('support', passes('delete'))).not.toEqual(expect.arrayContaining(['children']))
    expect(without(await reached('support', passes('insert')), [...reads, ...supportNotes])).toEqual([])
    expect(without(reads, [...auditedTables])).toEqual(['name_parts'])
  })
})
const without = (tables: readonly string[], known: readonly string[]) => tables.filter(table => !known.includes(table))
