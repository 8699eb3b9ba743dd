import { attendance } from './manifest.ts'

/** What the school set for its register. Times are on the school's wall, HH:MM; weekdays from 1, Monday. */
export interface Settings {
  watch: boolean
  missingBy: string
  lateAfter: string
  schoolDays: number[]
}

/** What the school set, over the defaults; what is stored but no longer understood counts as not set. */
export function settingsOf(resolved: { settings: ReadonlyMap<string, Record<string, unknown>> }): Settings {
  const stored = attendance.settings.safeParse(resolved.settings.get('attendance') ?? {})
  return stored.success ? stored.data : attendance.settings.parse({})
}
