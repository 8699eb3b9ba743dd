import type { ConditionKind, Severity } from '#db/health-words.ts'

/** What a condition says: the sealed part. */
export interface ConditionWords {
  what: string
  /** The emergency plan, or what to look out for. */
  todo: string | null
  /** Where its medicine is kept. */
  medicine: string | null
}

/** One wording of a condition. Instants and days are ISO. */
export interface ConditionVersion extends ConditionWords {
  id: string
  kind: ConditionKind
  severity: Severity
  fromDay: string | null
  untilDay: string | null
  by: string
  at: string
  confirmed: { by: string; at: string } | null
}

/** A condition as it stands, with what it said before, the newest first. */
export interface Condition extends ConditionVersion {
  conditionId: string
  childId: string
  ended: { by: string; at: string } | null
  earlier: ConditionVersion[]
}

/** Whether a condition holds on a day: not ended, begun and not over. */
export const holdsOn = ({ ended, fromDay, untilDay }: Condition, day: string): boolean =>
  !ended && (fromDay ?? '') <= day && day <= (untilDay ?? '9999-12-31')

const rank: Record<Severity, number> = { life_threatening: 0, serious: 1, mild: 2 }
/** The gravest first, then by name. */
export const byGravity = (one: Condition, other: Condition): number =>
  rank[one.severity] - rank[other.severity] || one.what.localeCompare(other.what)
