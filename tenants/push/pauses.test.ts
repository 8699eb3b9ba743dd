import { expect, test } from 'vitest'
import { Pauses } from './pauses.ts'

const [one, two, elsewhere] = ['https://push.example/1', 'https://push.example/2', 'https://other.example/1']
const start = Date.parse('2026-11-26T12:00:00Z')

function pauses() {
  let now = start
  const made = new Pauses(() => now)
  const held = () => [one, two, elsewhere].map(each => made.holds(each))
  return { made, held, later: (ms: number) => (now += ms) }
}

test('a subscription that is asked too often is left alone as long as its service says, a service that is away altogether', () => {
  const { made, held, later } = pauses()
  made.note(one, 429, '60')
  expect(held()).toEqual([true, false, false])
  made.note(two, 503, 'Thu, 26 Nov 2026 12:02:00 GMT')
  expect(held()).toEqual([true, true, false])
  later(60_001)
  expect(held()).toEqual([true, true, false])
  later(60_000)
  expect(held()).toEqual([false, false, false])
})

test('what says nothing, or nonsense, or comes with another answer holds nothing; an hour is the most', () => {
  const { made, held, later } = pauses()
  for (const text of [undefined, '', 'soon', '-5', '0', 'Thu, 26 Nov 2020 12:00:00 GMT']) made.note(one, 429, text)
  made.note(one, 500, '60')
  made.note(one, 201, '60')
  expect(held()).toEqual([false, false, false])
  made.note(one, 429, '999999999')
  later(3_599_000)
  expect(made.holds(one)).toBe(true)
  later(2_000)
  expect(made.holds(one)).toBe(false)
})
