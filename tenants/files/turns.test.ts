import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

/** Work that ends when it is told to. */
function held() {
  let end: (outcome: 'done' | 'failed') => void = () => {}
  const ended = new Promise<void>((resolve, reject) => {
    end = outcome => (outcome === 'done' ? resolve() : reject(new Error('failed')))
  })
  return { ended, end: (outcome: 'done' | 'failed' = 'done') => end(outcome) }
}
const settled = () => new Promise<void>(resolve => setImmediate(resolve))

test('runs no more than so many at a time, in the order they came, and goes on after a failure', async () => {
  const turn = inTurns(2)
  const works = Array.from({ length: 5 }, held)
  const begun: number[] = []
  const results = works.map((work, index) =>
    turn(async () => {
      begun.push(index)
      await work.ended
      return index
    }).catch(() => 'failed'),
  )
  await settled()
  expect(begun).toEqual([0, 1])
  works[1]!.end('failed')
  await settled()
  expect(begun).toEqual([0, 1, 2])
  works[0]!.end()
  works[2]!.end()
  await settled()
  expect(begun).toEqual([0, 1, 2, 3, 4])
  for (const work of works) work.end()
  expect(await Promise.all(results)).toEqual([0, 'failed', 2, 3, 4])
})

test('a failure of the work is the failure of its turn', async () => {
  await expect(inTurns(1)(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
})
