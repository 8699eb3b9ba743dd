import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropDatabase } from './database.ts'
import { Installation } from './installation.ts'

/**
 * Brings up the installation that most journeys share, with the demo schools, and tells the test processes about it
 * through the environment, so that the product's own functions work in them as they do in its processes.
 * @returns the tear-down
 */
export default async function setup(): Promise<() => Promise<void>> {
  const database = `cubby_e2e_${process.pid}`
  const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
  const installation = await Installation.start(database, folder, ['migrate', 'seed']).catch(async error => {
    await dropDatabase(database)
    throw error
  })
  Object.assign(process.env, installation.variables, {
    CUBBY_E2E_DATABASE: database,
    CUBBY_E2E_LOGS: installation.logs,
  })
  return async () => {
    await installation.stop()
    await dropDatabase(database)
    rmSync(folder, { recursive: true, force: true })
  }
}
