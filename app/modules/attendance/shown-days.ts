import type { ClassMonth } from './month.server.ts'
import { weekdayOf } from './policy.ts'

/** The days of a month that its table shows: weekends only where somebody has something on them. ISO dates. */
export const shownDays = ({ days, rows }: Pick<ClassMonth, 'days' | 'rows'>): string[] =>
  days.filter(day => !isWeekend(day) || rows.some(({ cells }) => cells[day]))

/** Saturday or Sunday. */
export const isWeekend = (day: string): boolean => weekdayOf(day) > 5
