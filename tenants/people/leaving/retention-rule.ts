import { Temporal } from 'temporal-polyfill'

/**
 * For how many years after its last day a child's records are usually kept, by country; a proposal and the least that a school may set.
 * China: health and attendance records of nurseries and kindergartens three years (托儿所幼儿园卫生保健工作规范, 2012). Germany: until
 * claims lapse, three years (BGB §§ 195, 199). Elsewhere the law mostly says "no longer than needed": three, too.
 */
const usualYears: Record<string, number> = { CN: 3, DE: 3 }
const otherYears = 3
/** Beyond that, keeping is archiving, which is not what this is for. */
export const mostYears = 30
/** The office is told so many days before. */
export const noticeDays = 30

/** The years that are usual in a country (ISO 3166 alpha-2). */
export const leastYears = (country: string): number => usualYears[country] ?? otherYears

/**
 * The first day on which the records of a child are due to be erased: whole years after the last day has ended. Of 29 February that is
 * 1 March. Pure.
 * @param lastDay ISO date
 * @returns ISO date
 */
export const dueDay = (lastDay: string, years: number): string =>
  Temporal.PlainDate.from(lastDay).add({ days: 1 }).add({ years }).toString()
