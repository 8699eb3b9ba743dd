import type { School } from '#tenants/school.server.ts'

/** The school's clock, `14:05`. */
export const clockOf = ({ facts: { timeZone } }: School, at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

export const clockNow = (school: School): string => clockOf(school, new Date())
