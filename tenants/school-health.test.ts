import { expect, test } from 'vitest'
import { type HealthFacts, troublesOf } from './school-health.ts'

const well: HealthFacts = {
  ...{ today: '2026-06-20', madeOn: '2026-01-05', plan: 'basic', planEndsOn: null, lastActiveOn: '2026-06-19' },
  ...{ children: 150, storedBytes: 100e9, limits: { children: 150, storageGb: 100 }, failedJobs: 0 },
}
const troubles = (change: Partial<HealthFacts>) => troublesOf({ ...well, ...change })

test('a school at work within its limits is well', () => {
  expect(troubles({})).toEqual([])
})

test('is quiet when nobody did anything for more than fourteen days, or ever', () => {
  expect(troubles({ lastActiveOn: '2026-06-06' })).toEqual([])
  expect(troubles({ lastActiveOn: '2026-06-05' })).toEqual(['quiet'])
  expect(troubles({ lastActiveOn: null })).toEqual(['quiet'])
  expect(troubles({ lastActiveOn: null, madeOn: '2026-06-10' })).toEqual([])
})

test('is over its limit with a child or a byte more than it may have', () => {
  expect(troubles({ children: 151 })).toEqual(['over_limit'])
  expect(troubles({ storedBytes: 100e9 + 1 })).toEqual(['over_limit'])
  expect(troubles({ children: 151, limits: { children: 200, storageGb: 100 } })).toEqual([])
})

test('its trial is nearly over in the last seven days, the last one included, and not after', () => {
  const ending = (planEndsOn: string | null) => troubles({ plan: 'trial', planEndsOn })
  expect(['2026-06-27', '2026-06-26', '2026-06-20', '2026-06-19', null].map(ending)).toEqual([
    [],
    ['trial_ending'],
    ['trial_ending'],
    [],
    [],
  ])
  // A plan that was cancelled is no trial.
  expect(troubles({ planEndsOn: '2026-06-21' })).toEqual([])
})

test('has failed jobs, and all its troubles are named', () => {
  expect(troubles({ failedJobs: 1, children: 999, lastActiveOn: null })).toEqual(['failing', 'over_limit', 'quiet'])
})
