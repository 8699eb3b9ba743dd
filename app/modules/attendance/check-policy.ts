import type { CheckLevel, CheckPart, CheckRound, checkSigns } from '#db/attendance-words.ts'

/** What was seen of a child in a check. */
export type CheckFinding = {
  /** °C with one decimal; null where it was not taken. */
  temperature: number | null
  note: string | null
} & { [Part in CheckPart]: (typeof checkSigns)[Part][number] }

export const nothingFound: CheckFinding = {
  temperature: null,
  hands: 'fine',
  mouth: 'fine',
  skin: 'fine',
  mood: 'fine',
  note: null,
}

/** From which finding on somebody has to act. */
export interface Thresholds {
  /** °C */
  alertFrom: number
  alertSigns: boolean
}

/**
 * What a school goes by: its own setting, or else its country's. 38.0 °C is what the NHS and the UK Health Security Agency call a
 * high temperature with which children stay at home (the CDC's 100.4 °F is the same); kindergartens in China turn children away from
 * 37.3 °C under the armpit, the line of the ministries' rules for schools and kindergartens against epidemics since 2020.
 */
export const thresholdsOf = (
  { checkAlertFrom, checkAlertSigns }: { checkAlertFrom: number | null; checkAlertSigns: boolean },
  country: string,
): Thresholds => ({ alertFrom: checkAlertFrom ?? countryLine(country), alertSigns: checkAlertSigns })

/** °C from which a school of a country is alerted unless it sets another line. */
export const countryLine = (country: string): number => (country === 'CN' ? 37.3 : 38)

/** Signs of what spreads in a group of children, hand, foot and mouth disease above all. */
const catching: ReadonlySet<string> = new Set(['blisters', 'rash'])

/** How grave a finding is. */
export function levelOf(
  { temperature, note, ...signs }: CheckFinding,
  { alertFrom, alertSigns }: Thresholds,
): Exclude<CheckLevel, 'open'> {
  if (temperature !== null && temperature >= alertFrom) return 'alert'
  const seen = Object.values(signs).filter(sign => sign !== 'fine')
  if (alertSigns && seen.some(sign => catching.has(sign))) return 'alert'
  return seen.length > 0 || note ? 'noticed' : 'fine'
}

/**
 * Which round a moment belongs to: the morning's, or from an hour on the noon's where the school does one.
 * @param clock what the school's wall shows, HH:MM
 */
export const roundAt = (
  clock: string,
  { noonChecks, noonFrom }: { noonChecks: boolean; noonFrom: string },
): CheckRound => (noonChecks && clock >= noonFrom ? 'noon' : 'morning')

/** A check with what stood on the page on which it was made. */
export interface Checked {
  id: string
  level: CheckLevel
  /** Milliseconds, by the server's clock. */
  at: number
  /** The check that stood there; null for none. */
  seen: string | null
}

const gravity: Record<CheckLevel, number> = { open: 0, fine: 1, noticed: 2, alert: 3 }

/**
 * Which of a child's checks of one round stands, in whatever order they came in. A later one does, unless it is the milder word of
 * somebody who did not know of the graver one: "all the others are fine", said in another room, hides no fever.
 */
export function standingCheck<Each extends Checked>(checks: readonly Each[]): Each | null {
  const inOrder = [...checks].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
  return inOrder.reduce<Each | null>(
    (stands, next) =>
      stands && next.seen !== stands.id && gravity[next.level] < gravity[stands.level] ? stands : next,
    null,
  )
}
