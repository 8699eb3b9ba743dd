import { cn } from './cn.ts'
import { de } from './de.ts'
import { gb } from './gb.ts'
import type { Schedule } from './schedule.ts'
import { us } from './us.ts'

/** What a school may choose: its country's, a certain one, or none. */
export const scheduleChoices = ['country', 'cn', 'de', 'gb', 'us', 'none'] as const
export type ScheduleChoice = (typeof scheduleChoices)[number]

const schedules: Readonly<Record<string, Schedule>> = { cn, de, gb, us }

/** The schedule of a school; null where it wants none, or where none is known for its country (ISO 3166 code). */
export const chosenSchedule = (choice: ScheduleChoice, country: string): Schedule | null =>
  schedules[choice === 'country' ? country.toLowerCase() : choice] ?? null
