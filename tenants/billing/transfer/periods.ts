import { Temporal } from 'temporal-polyfill'
import { type Interval, intervals } from '../prices.ts'

/** A span of days; `end` is the first that is not in it. ISO dates. */
export interface Period {
  start: string
  end: string
}

const months: Record<Interval, number> = { month: 1, year: 12 }
export const isInterval = (text: string): text is Interval => intervals.some(each => each === text)

/**
 * The period that begins on a day. It ends on the day of the month on which the first one began, or on the last of a month that has no such
 * day: 31 January, 28 February, 31 March.
 * @param anchor the day on which the first one began, on or before `start`
 */
export function periodFrom(anchor: string, start: string, interval: Interval): Period {
  const first = Temporal.PlainDate.from(anchor)
  const from = Temporal.PlainDate.from(start)
  const passed = (from.year - first.year) * 12 + from.month - first.month
  return { start, end: first.add({ months: passed + months[interval] }).toString() }
}

/** The months of a period, each from the anchor's day to the next; the last of them is the end of the period. */
export function monthsOf(anchor: string, { start, end }: Period): Period[] {
  const parts: Period[] = []
  for (let from = start; from < end; ) {
    const part = periodFrom(anchor, from, 'month')
    const until = part.end < end ? part.end : end
    parts.push({ start: from, end: until })
    from = until
  }
  return parts
}
