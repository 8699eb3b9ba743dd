import { feed } from '#app/modules/albums/feed.server.ts'
import type { Actor } from '#tenants/actor.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { notificationsOf } from '#tenants/notifications/items.server.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { School } from '#tenants/school.server.ts'
import { answerQuestions } from '../part.ts'
import { ExplicitSchool, writeConditionsOut } from './explicit.ts'
import { factsOf, idOf } from './rows.ts'

export type QueryName = keyof typeof queries
export interface Round {
  /** Numbers of the schools that are asked. */
  schools: number[]
}
/** Milliseconds of every single read, both ways in turn. */
export type Timings = Record<QueryName, { policies: number[]; explicit: number[] }>

const guardian: Actor = { role: 'guardian', memberId: null, name: 'Guardian', locale: null, welcomed: true }
const teacher: Actor = { ...guardian, role: 'teacher', name: 'Teacher' }

const queries = {
  'album feed of a guardian, 20 items': {
    actor: guardian,
    run: async (school: School) => (await feed(school)).albums.flatMap(({ items }) => items).length,
    finds: 20,
  },
  'children of a class, for its teacher': {
    actor: teacher,
    run: async (school: School, n: number) => (await childrenOf(school, { classId: idOf('class', n) })).length,
    finds: 12,
  },
  'notifications of a guardian': {
    actor: guardian,
    run: async (school: School) => (await notificationsOf(school)).length,
    finds: 10,
  },
  'one photo, for a guardian': {
    actor: guardian,
    run: async (school: School, n: number) => (await deliverable(school, idOf('media', n), 'w800')).variant.width,
    finds: 800,
  },
} satisfies Record<
  string,
  { actor: Actor; run: (school: School, n: number) => Promise<number | undefined>; finds: number }
>

export const queryNames = Object.keys(queries) as QueryName[]

/** One database: answers each round with how long the reads took. */
export async function run(): Promise<void> {
  writeConditionsOut()
  await answerQuestions<Round, Timings>(async ({ schools }) => {
    const timings = noTimings()
    for (const number of schools) {
      for (const name of queryNames) {
        const { actor } = queries[name]
        const member = { ...actor, memberId: idOf(actor.role === 'teacher' ? 'teacher' : 'guardian', number) }
        timings[name].policies.push(await timed(name, new School(factsOf(number), member), number))
        timings[name].explicit.push(await timed(name, new ExplicitSchool(factsOf(number), member), number))
      }
    }
    return timings
  })
}

const noTimings = (): Timings => ({
  'album feed of a guardian, 20 items': { policies: [], explicit: [] },
  'children of a class, for its teacher': { policies: [], explicit: [] },
  'notifications of a guardian': { policies: [], explicit: [] },
  'one photo, for a guardian': { policies: [], explicit: [] },
})

async function timed(name: QueryName, school: School, number: number): Promise<number> {
  const began = performance.now()
  const found = await queries[name].run(school, number)
  const took = performance.now() - began
  if (found !== queries[name].finds) throw new Error(`${name}: found ${found}, expected ${queries[name].finds}.`)
  return took
}
