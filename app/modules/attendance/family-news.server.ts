import { and, eq } from 'drizzle-orm'
import { attendanceDays, attendanceMarks } from '#db/schema/attendance.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { guardiansOf } from './circle.server.ts'
import { tellFamilyJob } from './jobs.ts'
import type { Standing } from './policy.ts'

/** A slip of the finger that is put right at once is nobody's news. */
const graceMs = 30_000
/** What was marked longer ago than this, without a network, a family no longer needs to be told. */
const staleMs = 30 * 60_000

/** Whether a mark made at a moment is still news when it arrives; both in milliseconds since 1970. */
export const isNews = (markedAt: number, receivedAt: number): boolean => receivedAt - markedAt <= staleMs

/**
 * Lets the families of children know, within a minute, that they have come or gone, where marks make it so. Inside the write that
 * marks. A child that is brought back from "gone home" has not come a second time.
 * @param places by which `before` and `after` say how it stood and stands
 */
export async function tellFamiliesSoon(
  tx: Write,
  places: readonly string[],
  before: ReadonlyMap<string, Standing>,
  after: ReadonlyMap<string, Standing>,
): Promise<void> {
  const soon = new Date(Date.now() + graceMs)
  const news = places.flatMap(place => {
    const [stood, stands] = [before.get(place)?.state, after.get(place)]
    const comes = stands?.state === 'present' && stood !== 'present' && stood !== 'left'
    const goes = stands?.state === 'left' && stood !== 'left'
    return stands && (comes || goes) ? [stands.markId] : []
  })
  await Promise.all(news.map(markId => enqueue(tx, tellFamilyJob, { markId }, soon)))
}

/** Tells the guardians of a child, but for whoever brought it or took it along, that it has come or gone; nobody if that was taken back. */
export async function tellFamily(school: School, markId: string): Promise<void> {
  const [row] = await school.read(q =>
    q
      .select({ day: attendanceDays, mark: attendanceMarks })
      .from(attendanceMarks)
      .innerJoin(
        attendanceDays,
        and(
          eq(attendanceDays.schoolId, attendanceMarks.schoolId),
          eq(attendanceDays.childId, attendanceMarks.childId),
          eq(attendanceDays.day, attendanceMarks.day),
        ),
      )
      .where(eq(attendanceMarks.id, markId)),
  )
  if (!row || row.day.state !== row.mark.state) return
  const { day, mark } = row
  const others = (await guardiansOf(school, day.childId, day.day)).filter(
    id => id !== mark.pickedUpByMember && id !== mark.markedBy,
  )
  // Once a day each, whatever is corrected afterwards: about the day, not about the mark.
  await notify(school, others, mark.state === 'left' ? 'attendance.gone_child' : 'attendance.arrived_child', day.id)
}
