/** What can be measured of a child at once; sealed as a whole. */
export interface MeasuredValues {
  /** Centimetres. */
  height: number | null
  /** Measured lying down: a length, which is some millimetres more than a height. */
  lying: boolean
  /** Kilograms. */
  weight: number | null
  /** Centimetres around the head. */
  head: number | null
  /** Visual acuity as a decimal, 1.0 being full sight. */
  visionLeft: number | null
  visionRight: number | null
}
export const measures = ['height', 'weight', 'head', 'visionLeft', 'visionRight'] as const
export type Measure = (typeof measures)[number]

/** A measurement that stands. */
export interface Measurement {
  id: string
  /** ISO date. */
  day: string
  values: MeasuredValues
  by: string
}

/** What is wrong with a number, as the end of a message: `health.measure.wrong.<this>`. */
export type Wrong = 'number' | 'none' | 'metres' | 'millimetres' | 'grams' | 'height' | 'weight' | 'head' | 'vision'

const limits = { height: [25, 230], weight: [0.3, 200], head: [20, 70] } as const

/**
 * What is wrong with a number that was typed, if anything: not positive, in another unit by the look of it, or beyond what any child
 * measures. Heights and heads in cm, weights in kg.
 */
export function wrongOf(measure: Measure, value: number): Wrong | null {
  if (!Number.isFinite(value)) return 'number'
  if (value <= 0) return 'none'
  if (measure === 'visionLeft' || measure === 'visionRight') return decimalVision(value) === null ? 'vision' : null
  const [least, most] = limits[measure]
  if (value >= least && value <= most) return null
  if (measure === 'weight') return value >= 1_000 ? 'grams' : 'weight'
  if (value * 100 >= least && value * 100 <= most) return 'metres'
  if (value / 10 >= least && value / 10 <= most) return 'millimetres'
  return measure
}

/**
 * Visual acuity as a decimal: as typed, or from the five-point scale that China's charts are read in (GB/T 11533-2011: 5.0 is 1.0, each
 * tenth less a step of a tenth of log MAR). Null for what is neither.
 */
export function decimalVision(value: number): number | null {
  if (value > 0 && value <= 2) return value
  if (value >= 3 && value <= 5.3) return Math.round(10 ** (value - 5) * 100) / 100
  return null
}

/** What is odd about a value beside the one before: children do not shrink, and seldom jump. Null where nothing is. */
export type Oddity = 'shrank' | 'jumped' | 'lost' | 'gained'
export function oddityOf(measure: Measure, before: number | null, now: number, days: number): Oddity | null {
  if (before === null) return null
  const years = Math.max(days, 30) / 365
  // Two people measure half a centimetre apart.
  if (measure === 'height') return now < before - 1 ? 'shrank' : now - before > 3 + 25 * years ? 'jumped' : null
  if (measure === 'weight') return now < before * 0.9 ? 'lost' : now > before * (1.1 + 0.6 * years) ? 'gained' : null
  return null
}

/** Pounds in a kilogram. */
const pounds = 2.2046
/** A weight so far from the child's others that it looks like pounds. Needs a value before. */
export const looksLikePounds = (before: number | null, now: number): boolean =>
  before !== null && now > before * 1.7 && Math.abs(now / pounds - before) < before * 0.25
