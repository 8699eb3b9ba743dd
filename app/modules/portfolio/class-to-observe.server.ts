import { and, eq } from 'drizzle-orm'
import { enrolments } from '#db/schema/children.ts'
import { asId } from '#tenants/files/media-id.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import type { School } from '#tenants/school.server.ts'

/** In which of the actor's classes is observed, as an address says: a class, or a child's; else the first. */
export async function classToObserve(
  school: School,
  url: URL,
): Promise<{ classes: { id: string; name: string }[]; chosen: string | null; childId: string | null }> {
  const classes = await myClasses(school)
  const childId = asId(url.searchParams.get('child') ?? undefined)
  const wanted = url.searchParams.get('class') ?? (childId ? await classOfChild(school, childId) : null)
  return { classes, chosen: (classes.find(({ id }) => id === wanted) ?? classes[0])?.id ?? null, childId }
}

async function classOfChild(school: School, childId: string): Promise<string | null> {
  const rows = await school.read(q =>
    q
      .select({ classId: enrolments.classId })
      .from(enrolments)
      .where(and(eq(enrolments.childId, childId), enrolledOn(school.today())))
      .limit(1),
  )
  return rows[0]?.classId ?? null
}
