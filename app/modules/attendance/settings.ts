import { settingsOf as storedOver } from '#tenants/module-settings.ts'
import { attendance } from './manifest.ts'

/** What the school set for its register. Times are on the school's wall, HH:MM; weekdays from 1, Monday. */
export interface Settings {
  watch: boolean
  missingBy: string
  lateAfter: string
  schoolDays: number[]
  /** Children are looked at every morning. */
  checks: boolean
  /** They are looked at again at noon. */
  noonChecks: boolean
  /** When the round of noon begins to be offered. */
  noonFrom: string
  /** Temperature (°C) from which a check raises an alert; null is what holds in the country. */
  checkAlertFrom: number | null
  /** Blisters and rashes raise an alert too. */
  checkAlertSigns: boolean
  /** An alert is told to the child's guardians, not to staff only. */
  checkTellGuardians: boolean
  /** Children of one class ill on one day from which staff are told to think of a notice; null for never. */
  outbreakFrom: number | null
  /** Minutes after which the office is called again about a child that nobody has found. */
  escalateAfter: number
  /** When the last child should have been picked up; null where nobody is told of those who were not. */
  closesAt: string | null
  /** Children per adult at most; null where the school counts none. */
  ratio: number | null
  /** The same of single classes, by their ids. */
  ratios: Record<string, number>
  /** Whoever brings or takes a child at a kiosk signs for it. */
  kioskSignature: boolean
}

/** What the school set, over the defaults of its kind; what is stored but no longer understood counts as not set. */
export function settingsOf(resolved: Parameters<typeof storedOver>[0]): Settings {
  return attendance.settings.parse(storedOver(resolved, attendance))
}
