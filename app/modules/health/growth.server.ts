import { ageInDays, calculateZScore, correctedAgeInDays, type Indicator, loadTable, lookupLms } from '@pedi-growth/core'
import type { Birth } from './birth.server.ts'
import type { MeasuredValues } from './measurement.ts'

/** What growth is judged in. */
export const growthMeasures = ['weight', 'height', 'bmi', 'head'] as const
export type GrowthMeasure = (typeof growthMeasures)[number]

/** Where a value stands among children of its age and sex: standard deviations from the median, and of a hundred how many measure less. */
export interface Standing {
  z: number
  percentile: number
}
export interface Growth {
  ageDays: number
  /** Younger than that where the child was born early and is below two years. */
  correctedDays: number
  bmi: number | null
  /** Null where WHO's tables have nothing for the age. */
  standing: Readonly<Record<GrowthMeasure, Standing | null>>
}

const indicators: Record<GrowthMeasure, Indicator> = {
  weight: 'weight-for-age',
  height: 'length-height-for-age',
  bmi: 'bmi-for-age',
  head: 'head-circumference-for-age',
}
/** From this day on WHO's tables are of standing children. */
const standsFrom = 731
/** What a child is longer lying than standing; WHO Child Growth Standards: Methods and development (2006), section 3. */
const lyingMore = 0.7
/** WHO's tables of children from five years on go by months of this length. */
const monthDays = 30.4375
/** The last day of the tables that go by days. */
const lastDay = 1856

/**
 * Judges a measurement by the WHO Child Growth Standards (2006, to five years) and the WHO Reference (2007, to nineteen): the LMS
 * method, `Z = ((X/M)^L - 1) / (LS)`, beyond three deviations in a straight line as WHO does.
 * @param birthDate ISO date @param day ISO date, not before it
 */
export async function growthOf(
  { sex, weeks, days }: Birth,
  birthDate: string,
  day: string,
  values: MeasuredValues,
): Promise<Growth> {
  const ageDays = ageInDays(localDay(birthDate), localDay(day))
  const correctedDays = correctedAgeInDays(ageDays, weeks ?? undefined, days)
  const height = inPosition(values, correctedDays)
  const bmi = height && values.weight ? values.weight / (height / 100) ** 2 : null
  const judge = async (measure: GrowthMeasure, measurement: number | null): Promise<Standing | null> => {
    const indicator = indicators[measure]
    const found = measurement ? await calculateZScore({ indicator, sex, ageInDays: correctedDays, measurement }) : null
    return found && { z: found.zScore, percentile: found.percentile }
  }
  const [weight, tall, mass, head] = await Promise.all([
    judge('weight', values.weight),
    judge('height', height),
    judge('bmi', bmi),
    judge('head', values.head),
  ])
  return {
    ...{ ageDays, correctedDays },
    bmi: bmi && Math.round(bmi * 10) / 10,
    standing: { weight, height: tall, bmi: mass, head },
  }
}

/** A height as the table of the age has it: lying below two years, standing from then on. */
export function inPosition({ height, lying }: MeasuredValues, ageDays: number): number | null {
  if (height === null) return null
  if (ageDays < standsFrom) return lying ? height : height + lyingMore
  return lying ? height - lyingMore : height
}

/** The percentile lines on WHO's charts, by the deviations they are at. */
export const percentileLines = [
  { percentile: 3, z: -1.88079 },
  { percentile: 15, z: -1.03643 },
  { percentile: 50, z: 0 },
  { percentile: 85, z: 1.03643 },
  { percentile: 97, z: 1.88079 },
] as const

/** What children of a percentile measure between two ages in days, about every `step` days; without the ages that no table has. */
export async function percentileCurve(
  measure: GrowthMeasure,
  sex: Birth['sex'],
  z: number,
  [from, to]: readonly [number, number],
  step: number,
): Promise<{ days: number; value: number }[]> {
  const points: { days: number; value: number }[] = []
  for (let days = from; days <= to; days += step) {
    const lms = await rowAt(measure, sex, days)
    if (lms) points.push({ days, value: lms.M * (1 + lms.L * lms.S * z) ** (1 / lms.L) })
  }
  return points
}

/** WHO's L, M and S at an age. */
async function rowAt(measure: GrowthMeasure, sex: Birth['sex'], days: number) {
  const of = sex === 'male' ? 'boys' : 'girls'
  const young = { weight: 'wfa', height: 'lhfa', bmi: 'bfa', head: 'hcfa' }[measure]
  if (days <= lastDay) return lookupLms(await table(`${young}-${of}-0-5`), days)
  if (measure === 'head') return null
  const old = { weight: `wfa-${of}-5-10`, height: `hfa-${of}-5-19`, bmi: `bfa-${of}-5-19` }[measure]
  return lookupLms(await table(old), days / monthDays)
}
const table = (name: string) => loadTable(name as Parameters<typeof loadTable>[0])

/** The library reads the parts of a date on the server's own wall. */
const localDay = (iso: string): Date => new Date(`${iso}T00:00:00`)
