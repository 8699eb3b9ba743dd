import { asc, desc, eq } from 'drizzle-orm'
import type { Translate } from '#app/platform/i18n/translate.ts'
import { reportTerms } from '#db/schema/reports.ts'
import { usualYear } from '#tenants/people/years/year-dates.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { usualHalf } from './usual-term.ts'

/** A span that is reported on; days are ISO dates, both included. */
export interface Term {
  id: string
  name: string
  startsOn: string
  endsOn: string
}

const columns = {
  id: reportTerms.id,
  name: reportTerms.name,
  startsOn: reportTerms.startsOn,
  endsOn: reportTerms.endsOn,
}

/** The school's terms, the latest first. */
export const termsOf = (school: School): Promise<Term[]> =>
  school.read(q => q.select(columns).from(reportTerms).orderBy(desc(reportTerms.startsOn), asc(reportTerms.id)))

/** @throws Problem not_found */
export async function termOf(school: School, termId: string): Promise<Term> {
  const [row] = await school.read(q => q.select(columns).from(reportTerms).where(eq(reportTerms.id, termId)))
  return found(row)
}

/** What became of a new term: made, or there is one of that name. */
export type TermOutcome = 'kept' | 'taken'

/** Adds a term; the same id twice is one. */
export async function addTerm(school: School, term: Term): Promise<TermOutcome> {
  return school.write(async tx => {
    const made = await tx.insert(reportTerms).values(term).onConflictDoNothing().returning({ id: reportTerms.id })
    if (made.length > 0) return 'kept'
    const [same] = await tx.select(columns).from(reportTerms).where(eq(reportTerms.id, term.id))
    return same ? 'kept' : 'taken'
  })
}

/** The half of the country's usual school year that a day is in, for a school that has no terms yet. */
export function suggestedTerm(school: School, t: Translate): Omit<Term, 'id'> {
  const today = school.today()
  const { half, startsOn, endsOn, year } = usualHalf(usualYear(school.facts.country, today), today)
  return { name: t(`reports.term.${half}`, { year }), startsOn, endsOn }
}
