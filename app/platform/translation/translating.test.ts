import { expect, test } from 'vitest'
import { type Outcome, once } from './translating.server.ts'

const school = { id: 'a school' }

test('two at once are one translation, and who comes just after it was kept is given that', async () => {
  let kept: string[] | null = null
  let asked = 0
  const work = async (): Promise<Outcome> => {
    asked += 1
    kept = ['你好']
    return { texts: kept }
  }
  const ask = () => once(school, 'a message', async () => kept, work)
  expect(await Promise.all([ask(), ask()])).toEqual([{ texts: ['你好'] }, { texts: ['你好'] }])
  expect(await ask()).toEqual({ texts: ['你好'] })
  expect(asked).toBe(1)
})

test('a translation that failed is tried again by the next who asks', async () => {
  const outcomes: Outcome[] = [{ reason: 'unavailable' }, { texts: ['你好'] }]
  const ask = () =>
    once(
      school,
      'another message',
      async () => null,
      async () => outcomes.shift() ?? { reason: 'unavailable' },
    )
  expect(await ask()).toEqual({ reason: 'unavailable' })
  expect(await ask()).toEqual({ texts: ['你好'] })
})
