/** What a child's health record knows, as the database stores it. */
export const conditionKinds = ['allergy', 'intolerance', 'condition', 'diet'] as const
export type ConditionKind = (typeof conditionKinds)[number]

/** From the least to the most. */
export const severities = ['mild', 'serious', 'life_threatening'] as const
export type Severity = (typeof severities)[number]
