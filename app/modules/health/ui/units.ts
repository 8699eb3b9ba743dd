import type { Measure } from '../measurement.ts'

/** Units as they stand beside numbers in every language; vision has none. */
export const unitOf: Record<Measure, string | undefined> = {
  height: 'cm',
  weight: 'kg',
  head: 'cm',
  visionLeft: undefined,
  visionRight: undefined,
}
