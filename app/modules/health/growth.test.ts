import { expect, test } from 'vitest'
import type { Birth } from './birth.server.ts'
import { growthOf, percentileCurve } from './growth.server.ts'
import type { MeasuredValues } from './measurement.ts'

const values = (over: Partial<MeasuredValues>): MeasuredValues => ({
  ...{ height: null, lying: false, weight: null, head: null, visionLeft: null, visionRight: null },
  ...over,
})
const of = (sex: Birth['sex'], over: Partial<Birth> = {}): Birth => ({ sex, weeks: null, days: 0, ...over })
/** A day so many months after birth, as WHO counts them: 30.4375 days each. */
const born = '2020-01-01'
const after = (days: number) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)
const months = (count: number) => after(Math.round(count * 30.4375))

/*
 * WHO Child Growth Standards (2006), expanded tables of L, M and S by month, and WHO Reference 2007 by month: who.int/tools/child-growth-standards,
 * who.int/tools/growth-reference-data-for-5to19-years. A value at WHO's median has z = 0, one at M(1 + LSz)^(1/L) its z.
 */
test.each([
  ['boys, 12 months, weight', 'male', 12, { weight: 9.6479 }, 'weight', 0],
  // Simplified field tables, boys: -2 SD 7.7 kg, +2 SD 12.0 kg at 12 months.
  ['boys, 12 months, weight, -2 SD', 'male', 12, { weight: 7.7 }, 'weight', -2],
  ['boys, 12 months, weight, +2 SD', 'male', 12, { weight: 12.0 }, 'weight', 2],
  ['boys, 24 months, weight', 'male', 24, { weight: 12.1515 }, 'weight', 0],
  ['girls, 6 months, weight', 'female', 6, { weight: 7.297 }, 'weight', 0],
  ['girls, 12 months, length', 'female', 12, { height: 74.015, lying: true }, 'height', 0],
  ['girls, 12 months, length, +1 SD of 2.575 cm', 'female', 12, { height: 76.59, lying: true }, 'height', 1],
  ['boys, 10 years, BMI', 'male', 120, { height: 100, weight: 16.4433 }, 'bmi', 0],
  // Simplified field tables, boys, 10 years 0 months: 12.8, 13.7, 14.9, 16.4, 18.5, 21.4, 26.1 from -3 to +3 SD.
  ['boys, 10 years, BMI, -1 SD', 'male', 120, { height: 100, weight: 14.9 }, 'bmi', -1],
  ['boys, 10 years, BMI, +2 SD', 'male', 120, { height: 100, weight: 21.4 }, 'bmi', 2],
  ['girls, 10 years, height', 'female', 120, { height: 138.6363 }, 'height', 0],
] as const)('%s', async (_, sex, month, measured, measure, z) => {
  const { standing } = await growthOf(of(sex), born, months(month), values(measured))
  expect(standing[measure]?.z).toBeCloseTo(z, 1)
})

test('girls of 24 months: 86.4 cm lying and 85.7 cm standing are the same child at the median', async () => {
  // lhfa_girls, month 24: 86.4153 of length (0-2 years), 85.7153 of height (2-5 years).
  for (const measured of [{ height: 86.4153, lying: true }, { height: 85.7153 }]) {
    const young = await growthOf(of('female'), born, after(730), values(measured))
    const old = await growthOf(of('female'), born, after(731), values(measured))
    expect([young.standing.height?.z, old.standing.height?.z]).toEqual([expect.closeTo(0, 1), expect.closeTo(0, 1)])
  }
})

test('the 3rd and 97th percentiles of the curves are those that a child of that value is given', async () => {
  for (const [percentile, z] of [
    [3, -1.88079],
    [97, 1.88079],
  ] as const) {
    const [point] = await percentileCurve('weight', 'male', z, [365, 365], 1)
    const { standing } = await growthOf(of('male'), born, after(365), values({ weight: point?.value ?? 0 }))
    expect(standing.weight?.percentile).toBeCloseTo(percentile, 0)
  }
})

test('a child born early is as old as if it had been born in time, to its second birthday', async () => {
  const early = of('male', { weeks: 32, days: 0 })
  const at = async (birth: Birth, days: number) => growthOf(birth, born, after(days), values({ weight: 7 }))
  expect(await at(early, 200)).toMatchObject({ ageDays: 200, correctedDays: 144 })
  expect((await at(early, 200)).standing).toEqual((await at(of('male'), 144)).standing)
  expect(await at(early, 731)).toMatchObject({ ageDays: 731, correctedDays: 731 })
  // From 37 weeks on a child is not early.
  expect(await at(of('male', { weeks: 37 }), 200)).toMatchObject({ correctedDays: 200 })
})

test('beyond the tables there is no percentile: weight from ten years on, head from five, all from nineteen', async () => {
  const all = { height: 150, weight: 40, head: 52 }
  expect((await growthOf(of('female'), born, months(60), values(all))).standing.head).not.toBeNull()
  const older = await growthOf(of('female'), born, months(121), values(all))
  expect(older.standing).toMatchObject({ weight: null, head: null, height: { z: expect.any(Number) } })
  const grown = await growthOf(of('female'), born, months(229), values(all))
  expect(grown.standing).toEqual({ weight: null, height: null, bmi: null, head: null })
})

test('far beyond three deviations WHO goes on in a straight line', async () => {
  const z = async (weight: number) =>
    (await growthOf(of('male'), born, after(365), values({ weight }))).standing.weight?.z ?? 0
  const [one, two, three] = [await z(16), await z(17), await z(18)]
  expect(two - one).toBeCloseTo(three - two, 1)
})
