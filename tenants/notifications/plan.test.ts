import { expect, test } from 'vitest'
import type { DeliveryChannel } from './ladder.ts'
import { planDeliveries, type Situation } from './plan.ts'

const now = Date.UTC(2026, 10, 26, 9)
const plan = (given: Partial<Situation>, ...reachable: DeliveryChannel[]) =>
  planDeliveries({
    now,
    timeZone: 'UTC',
    channels: [],
    urgent: false,
    reachable: new Set(reachable),
    schoolQuiet: null,
    memberQuiet: null,
    ...given,
  }).map(({ channel, dueAt }) => [channel, (dueAt.getTime() - now) / 60_000])

test('urgent: what is free at once, a text message only where it is open, five minutes later, quiet or not', () => {
  const memberQuiet = { fromMinute: 480, toMinute: 720 }
  expect(plan({ urgent: true, memberQuiet }, 'push', 'wechat', 'sms')).toEqual([
    ['push', 0],
    ['wechat', 0],
    ['email', 0],
    ['sms', 5],
  ])
  expect(plan({ urgent: true })).toEqual([['email', 0]])
})

test('to be made sure of: a notice, then mail, then a text message; a rung that leads nowhere is not waited for', () => {
  const channels = ['push', 'insist'] as const
  expect(plan({ channels }, 'wechat', 'sms')).toEqual([
    ['wechat', 0],
    ['email', 30],
    ['sms', 60],
  ])
  expect(plan({ channels }, 'sms')).toEqual([
    ['email', 0],
    ['sms', 30],
  ])
  expect(plan({ channels: ['insist'] }, 'push')).toEqual([['email', 0]])
})

test('rungs keep their distance when quiet hours are over', () => {
  const schoolQuiet = { fromMinute: 480, toMinute: 570 }
  expect(plan({ channels: ['push', 'insist'], schoolQuiet }, 'push', 'sms')).toEqual([
    ['push', 30],
    ['email', 60],
    ['sms', 90],
  ])
})

test('else what was chosen and nothing that is paid for', () => {
  expect(plan({ channels: ['push', 'email'] }, 'push', 'wechat', 'sms')).toEqual([
    ['push', 0],
    ['wechat', 0],
    ['email', 0],
  ])
})
