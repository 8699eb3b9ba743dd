import { expect, test } from 'vitest'
import type { StatusComponent } from '#db/schema/status.ts'
import type { StatusDay } from './days.server.ts'
import { standingOf } from './standing.ts'

const now = new Date('2026-11-28T12:04:30Z')
const components = ['site', 'work', 'files'] as const
const dayOf = (component: StatusComponent, more: Partial<StatusDay> = {}): StatusDay => ({
  component,
  day: '2026-11-28',
  measured: 100,
  well: 100,
  lastMinute: new Date('2026-11-28T12:04:00Z'),
  lastOutcome: 'well',
  ...more,
})
const all = (more: Partial<StatusDay> = {}) => components.map(component => dayOf(component, more))

test('all is well while each component was well within the last five minutes', () => {
  expect(standingOf(all(), now, false)).toMatchObject({ overall: 'well', at: new Date('2026-11-28T12:04:00Z') })
  const fiveBefore = all({ lastMinute: new Date('2026-11-28T11:59:30Z') })
  expect(standingOf(fiveBefore, now, false).overall).toBe('well')
})

test('what was measured longer ago is not known, whether it was well or down', () => {
  for (const lastOutcome of ['well', 'down'] as const) {
    const { overall, at, components } = standingOf(
      all({ lastOutcome, lastMinute: new Date('2026-11-28T11:59:00Z') }),
      now,
      false,
    )
    expect(overall).toBe('unknown')
    expect(at).toEqual(new Date('2026-11-28T11:59:00Z'))
    expect(components.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown'])
  }
  expect(standingOf([], now, false)).toMatchObject({ overall: 'unknown', at: null })
})

test('one component that is down is what all is, and says which; an incident says so where all is measured well', () => {
  const rows = [dayOf('site'), dayOf('work', { lastOutcome: 'down', well: 90 }), dayOf('files')]
  const down = standingOf(rows, now, true)
  expect(down.overall).toBe('down')
  expect(down.components.map(({ component, state }) => [component, state])).toEqual([
    ['site', 'well'],
    ['work', 'down'],
    ['files', 'well'],
  ])
  expect(standingOf(all(), now, true).overall).toBe('incident')
  expect(standingOf([], now, true).overall).toBe('unknown')
})

test('just after midnight the last minute of yesterday still counts', () => {
  const midnight = new Date('2026-11-29T00:00:20Z')
  const rows = all({ lastMinute: new Date('2026-11-28T23:59:00Z') })
  expect(standingOf(rows, midnight, false).overall).toBe('well')
})

test('ninety days end with today; days without a measurement stand as such and weigh nothing', () => {
  const rows = [
    dayOf('site', { measured: 1000, well: 1000 }),
    dayOf('site', { day: '2026-11-27', measured: 1000, well: 999, lastMinute: new Date('2026-11-27T23:59:00Z') }),
    dayOf('site', { day: '2026-11-26', measured: 1000, well: 998, lastMinute: new Date('2026-11-26T23:59:00Z') }),
    dayOf('site', { day: '2026-11-25', measured: 1000, well: 503, lastMinute: new Date('2026-11-25T23:59:00Z') }),
    dayOf('site', { day: '2026-08-30', measured: 1000, well: 0, lastMinute: new Date('2026-08-30T23:59:00Z') }),
  ]
  const [site, work] = standingOf(rows, now, false).components
  expect(site?.days).toHaveLength(90)
  expect(site?.days[0]?.day).toBe('2026-08-31')
  expect(site?.days.slice(-5).map(({ level }) => level)).toEqual(['none', 'bad', 'some', 'well', 'well'])
  expect(site?.share).toBe(0.875)
  expect(work?.share).toBeNull()
  expect(new Set(work?.days.map(({ level }) => level))).toEqual(new Set(['none']))
})
