import { and, asc, eq } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'

export type StoredDomain = typeof schoolDomains.$inferSelect

/** The school's domains as they are kept, oldest first. */
export const storedDomains = (school: School): Promise<StoredDomain[]> =>
  school.read(q => q.select().from(schoolDomains).orderBy(asc(schoolDomains.createdAt), asc(schoolDomains.id)))

/** One of them. @throws Problem not_found when it is not the school's */
export async function storedDomain(school: School, domainId: string): Promise<StoredDomain> {
  const [row] = await school.read(q => q.select().from(schoolDomains).where(eq(schoolDomains.id, domainId)))
  return found(row)
}

/** Domains are written by the platform's role, which sees every school's: the school is named in each statement. */
export const ofSchool = (school: School, domainId: string) =>
  and(eq(schoolDomains.schoolId, school.id), eq(schoolDomains.id, domainId))

export const writeDomains = <Result>(work: (q: Queries) => Promise<Result>): Promise<Result> =>
  runTransaction('platform', { readOnly: false }, work)
