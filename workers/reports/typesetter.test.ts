import { afterEach, expect, test } from 'vitest'
import { Permanent, Transient } from '#workers/failure.ts'
import { type Manuscript, Typesetter, type TypesetterLimits, typesetterLimits } from './typesetter.server.ts'
import { Typesetters } from './typesetters.server.ts'

const program = 'workers/reports/fixtures/failing-typesetter.mjs'
const saying = (document: string): Manuscript => ({ document, pictures: [], madeAt: 0 })
const opened: { end(): void }[] = []
afterEach(() => {
  for (const each of opened.splice(0)) each.end()
})
const one = (limits: Partial<TypesetterLimits> = {}) => {
  const typesetter = new Typesetter({ ...typesetterLimits, ...limits }, program)
  opened.push(typesetter)
  return typesetter
}
const isAlive = (processId: number | null) => {
  try {
    return processId !== null && process.kill(processId, 0)
  } catch {
    return false
  }
}
const gone = (processId: number | null) => expect.poll(() => isAlive(processId)).toBe(false)

test('one process sets one document after the other', async () => {
  const typesetter = one()
  await typesetter.set(saying('1'))
  const first = typesetter.processId
  await typesetter.set(saying('1'))
  expect(typesetter.processId).toBe(first)
})

test.each([
  ['hang', 'typesetter-too-slow', { timeoutMs: 1_500 }],
  ['die', 'typesetter-died', {}],
  ['grow', 'typesetter-too-large', { hardBytes: 200_000_000 }],
] as const)(
  'a process that would %s is replaced, and its document may be tried again',
  async (what, reason, limits) => {
    const typesetter = one(limits)
    await typesetter.set(saying('1'))
    const first = typesetter.processId
    const failure = await typesetter.set(saying(what)).catch(error => error)
    expect(failure).toBeInstanceOf(Transient)
    expect(failure).toMatchObject({ reason })
    await gone(first)
    expect((await typesetter.set(saying('1'))).conforms).toBe(true)
    expect(typesetter.processId).not.toBe(first)
  },
)

test('a process that was killed while it waited is replaced unnoticed', async () => {
  const typesetter = one()
  await typesetter.set(saying('1'))
  const first = typesetter.processId
  process.kill(first ?? 0, 'SIGKILL')
  await gone(first)
  await expect(typesetter.set(saying('1'))).resolves.toMatchObject({ conforms: true })
})

test('a document that cannot be compiled is not tried again, and its process goes on', async () => {
  const typesetter = one()
  const failure = await typesetter.set(saying('refuse')).catch(error => error)
  expect(failure).toBeInstanceOf(Permanent)
  const first = typesetter.processId
  await typesetter.set(saying('1'))
  expect(typesetter.processId).toBe(first)
})

test('a process is exchanged after so many documents, and after one that left it large', async () => {
  const typesetter = one({ documents: 2, softBytes: 1_000 })
  await typesetter.set(saying('1'))
  const first = typesetter.processId
  await typesetter.set(saying('1'))
  expect(typesetter.processId).toBeNull()
  await gone(first)
  await typesetter.set(saying('2000'))
  expect(typesetter.processId).toBeNull()
})

test('who stops waiting ends the work', async () => {
  const typesetter = one()
  await typesetter.set(saying('1'))
  const [stop, first] = [new AbortController(), typesetter.processId]
  const asked = typesetter.set(saying('hang'), stop.signal).catch(error => error)
  stop.abort()
  expect(await asked).toMatchObject({ reason: 'aborted' })
  await gone(first)
  expect(await typesetter.set(saying('1'), AbortSignal.abort()).catch(error => error)).toMatchObject({
    reason: 'aborted',
  })
})

test('documents that come at once take turns, and one that hangs holds up no other', async () => {
  const pool = new Typesetters(2, { ...typesetterLimits, timeoutMs: 2_000 }, program)
  opened.push(pool)
  const hanging = pool.set(saying('hang')).catch(error => error)
  const stop = new AbortController()
  const others = await Promise.all(Array.from({ length: 5 }, () => pool.set(saying('1'))))
  expect(new Set(others.map(({ pdf }) => pdf[0])).size).toBe(1)
  const second = pool.set(saying('hang')).catch(error => error)
  const waiting = pool.set(saying('1'), stop.signal).catch(error => error)
  stop.abort()
  expect(await waiting).toMatchObject({ reason: 'aborted' })
  expect([await hanging, await second].map(({ reason }) => reason)).toEqual([
    'typesetter-too-slow',
    'typesetter-too-slow',
  ])
  await expect(pool.set(saying('1'))).resolves.toMatchObject({ conforms: true })
})
