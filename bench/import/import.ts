import { v7 as uuidv7 } from 'uuid'
import { closePools } from '#db/client.server.ts'
import { makeImport } from '#tenants/people/import/making.server.ts'
import { previewOf } from '#tenants/people/import/preview.server.ts'
import { takeRoster } from '#tenants/people/import/roster.server.ts'
import { longRoster, unnamed } from '#tenants/people/import/test-roster.ts'
import { newSchool } from '#tenants/people/test-people.ts'
import { startCluster } from '../cluster.ts'
import { against, printTable, ratio } from '../figures.ts'

const limitSeconds = 10

/** How long the office waits for a list: to see what it would make, and until it is made, contacts sealed and entries audited. */
export async function run(): Promise<void> {
  const cluster = await startCluster({ fsync: 'on', synchronous_commit: 'on' })
  try {
    const { variables } = await cluster.makeDatabase('import')
    Object.assign(process.env, variables, { CUBBY_DATA: cluster.folder })
    const rows = []
    for (const size of [200, 5_000]) {
      const { owner } = await newSchool()
      const importId = uuidv7()
      const started = performance.now()
      await takeRoster(owner, importId, longRoster(size))
      await previewOf(owner, importId, unnamed)
      const seen = performance.now()
      await makeImport(owner, importId, unnamed)
      const all = (performance.now() - started) / 1000
      rows.push({
        rows: String(size),
        'seen / 10 s': ratio((seen - started) / 1000 / limitSeconds),
        'made / 10 s': ratio(all / limitSeconds),
        target: against(all / limitSeconds, 'at most', 1),
      })
    }
    printTable('bench/import: a list of children with two guardians each', rows)
  } finally {
    await closePools()
    await cluster.stop()
  }
}
