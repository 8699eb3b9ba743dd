import { settingsOf as storedOver } from '#tenants/module-settings.ts'
import { health } from './manifest.ts'
import { chosenSchedule, scheduleChoices } from './schedules/chosen.ts'
import type { Schedule } from './schedules/schedule.ts'

/** What the school set; what is stored but no longer understood counts as not set. */
export function settingsOf(resolved: Parameters<typeof storedOver>[0]) {
  const { schedule, weeksAhead } = health.settings.parse(storedOver(resolved, health))
  return { schedule: scheduleChoices.find(each => each === schedule) ?? 'country', weeksAhead }
}
export type Settings = ReturnType<typeof settingsOf>

/** The schedule by which vaccinations are due in a school, and how far ahead. */
export const scheduleOf = (
  resolved: Parameters<typeof storedOver>[0] & { facts: { country: string } },
): { schedule: Schedule | null; weeks: number } => {
  const { schedule, weeksAhead } = settingsOf(resolved)
  return { schedule: chosenSchedule(schedule, resolved.facts.country), weeks: weeksAhead }
}
