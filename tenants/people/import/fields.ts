/** What a column of a roster can be. */
export const rosterFields = [
  'fullName',
  'firstName',
  'lastName',
  'callName',
  'birthDate',
  'className',
  'tags',
  'guardian1Name',
  'guardian1Relation',
  'guardian1Email',
  'guardian1Phone',
  'guardian2Name',
  'guardian2Relation',
  'guardian2Email',
  'guardian2Phone',
] as const
export type RosterField = (typeof rosterFields)[number]

/** By column: what it is, or null for one that is left out. */
export type Columns = (RosterField | null)[]

export const guardianNumbers = [1, 2] as const
export type GuardianNumber = (typeof guardianNumbers)[number]

/** Whether the columns name a child: by a full name, or by first and last name. */
export const namesChild = (columns: Columns): boolean =>
  columns.includes('fullName') || (columns.includes('firstName') && columns.includes('lastName'))
