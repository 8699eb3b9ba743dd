/** What a child's health record knows, as the database stores it. */
export const conditionKinds = ['allergy', 'intolerance', 'condition', 'diet'] as const
export type ConditionKind = (typeof conditionKinds)[number]

/** From the least to the most. */
export const severities = ['mild', 'serious', 'life_threatening'] as const
export type Severity = (typeof severities)[number]

/** What the staff say to an order to give a medicine. */
export const orderAnswers = ['accepted', 'declined'] as const
export type OrderAnswer = (typeof orderAnswers)[number]

/** An entry of the dose log; a mistake takes back the entry that it names. */
export const doseKinds = ['given', 'not_given', 'mistake'] as const
export type DoseKind = (typeof doseKinds)[number]
/** Where an incident stands: with its writer, waiting for a lead, or final. */
export const incidentStates = ['draft', 'submitted', 'approved'] as const
export type IncidentState = (typeof incidentStates)[number]
