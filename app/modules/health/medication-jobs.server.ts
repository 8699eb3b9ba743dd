import type { School } from '#tenants/school.server.ts'
import { tellUnwitnessed } from './doses.server.ts'
import { remindOfMedication } from './medication-reminders.server.ts'

/** Tells the head of a dose without a second person. */
export const witnessDue = (school: School, { doseId }: { doseId: string }): Promise<void> =>
  tellUnwitnessed(school, doseId)

/** Tells of what expires and ends soon. */
export const watchMedication = (school: School): Promise<void> => remindOfMedication(school)
