import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schoolStates } from '#db/school-states.ts'
import { addDays, daysBetween, dueSince, isGivenUp, nextStep, type StandingFacts, stateOn } from './lifecycle.ts'

const trial: StandingFacts = {
  plan: 'trial',
  planEndsOn: '2026-01-30',
  overdueSince: null,
  held: false,
  closedOn: null,
}
const paying: StandingFacts = { ...trial, plan: 'basic', planEndsOn: null }

describe('a trial that nobody follows up', () => {
  test.each([
    ['2026-01-30', 'trial'],
    ['2026-01-31', 'past_due'],
    ['2026-02-13', 'past_due'],
    ['2026-02-14', 'read_only'],
    ['2026-03-15', 'read_only'],
    ['2026-03-16', 'suspended'],
    ['2026-06-14', 'suspended'],
  ])('is on %s %s', (day, state) => {
    expect(stateOn(day, trial)).toBe(state)
  })

  test('is given up after 134 days, and not a day before', () => {
    expect(isGivenUp('2026-06-13', trial)).toBe(false)
    expect(isGivenUp('2026-06-14', trial)).toBe(true)
    expect(isGivenUp('2026-06-14', { ...trial, held: true })).toBe(false)
    expect(isGivenUp('2026-06-14', { ...trial, closedOn: '2026-06-14' })).toBe(false)
  })
})

test('the day before the last of February is followed by its own days, in leap years too', () => {
  const ends = (planEndsOn: string): StandingFacts => ({ ...trial, planEndsOn })
  expect(nextStep('2028-02-29', ends('2028-02-28'))).toEqual({ state: 'read_only', on: '2028-03-14' })
  expect(nextStep('2027-03-01', ends('2027-02-28'))).toEqual({ state: 'read_only', on: '2027-03-15' })
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysBetween('2027-12-31', '2028-03-01')).toBe(61)
})

test('what was due first counts, whether bill or plan', () => {
  expect(dueSince('2026-05-10', { ...trial, planEndsOn: '2026-05-01', overdueSince: '2026-04-20' })).toBe('2026-04-20')
  expect(dueSince('2026-05-10', { ...trial, planEndsOn: '2026-04-01', overdueSince: '2026-04-20' })).toBe('2026-04-02')
  expect(dueSince('2026-05-10', { ...paying, overdueSince: '2026-05-11' })).toBeNull()
  expect(dueSince('2026-05-10', paying)).toBeNull()
})

test('paying brings a school back from any state but the last', () => {
  expect(stateOn('2026-04-01', { ...paying, overdueSince: '2026-01-01' })).toBe('suspended')
  expect(stateOn('2026-04-01', paying)).toBe('active')
  expect(stateOn('2026-04-01', { ...paying, closedOn: '2026-04-01' })).toBe('closed')
})

test('an operator’s hand holds whatever was paid, and no bill closes a school meanwhile', () => {
  expect(stateOn('2026-04-01', { ...paying, held: true })).toBe('suspended')
  expect(nextStep('2026-04-01', { ...paying, held: true, overdueSince: '2026-01-01' })).toBeNull()
})

const days = fc.integer({ min: 0, max: 1_500 }).map(n => addDays('2026-01-01', n))

test('whoever does nothing only ever goes down, and the next step comes on the day that was told', () => {
  fc.assert(
    fc.property(days, days, (planEndsOn, from) => {
      const facts = { ...trial, planEndsOn }
      let day = from
      let rank = schoolStates.indexOf(stateOn(day, facts))
      for (let step = 0; step < 200; step++) {
        const told = nextStep(day, facts)
        const tomorrow = addDays(day, 1)
        const state = stateOn(tomorrow, facts)
        expect(schoolStates.indexOf(state)).toBeGreaterThanOrEqual(rank)
        if (told?.on === tomorrow && told.state !== 'closed') expect(state).toBe(told.state)
        if (told?.on === tomorrow && told.state === 'closed') expect(isGivenUp(tomorrow, facts)).toBe(true)
        day = tomorrow
        rank = schoolStates.indexOf(state)
      }
    }),
    { numRuns: 60 },
  )
})
