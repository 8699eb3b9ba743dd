import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { type Ids, outbox } from '#db/schema/events.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { defineModule } from '#tenants/module.ts'
import { registerModules } from '#tenants/registry.ts'
import { reactionJob, School } from '#tenants/school.server.ts'
import { defineJob } from '#workers/job.ts'
import { registryOf } from '#workers/registry.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { react } from './jobs.ts'
import { handOverTo, type Reactor } from './react.server.ts'

const moduleIds = ['flaky', 'steady', 'sleeping']
const albumId = crypto.randomUUID()

beforeAll(() => {
  const rule = { requires: [], plan: 'free', audience: [], icon: 'x', order: 1, routes: [], permissions: {} } as const
  const rest = {
    events: [],
    reactsTo: [],
    jobs: [],
    settings: z.object({}),
    notifications: {},
    homeCards: [],
    tables: [],
  } as const
  registerModules(moduleIds.map(id => defineModule({ id, ...rule, ...rest })))
})

async function openSchool(...on: string[]): Promise<School> {
  const school = new School(await insertSchool(), system)
  for (const moduleId of on) await school.write(tx => tx.insert(moduleSwitches).values({ moduleId, on: true }))
  return school
}

/** The job of events with these reactors instead of the modules' own. */
const reactingWith = (reactors: Reactor[]) =>
  registryOf([
    defineJob({
      name: reactionJob,
      schema: react.schema,
      handler: async () => (school, happening) => handOverTo(reactors, school, happening),
    }),
  ])
const reactor = (
  id: string,
  module: string | null,
  react: (school: School, payload: Ids) => Promise<void>,
): Reactor => ({
  id,
  module,
  load: async () => ({ reactions: { 'albums.published': react } }),
})

test('one that fails is tried again without repeating what the others did', async () => {
  const school = await openSchool('flaky', 'steady')
  const calls: string[] = []
  const reactors = [
    reactor('flaky', 'flaky', async () => {
      calls.push('flaky')
      if (calls.filter(call => call === 'flaky').length < 3) throw new Error('not yet')
    }),
    reactor('steady', 'steady', async (_school, payload) => {
      calls.push(`steady ${JSON.stringify(payload)}`)
    }),
  ]
  await school.write(tx => tx.record('albums.published', { albumId }))
  const ended = await runJobs(school, reactingWith(reactors))
  expect(ended.map(job => [job.outcome, job.attempts])).toEqual([
    ['done', 1],
    ['done', 3],
    ['done', 1],
  ])
  expect(calls.filter(call => call === 'flaky')).toHaveLength(3)
  expect(calls.filter(call => call.startsWith('steady'))).toEqual([
    `steady ${JSON.stringify({ event: 'albums.published', albumId })}`,
  ])
})

test('a module that is off hears nothing, the platform always does', async () => {
  const school = await openSchool('steady')
  const heard: string[] = []
  const listening = (id: string, module: string | null) =>
    reactor(id, module, async () => {
      heard.push(id)
    })
  const reactors = [listening('sleeping', 'sleeping'), listening('steady', 'steady'), listening('platform', null)]
  await school.write(tx => tx.record('albums.published', { albumId }))
  await runJobs(school, reactingWith(reactors))
  expect(heard.sort()).toEqual(['platform', 'steady'])
})

test('an event that nobody reacts to is done', async () => {
  const school = await openSchool()
  await school.write(tx => tx.record('probing.nobody-listens', { albumId, pages: 3, ids: [albumId], final: true }))
  expect(await runJobs(school, registryOf([react]))).toMatchObject([{ outcome: 'done' }])
})

test('an event that carries words instead of ids is refused', async () => {
  const school = await openSchool()
  await school.write(tx => tx.record('albums.published', { title: 'Mia’s birthday' }))
  expect(await runJobs(school, registryOf([react]))).toMatchObject([{ outcome: 'failed', reason: 'bad-payload' }])
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(outbox).where(eq(outbox.schoolId, school.id)),
  )
  expect(rows).toMatchObject([{ failure: 'bad-payload' }])
})
