import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryKeptItems } from './kept-items.ts'
import { type Outcome, outcomeOf, type Send } from './sending.ts'
import type { KeptItem, NewItem } from './waiting-item.ts'
import { WaitingQueue } from './waiting-queue.ts'

/** A device whose server answers as told, in turn, and then takes everything. */
function device(...answers: Outcome[]) {
  const sent: string[] = []
  const send: Send = async ({ id }: KeptItem) => {
    const answer = answers.shift() ?? { kind: 'done', answer: null }
    sent.push(id)
    return answer
  }
  const kept = memoryKeptItems()
  return { queue: new WaitingQueue({ kept, send }), sent, kept, send }
}
const mark = (id: string, topic = 'attendance'): NewItem => ({ id, topic, action: '/marks', fields: [['id', id]] })
const states = ({ queue }: Pick<ReturnType<typeof device>, 'queue'>) =>
  queue.getSnapshot().map(({ id, state }) => `${id} ${state}`)
const refused: Outcome = { kind: 'refused', refusal: { code: 'conflict', errors: {} } }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what waits to be sent', () => {
  test('goes in the order in which it was done, each once', async () => {
    const { queue, sent } = device()
    await queue.add(mark('a'))
    await queue.add(mark('b'))
    await queue.add(mark('a'))
    await queue.sendNow()
    expect(sent.filter(id => id === 'b')).toHaveLength(1)
    expect(sent.indexOf('a')).toBeLessThan(sent.indexOf('b'))
    expect(queue.getSnapshot()).toEqual([])
  })

  test('stays without a network, in order, and is tried again by itself', async () => {
    const { queue, sent } = device({ kind: 'unreachable' })
    await queue.add(mark('a'))
    await vi.waitFor(() => expect(states({ queue })).toEqual(['a waiting']))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sent).toEqual(['a', 'a'])
    expect(queue.getSnapshot()).toEqual([])
  })

  test('is tried less and less often', async () => {
    const never = Array.from({ length: 20 }, (): Outcome => ({ kind: 'unreachable' }))
    const { queue, sent } = device(...never)
    await queue.add(mark('a'))
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(sent.length).toBeGreaterThan(10)
    expect(sent.length).toBeLessThan(24)
  })

  test('of another topic does not wait for one that the server cannot take now', async () => {
    const { queue, sent, kept } = device({ kind: 'later', afterMs: 5_000 })
    for (const item of [mark('a', 'one'), mark('b', 'one'), mark('c', 'two')])
      await kept.add({ ...item, keptAt: 0, refusal: null })
    await queue.sendNow()
    expect(sent).toEqual(['a', 'c'])
    expect(states({ queue })).toEqual(['a waiting', 'b waiting'])
    await vi.advanceTimersByTimeAsync(4_999)
    expect(sent).toEqual(['a', 'c'])
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toEqual(['a', 'c', 'a', 'b'])
  })

  test('with files goes after what has none, and in its turn within its topic', async () => {
    const { queue, sent, kept } = device()
    const files = [{ key: 'k', name: 'a.mp4', classId: undefined, file: new Blob(['x']), shrunk: true }]
    const heavy = { ...mark('video', 'one'), files }
    for (const item of [heavy, mark('after', 'one'), mark('mark', 'two')])
      await kept.add({ ...item, keptAt: 0, refusal: null })
    await queue.sendNow()
    expect(sent).toEqual(['mark', 'video', 'after'])
  })

  test('and is refused is shown with its reason, holds nothing up, and can be tried again or given up', async () => {
    const { queue, sent, kept } = device(refused)
    for (const item of [mark('a'), mark('b')]) await kept.add({ ...item, keptAt: 0, refusal: null })
    await queue.sendNow()
    expect(sent).toEqual(['a', 'b'])
    expect(queue.getSnapshot()).toMatchObject([{ id: 'a', state: 'refused', refusal: { code: 'conflict' } }])
    await queue.retry('a')
    expect(queue.getSnapshot()).toEqual([])
    await queue.add(mark('c'))
    await queue.drop('c')
    expect(queue.getSnapshot()).toEqual([])
  })

  test('and was said in one breath is asked one by one where the whole is refused: only what is wrong stays', async () => {
    const { queue, kept, sent } = device(refused, { kind: 'done', answer: null }, refused)
    const fields = ['a', 'b', 'c'].flatMap((child, index): [string, string][] => [
      [`marks[${index}].child`, child],
      [`marks[${index}].state`, 'here'],
    ])
    await kept.add({ ...mark('all'), fields: [...fields, ['day', 'monday']], keptAt: 7, refusal: null })
    await kept.add({ ...mark('later'), keptAt: 8, refusal: null })
    await queue.sendNow()
    expect(sent).toEqual(['all', 'all/0', 'all/1', 'all/2', 'later'])
    expect(queue.getSnapshot()).toMatchObject([
      {
        ...{ id: 'all/1', state: 'refused', keptAt: 7 },
        fields: [
          ['marks[0].child', 'b'],
          ['marks[0].state', 'here'],
          ['day', 'monday'],
        ],
      },
    ])
  })

  test('is still there for the next page, and for another tab', async () => {
    const { queue, kept, send, sent } = device({ kind: 'unreachable' })
    await queue.add(mark('a'))
    const next = new WaitingQueue({ kept, send })
    await next.refresh()
    expect(states({ queue: next })).toEqual(['a waiting'])
    await next.sendNow()
    expect(sent).toEqual(['a', 'a'])
    await queue.refresh()
    expect(queue.getSnapshot()).toEqual([])
  })

  test('tells what was taken, with the answer, and what was refused', async () => {
    const { queue } = device({ kind: 'done', answer: { place: 7 } }, refused)
    const told: unknown[] = []
    queue.onAnswered(({ id }, answer) => told.push([id, answer]))
    await queue.add(mark('a'))
    await queue.sendNow()
    expect(told).toEqual([['a', { place: 7 }]])
    await queue.add(mark('b'))
    await queue.sendNow()
    expect(told.at(-1)).toEqual(['b', null])
  })
})

describe('an answer means', () => {
  const json = (status: number, body: unknown, headers = {}) =>
    outcomeOf(new Response(JSON.stringify(body), { status, headers }))
  test.each([
    [200, { ok: 1 }, { kind: 'done', answer: { ok: 1 } }],
    [401, {}, { kind: 'unreachable' }],
    [404, { problem: 'not_found' }, { kind: 'refused', refusal: { code: 'not_found', errors: {} } }],
    [
      422,
      { submission: { status: 'error', error: { body: ['Too long'] } } },
      { kind: 'refused', refusal: { code: 'invalid', errors: { body: ['Too long'] } } },
    ],
    [404, { message: 'Unexpected Server Error' }, { kind: 'refused', refusal: { code: 'not_found', errors: {} } }],
    [403, 'no json', { kind: 'refused', refusal: { code: 'forbidden', errors: {} } }],
    [413, 'no json', { kind: 'refused', refusal: { code: 'unknown', errors: {} } }],
    [503, {}, { kind: 'later', afterMs: null }],
  ])('%i', async (status, body, outcome) => {
    expect(await json(status, body)).toEqual(outcome)
  })

  test('429 with the time to wait', async () => {
    expect(await json(429, {}, { 'retry-after': '7' })).toEqual({ kind: 'later', afterMs: 7_000 })
  })
})
