import { expect, test } from 'vitest'
import { dueCheck, type LastCheck } from './due.ts'

const at = (moment: string) => new Date(`${moment}Z`)
const night = at('2026-11-28T02:15:00')
const last = (outcome: LastCheck['outcome'], startedAt = night): LastCheck => ({ dueAt: night, startedAt, outcome })

test.each([
  ['an installation without one looks at once', at('2026-11-28T12:40:00'), null, night],
  ['after midnight it is still the night before', at('2026-11-28T02:14:59'), null, at('2026-11-27T02:15:00')],
  ['one that passed is enough for a night', at('2026-11-29T02:14:00'), last('passed'), null],
  ['the next night it is due again', at('2026-11-29T02:15:00'), last('passed'), at('2026-11-29T02:15:00')],
  ['one that failed rests an hour', at('2026-11-28T03:10:00'), last('failed'), null],
  ['and is repeated', at('2026-11-28T03:20:00'), last('failed'), at('2026-11-28T03:00:00')],
  ['as is one whose process died', at('2026-11-28T09:20:00'), last(null), at('2026-11-28T09:00:00')],
])('%s', (_what, now, before, due) => {
  expect(dueCheck(now, before)).toEqual(due)
})
