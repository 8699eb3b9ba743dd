import { and, eq, isNull, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import type { School } from '#tenants/school.server.ts'

/** How long a child of the class has not been in a photo; null if never. */
export interface QuietChild {
  childId: string
  name: string
  daysSince: number | null
}

/**
 * Days without a photo per child of a class, longest first: so that nobody is forgotten behind the ones in front of the
 * camera. Counts days of the school's calendar from the newest tagged photo.
 */
export async function photoMeter(school: School, classId: string): Promise<QuietChild[]> {
  const today = school.today()
  const newest = sql<string | null>`(select max(a.day) from media_children t join media_audience a on a.school_id = t.school_id and a.media_id = t.media_id
    where t.school_id = ${children.schoolId} and t.child_id = ${children.id})`
  const rows = await school.read(q =>
    q
      .select({
        childId: children.id,
        name: sql<string>`coalesce(${children.callName}, ${children.firstName})`,
        daysSince: sql<number | null>`${today}::date - ${newest}`,
      })
      .from(enrolments)
      .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
      .where(and(eq(enrolments.classId, classId), isNull(children.leftOn), sql`${today} between ${enrolments.startsOn} and coalesce(${enrolments.endsOn}, 'infinity')`)),
  )
  return rows.sort((a, b) => (b.daysSince ?? Number.MAX_SAFE_INTEGER) - (a.daysSince ?? Number.MAX_SAFE_INTEGER) || a.name.localeCompare(b.name))
}
