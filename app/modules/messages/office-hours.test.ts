import { describe, expect, test } from 'vitest'
import { opensAgainAt } from './office-hours.ts'
import { send } from './sending.server.ts'
import { TestTalk } from './test-talk.ts'
import { readThread } from './thread.server.ts'

const hours = { officeHours: true, days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }

describe('office hours', () => {
  test.each([
    ['open on a weekday', '2026-06-03T10:00:00Z', null],
    ['before opening', '2026-06-03T06:00:00Z', '2026-06-03T07:00:00Z'],
    ['at closing', '2026-06-03T16:00:00Z', '2026-06-04T07:00:00Z'],
    ['a Friday night', '2026-06-05T20:00:00Z', '2026-06-08T07:00:00Z'],
    ['a Sunday', '2026-06-07T10:00:00Z', '2026-06-08T07:00:00Z'],
    ['the night in which clocks go back', '2026-10-24T20:00:00Z', '2026-10-26T08:00:00Z'],
  ])('%s', (_name, now, expected) => {
    expect(opensAgainAt(hours, 'Europe/London', now)).toBe(expected)
  })

  test('none kept, none closed', () => {
    const now = '2026-06-07T10:00:00Z'
    expect(opensAgainAt({ ...hours, officeHours: false }, 'Europe/London', now)).toBeNull()
    expect(opensAgainAt({ ...hours, days: [] }, 'Europe/London', now)).toBeNull()
  })

  test('a family that writes while the office is closed is told once when it opens; colleagues are not', async () => {
    const own = await TestTalk.make()
    const family = await own.family()
    // Closed on every day but one that is not today, by the school's clock.
    const today = new Date().getDay() || 7
    const closed = { ...hours, days: [(today % 7) + 1], from: '23:58', to: '23:59' }
    const inbox = await own.inbox(family)
    const write = (body: string) => ({ messageId: crypto.randomUUID(), body })
    for (const body of ['One', 'Two']) await send(family.school, inbox, write(body), closed)
    const { messages } = await readThread(family.school, inbox)
    expect(messages.map(({ text }) => text)).toEqual(['One', null, 'Two'])
    expect(messages[1]).toMatchObject({ author: null, openAgainAt: expect.stringMatching(/Z$/) })
    const direct = await own.direct(own.teacher, own.otherTeacher)
    await send(own.teacher.school, direct, write('Hi'), closed)
    expect((await readThread(own.otherTeacher.school, direct)).messages).toHaveLength(1)
  })
})
