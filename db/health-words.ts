/** What a child's health record knows, as the database stores it. */
export const conditionKinds = ['allergy', 'intolerance', 'condition', 'diet'] as const
export type ConditionKind = (typeof conditionKinds)[number]

/** From the least to the most. */
export const severities = ['mild', 'serious', 'life_threatening'] as const
export type Severity = (typeof severities)[number]

/** Where an incident stands: with its writer, waiting for a lead, or final. */
export const incidentStates = ['draft', 'submitted', 'approved'] as const
export type IncidentState = (typeof incidentStates)[number]
