import type { CheckLevel, CheckRound, CheckStep } from '#db/attendance-words.ts'
import type { CheckFinding, Thresholds } from './check-policy.ts'
import type { Presence } from './policy.ts'

/** The check of a child that stands, or one of those before it. Instants are ISO. */
export interface StandingCheck {
  id: string
  level: CheckLevel
  /** What was seen; null where nothing was, or where the reader has to say first why they look (`hidden`). */
  finding: CheckFinding | null
  hidden: boolean
  at: string
  by: string
}

/** What was done about a child that is unwell. */
export interface StepTaken {
  id: string
  step: CheckStep
  at: string
  by: string
}

/** A line of a class's check. */
export interface CheckChild {
  id: string
  name: string
  fullName: string
  photoId: string | null
  presence: Presence
  check: StandingCheck | null
  /** At noon: what stands of the morning. */
  morning: StandingCheck | null
  steps: StepTaken[]
}

export interface CheckList {
  id: string
  name: string
  /** ISO date. */
  day: string
  round: CheckRound
  thresholds: Thresholds
  children: CheckChild[]
}
