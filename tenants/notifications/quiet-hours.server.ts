import { eq } from 'drizzle-orm'
import { memberQuietHours, schoolQuietHours } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import type { School } from '../school.server.ts'
import type { QuietHours } from './quiet-hours.ts'

/** The actor's own quiet hours and the school's; null where there are none. */
export async function quietHoursOf(school: School): Promise<{ own: QuietHours | null; school: QuietHours | null }> {
  const [[own], [ofSchool]] = await school.read(q =>
    Promise.all([
      q
        .select()
        .from(memberQuietHours)
        .where(eq(memberQuietHours.memberId, memberOf(school.actor))),
      q.select().from(schoolQuietHours),
    ]),
  )
  return { own: hoursOf(own), school: hoursOf(ofSchool) }
}

/** Sets the actor's own quiet hours; null ends them. What waits already keeps its moment. */
export async function setOwnQuietHours(school: School, hours: QuietHours | null): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    if (!hours) await tx.delete(memberQuietHours).where(eq(memberQuietHours.memberId, memberId))
    else
      await tx
        .insert(memberQuietHours)
        .values({ memberId, ...hours })
        .onConflictDoUpdate({ target: [memberQuietHours.schoolId, memberQuietHours.memberId], set: hours })
  })
}

/** Sets the school's quiet hours; null ends them. For the office: others write nothing. */
export async function setSchoolQuietHours(school: School, hours: QuietHours | null): Promise<void> {
  await school.write(async tx => {
    if (!hours) await tx.delete(schoolQuietHours)
    else
      await tx
        .insert(schoolQuietHours)
        .values(hours)
        .onConflictDoUpdate({ target: schoolQuietHours.schoolId, set: hours })
  })
}

const hoursOf = (row: QuietHours | undefined): QuietHours | null =>
  row ? { fromMinute: row.fromMinute, toMinute: row.toMinute } : null
