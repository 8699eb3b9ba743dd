import '#app/modules/index.ts'
import { environment, originOf } from '#tenants/config.server.ts'
import { eraseAgain } from '#tenants/erasure/again.server.ts'
import { rewrapIdentityKeys } from '#tenants/identity/vault.server.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { keyring } from '#tenants/vault.server.ts'
import { closePools } from './client.server.ts'
import { databaseEnvironment } from './config.server.ts'
import { readEnvironment } from './environment.server.ts'
import { migrateDatabase } from './migrate.server.ts'
import { seedHelpDesk } from './seed/help-desk.ts'
import { countSeededMonths } from './seed/months.ts'
import { operatorEmail, seedOperator } from './seed/operator.ts'
import { drawnPhoto } from './seed/pictures.ts'
import { portfolioPhotos } from './seed/portfolio.ts'
import { demoPeople, isSeeded, seedSchool } from './seed/school.ts'
import { type DemoSchool, demoPassword, demoSchools } from './seed/schools.ts'

/**
 * What is done besides serving. `migrate` brings the database to this version. `seed` fills the demo schools if they are
 * not there and prints who can sign in, one JSON line each. `operator <e-mail> [name]` lets somebody into the console,
 * `support <e-mail> [name]` to look only; the name is what schools read when they let support in. `rewrap` wraps all data keys with the newest master key.
 * `erase-again` erases what a restored backup has brought back of schools that were erased.
 */
export async function release(tasks: readonly string[]): Promise<void> {
  const [task = '', email = '', name = ''] = tasks
  if (task === 'operator' || task === 'support') await admit(email, task, name)
  if (task === 'rewrap') await rewrap()
  if (task === 'erase-again') await again()
  if (tasks.includes('migrate')) {
    const { DATABASE_OWNER_URL } = readEnvironment(databaseEnvironment)
    if (!DATABASE_OWNER_URL) throw new Error('Set DATABASE_OWNER_URL: migrating needs the owner of the tables.')
    await migrateDatabase(DATABASE_OWNER_URL)
  }
  if (tasks.includes('seed')) await seed()
  await closePools()
}

async function admit(email: string, role: 'operator' | 'support', name: string): Promise<void> {
  await admitOperator(email, role, name)
  process.stdout.write(`They can sign in at ${originOf(`console.${environment().ROOT_DOMAIN}`)} with a mailed code.\n`)
}

async function rewrap(): Promise<void> {
  const counts = await Promise.all([keyring().then(keys => keys.rewrap()), rewrapIdentityKeys()])
  process.stdout.write(`${counts[0] + counts[1]} keys were wrapped anew; all are under the newest master key now.\n`)
}

async function again(): Promise<void> {
  const names = await eraseAgain()
  process.stdout.write(`${names.length} schools were erased again${names.length > 0 ? `: ${names.join(', ')}` : ''}.\n`)
}

async function seed(): Promise<void> {
  const { ROOT_DOMAIN } = environment()
  const missing: { demo: DemoSchool; photos: Buffer[] }[] = []
  for (const [order, demo] of demoSchools.entries()) {
    if (await isSeeded(demo.slug)) continue
    const count = demo.albums.reduce((sum, album) => sum + album.photos, portfolioPhotos(demo.locale))
    missing.push({
      demo,
      photos: await Promise.all(Array.from({ length: count }, (_, index) => drawnPhoto(order * 100 + index))),
    })
  }
  for (const { demo, photos } of missing) await seedSchool(demo, photos)
  if (missing.length > 0) await countSeededMonths()
  for (const demo of demoSchools) {
    for (const person of demoPeople(demo))
      print({ url: originOf(`${demo.slug}.${ROOT_DOMAIN}`), school: demo.name, ...person })
  }
  await seedHelpDesk(await seedOperator())
  print({ url: originOf(`console.${ROOT_DOMAIN}`), email: operatorEmail, role: 'operator', name: '' })
}

function print(signIn: Record<string, string>): void {
  process.stdout.write(`${JSON.stringify({ ...signIn, password: demoPassword })}\n`)
}

if (import.meta.env.PROD) {
  release(process.argv.slice(2)).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      process.exit(1)
    },
  )
}
