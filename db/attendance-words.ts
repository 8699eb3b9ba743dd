/** What a mark says of a child: here, absent, gone home, or (taking a mark back) nothing yet. */
export const markStates = ['present', 'absent', 'left', 'open'] as const
export type MarkState = (typeof markStates)[number]

/** Why a child is absent, as families and staff say it. */
export const absenceReasons = ['sick', 'appointment', 'family', 'holiday', 'other'] as const
export type AbsenceReason = (typeof absenceReasons)[number]

/** What is looked at in a check, and what can be seen there; the first is "nothing". */
export const checkSigns = {
  hands: ['fine', 'blisters', 'rash', 'wound', 'other'],
  mouth: ['fine', 'red', 'blisters', 'other'],
  skin: ['fine', 'rash', 'wound', 'bruise', 'other'],
  mood: ['fine', 'tired', 'upset', 'other'],
} as const
export type CheckPart = keyof typeof checkSigns

/** The two times of a day at which children are looked at: when they come, and again around lunch. */
export const checkRounds = ['morning', 'noon'] as const
export type CheckRound = (typeof checkRounds)[number]

/** What came of a check: taken back, nothing, something, or something that somebody has to act on. */
export const checkLevels = ['open', 'fine', 'noticed', 'alert'] as const
export type CheckLevel = (typeof checkLevels)[number]

/** What was done about a child that is unwell. */
export const checkSteps = ['isolated', 'guardian_called', 'doctor', 'sent_home'] as const
export type CheckStep = (typeof checkSteps)[number]

/** Why somebody who came for a child was not given it. */
export const pickupRefusalReasons = [
  'no_right',
  'court_order',
  'not_valid',
  'code_unknown',
  'code_used',
  'code_other_day',
] as const
export type PickupRefusalReason = (typeof pickupRefusalReasons)[number]
