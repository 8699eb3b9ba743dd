import type { DoseRule, Schedule, Vaccine } from './schedules/schedule.ts'

/** A dose that was given, or that a child is not given a vaccine: nobody wants it, or a doctor advises against it. */
export const vaccinationWays = ['given', 'declined', 'exempt'] as const
export type VaccinationWay = (typeof vaccinationWays)[number]

/** The sealed part of an entry. */
export interface VaccinationEntry {
  way: VaccinationWay
  vaccine: Vaccine
  /** Of what was given: which dose it was and when, ISO date. */
  dose: number | null
  day: string | null
  place: string | null
  /** Why it is not given. */
  reason: string | null
}
export interface Vaccination extends VaccinationEntry {
  id: string
  by: string
}

export type DoseState = 'given' | 'overdue' | 'due' | 'later' | 'not_given'
/** A dose of the schedule, and how it stands for a child. */
export interface DueDose {
  vaccine: Vaccine
  dose: number
  state: DoseState
  /** When it is due from, ISO date. */
  from: string
}
/** How a child stands as a whole: `unknown` where nothing was entered, or its birth date is missing. */
export const dueStates = ['overdue', 'due', 'unknown', 'complete'] as const
export type DueState = (typeof dueStates)[number]

/**
 * Every dose of a schedule for a child. A dose is given where one of that number was, of its vaccine or of one that counts for it.
 * @param birthDate ISO date @param today ISO date
 * @param weeks how far ahead a dose counts as due
 */
export function dueDoses(
  schedule: Schedule,
  birthDate: string,
  today: string,
  weeks: number,
  entries: readonly VaccinationEntry[],
): DueDose[] {
  const soon = dayAfter(today, weeks * 7)
  const holds = ({ bornFrom, bornBefore }: DoseRule) =>
    (bornFrom ?? '') <= birthDate && birthDate < (bornBefore ?? '9999-12-31')
  return schedule.doses.filter(holds).map(rule => {
    const from = monthsAfter(birthDate, rule.from)
    const counts = entries.filter(({ vaccine }) => vaccine === rule.vaccine || rule.or?.includes(vaccine))
    const state = (): DoseState => {
      if (counts.some(({ way, dose }) => way === 'given' && dose === rule.dose)) return 'given'
      if (counts.some(({ way }) => way !== 'given')) return 'not_given'
      if (today > monthsAfter(birthDate, rule.by)) return 'overdue'
      return from <= soon ? 'due' : 'later'
    }
    return { vaccine: rule.vaccine, dose: rule.dose, from, state: state() }
  })
}

/** How a child stands, from its doses. */
export function dueState(doses: readonly DueDose[], entries: readonly VaccinationEntry[]): DueState {
  if (entries.length === 0) return 'unknown'
  if (doses.some(({ state }) => state === 'overdue')) return 'overdue'
  return doses.some(({ state }) => state === 'due') ? 'due' : 'complete'
}

/**
 * How a child stands by the school's schedule, and which of its doses are open. `unknown` where there is no schedule or no birth date.
 * @param birthDate ISO date @param today ISO date
 * @param weeks how far ahead a dose counts as due
 */
export function standingOf(
  schedule: Schedule | null,
  birthDate: string | null,
  today: string,
  weeks: number,
  entries: readonly VaccinationEntry[],
): { state: DueState; open: DueDose[] } {
  const doses = schedule && birthDate ? dueDoses(schedule, birthDate, today, weeks, entries) : []
  return {
    state: doses.length > 0 ? dueState(doses, entries) : 'unknown',
    open: doses.filter(({ state }) => state === 'overdue' || state === 'due'),
  }
}

/** A day so many months later; of what a month has not, its last day. Half months are fifteen days. ISO dates. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const whole = Math.floor(months)
  const last = new Date(Date.UTC(year, month + whole, 0)).getUTCDate()
  const later = new Date(Date.UTC(year, month - 1 + whole, Math.min(date, last))).toISOString().slice(0, 10)
  return months > whole ? dayAfter(later, 15) : later
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
