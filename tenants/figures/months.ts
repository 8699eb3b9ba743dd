/** A month as its first day, ISO. */
export type Month = string

/** The month of a day, or of a moment by UTC. */
export const monthOf = (day: string | Date): Month =>
  `${(typeof day === 'string' ? day : day.toISOString()).slice(0, 7)}-01`

/** So many months later; negative ones before. */
export function addMonths(month: Month, months: number): Month {
  const at = new Date(month)
  at.setUTCMonth(at.getUTCMonth() + months)
  return monthOf(at)
}

/** Whole months from one to another, negative when it is before. */
export function monthsBetween(from: Month, to: Month): number {
  const [start, end] = [new Date(from), new Date(to)]
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth()
}

/** Every month from one to another, both included, at most ten years of them. */
export const monthsFrom = (from: Month, to: Month): Month[] =>
  Array.from({ length: Math.min(120, Math.max(0, monthsBetween(from, to) + 1)) }, (_, index) => addMonths(from, index))
