import { and, eq, sql } from 'drizzle-orm'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { children } from '#db/schema/children.ts'
import { observations } from '#db/schema/portfolio.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { TimelineFilter } from './forms.ts'
import { observationsPerPage } from './limits.ts'
import { readObservations } from './shown.server.ts'
import type { ObservationPage, ShownChild } from './shown-observation.ts'

/** A child of the portfolio. */
export interface PortfolioChild extends ShownChild {
  fullName: string
}

/** @throws Problem not_found for a child out of the reader's sight */
export async function portfolioChild(school: School, childId: string): Promise<PortfolioChild> {
  const [row] = await school.read(q =>
    q.select({ child: children, photoId: portraitId }).from(children).where(eq(children.id, childId)),
  )
  const { child, photoId } = found(row)
  return { id: child.id, name: shortNameOf(child), fullName: nameOf(child), photoId }
}

/** A page of what was shared of a child, newest first. Who may not see the child finds nothing; ask `portfolioChild` first. */
export async function childObservations(
  school: School,
  childId: string,
  { area, origin, before }: TimelineFilter,
  locale: Locale,
): Promise<ObservationPage> {
  const rows = await readObservations(
    school,
    and(
      eq(observations.state, 'shared'),
      sql`exists (select 1 from observation_children c where c.school_id = observations.school_id and c.observation_id = observations.id and c.child_id = ${childId})`,
      area
        ? sql`exists (select 1 from observation_areas a where a.school_id = observations.school_id and a.observation_id = observations.id and (a.area = ${area} or a.term = ${area}))`
        : undefined,
      origin ? eq(observations.origin, origin) : undefined,
      before
        ? sql`(${observations.observedOn}, ${observations.id}) < (${before.on}::date, ${before.id}::uuid)`
        : undefined,
    ),
    observationsPerPage + 1,
    locale,
  )
  const page = rows.slice(0, observationsPerPage)
  const last = rows.length > observationsPerPage ? page.at(-1) : undefined
  return { observations: page, next: last ? `${last.on}_${last.id}` : null }
}

/** The newest that was shared of the children of a class. */
export const latestOf = (school: School, classId: string, limit: number, locale: Locale) =>
  readObservations(
    school,
    and(
      eq(observations.state, 'shared'),
      sql`exists (select 1 from observation_children c join enrolments e on e.school_id = c.school_id and e.child_id = c.child_id
        where c.school_id = observations.school_id and c.observation_id = observations.id and e.class_id = ${classId}
          and ${school.today()}::date between e.starts_on and coalesce(e.ends_on, 'infinity'))`,
    ),
    limit,
    locale,
  )
