/** What a mark says of a child: here, absent, gone home, or (taking a mark back) nothing yet. */
export const markStates = ['present', 'absent', 'left', 'open'] as const
export type MarkState = (typeof markStates)[number]

/** Why a child is absent, as families and staff say it. */
export const absenceReasons = ['sick', 'appointment', 'family', 'holiday', 'other'] as const
export type AbsenceReason = (typeof absenceReasons)[number]

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
