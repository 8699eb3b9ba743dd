import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm'
import { children, guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { members } from '#db/schema/members.ts'
import type { School } from '../school.server.ts'
import { hereOn } from './enrolled.ts'

/** How many there are, as far as the reader sees them. */
export interface Figures {
  children: number
  classes: number
  staff: number
  /** Guardians of children who are here, and how many of them have joined. */
  guardians: number
  joined: number
}

export async function figuresOf(school: School): Promise<Figures> {
  const [childRows, classRows, staffRows, guardianRows] = await school.read(q =>
    Promise.all([
      q
        .select({ total: countDistinct(children.id) })
        .from(children)
        .where(hereOn(school.today())),
      q
        .select({ total: countDistinct(classes.id) })
        .from(classes)
        .where(isNull(classes.closedAt)),
      q
        .select({ total: countDistinct(members.id) })
        .from(members)
        .where(and(inArray(members.role, ['owner', 'office', 'teacher']), isNull(members.leftAt))),
      q
        .select({ total: countDistinct(members.id), joined: countDistinct(members.identityId) })
        .from(guardianships)
        .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
        .innerJoin(children, and(eq(children.schoolId, guardianships.schoolId), eq(children.id, guardianships.childId)))
        .where(and(isNull(guardianships.endedAt), isNull(members.leftAt), hereOn(school.today()))),
    ]),
  )
  return {
    children: childRows[0]?.total ?? 0,
    classes: classRows[0]?.total ?? 0,
    staff: staffRows[0]?.total ?? 0,
    guardians: guardianRows[0]?.total ?? 0,
    joined: guardianRows[0]?.joined ?? 0,
  }
}
