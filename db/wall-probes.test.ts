import { afterAll, beforeAll, expect, test } from 'vitest'
import { ContractSchools } from './contract-schools.ts'
import { known } from './known-tables.ts'
import { type Probed, probeAcross, probeFromNowhere } from './wall-probes.ts'

const schools = new ContractSchools()
const { client, ours, theirs } = schools
beforeAll(() => schools.begin())
afterAll(() => schools.end())

/** As the role that serves schools, and undone after. */
async function probed(look: () => Promise<Probed>, before = 'select'): Promise<Probed> {
  await client.query('savepoint probe')
  await client.query(before)
  await client.query('set local role cubby_school')
  const found = await look()
  await client.query('rollback to savepoint probe')
  return found
}
const across = () => probeAcross(client, known.school, { here: ours, there: theirs })
const fromNowhere = () => probeFromNowhere(client, known.school)

test('walls that stand show nothing, and there was something to see in most tables', async () => {
  const found = await probed(across)
  expect(found.seen).toEqual([])
  expect(found.probes).toBe(known.school.size * 2)
  expect(found.atRows).toBeGreaterThan(known.school.size)
  expect((await probed(fromNowhere)).seen).toEqual([])
})

test.each([
  ['a wall was dropped', 'drop policy children_wall on children'],
  ['a wall lets everything through', 'alter policy children_wall on children using (true)'],
  ['row-level security is off', 'alter table children disable row level security'],
])('rows are seen when %s', async (_what, opening) => {
  const seen = ['children: seen from another school as system', 'children: seen from another school as owner']
  expect((await probed(across, opening)).seen).toEqual(seen)
  expect((await probed(fromNowhere, opening)).seen).toContain('children: seen without a school as system')
})
