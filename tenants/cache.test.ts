import { expect, test } from 'vitest'
import { PromiseCache, remembered } from './cache.ts'

test('many askers share one look-up, for as long as it is fresh', async () => {
  let now = 0
  let lookUps = 0
  const cache = new PromiseCache<number>(10, 1_000, () => now)
  const ask = () => cache.get('a', async () => ++lookUps)
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
  now = 999
  expect(await ask()).toBe(1)
  now = 1_000
  expect(await ask()).toBe(2)
})

test('a failure is told to those who asked, and not kept', async () => {
  const cache = new PromiseCache<number>(10, 1_000)
  await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await cache.get('a', async () => 1)).toBe(1)
})

test('the oldest goes when there are too many', async () => {
  const cache = new PromiseCache<string>(2, 1_000)
  for (const key of ['a', 'b', 'c']) await cache.get(key, async () => 'first')
  expect(await cache.get('b', async () => 'second')).toBe('first')
  expect(await cache.get('a', async () => 'second')).toBe('second')
})

test('values that fit are forgotten, others stay', async () => {
  const cache = new PromiseCache<number>(10, 1_000)
  for (const number of [1, 2]) await cache.get(`${number}`, async () => number)
  cache.deleteWhere(value => value === 1)
  expect(await cache.get('1', async () => 10)).toBe(10)
  expect(await cache.get('2', async () => 20)).toBe(2)
})

test('a look-up that was under way when something changed is answered and not kept', async () => {
  const cache = new PromiseCache<string>(10, 1_000)
  let answer: (value: string) => void = () => {}
  const asked = cache.get('a', () => new Promise<string>(resolve => (answer = resolve)))
  cache.deleteWhere(() => false)
  answer('from before')
  expect(await asked).toBe('from before')
  expect(await cache.get('a', async () => 'from after')).toBe('from after')
})

test('what was made for a text is made once, and the oldest are forgotten', () => {
  const asked: string[] = []
  const upper = remembered(2, text => {
    asked.push(text)
    return text.toUpperCase()
  })
  expect(['a', 'b', 'a', 'c', 'b', 'a'].map(upper)).toEqual(['A', 'B', 'A', 'C', 'B', 'A'])
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})
