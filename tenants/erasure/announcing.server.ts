import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { erasureTellings, schoolErasures } from '#db/schema/erasures.ts'
import { daysBetween } from '../billing/lifecycle.ts'
import { lockSchool, ownersOf, schoolRow } from '../billing/standing.server.ts'
import { longDay, writeToOwner } from '../billing/telling.server.ts'
import type { School } from '../school.server.ts'
import { lastDayOf, letterDue } from './due.ts'
import { warningLetter } from './letters.ts'

/** The job that writes to one owner about the coming erasure; declared in `workers/erasure/`. */
export const warnOwnerJob = 'erasure.warn-owner'

/**
 * A day's look at a closed school: the letter that is due goes to each owner, once whatever a crash leaves. Of a school that is not closed it forgets
 * what was said before.
 * @param day the school's own, ISO
 */
export async function announceErasure(school: School, day: string = school.today()): Promise<void> {
  const due = await runTransaction('platform', { readOnly: false }, async q => {
    const { state, closedOn, name, slug } = await lockSchool(q, school.id)
    const [known] = await q.select().from(schoolErasures).where(eq(schoolErasures.schoolId, school.id)).for('update')
    if (known?.begunAt) return null
    if (state !== 'closed' || closedOn === null) {
      if (known) await q.delete(schoolErasures).where(eq(schoolErasures.schoolId, school.id))
      return null
    }
    const fresh = { closedOn, toldDays: [] as number[], lastToldOn: null }
    const notice = known?.closedOn === closedOn ? known : fresh
    const daysBefore = letterDue(day, notice)
    if (known && notice === fresh) await q.delete(schoolErasures).where(eq(schoolErasures.schoolId, school.id))
    if (daysBefore === null) return null
    return { closedOn, daysBefore, toldDays: [...notice.toldDays, daysBefore], name, slug }
  })
  if (!due) return
  const { closedOn, daysBefore, toldDays, name, slug } = due
  await school.asSystem().write(async tx => {
    const written = await tx
      .insert(erasureTellings)
      .values({ closedOn, daysBefore })
      .onConflictDoNothing()
      .returning({ id: erasureTellings.id })
    if (written.length === 0) return
    for (const { id: memberId } of await ownersOf(tx)) await tx.enqueue(warnOwnerJob, { memberId })
  })
  const told = { closedOn, toldDays, lastToldOn: day }
  await runTransaction('platform', { readOnly: false }, async q => {
    if ((await lockSchool(q, school.id)).closedOn !== closedOn) return
    await q
      .insert(schoolErasures)
      .values({ schoolId: school.id, name, slug, ...told })
      .onConflictDoUpdate({ target: schoolErasures.schoolId, set: told })
  })
}

/** Writes to one owner; says what holds when it is sent, and nothing of a school that is open again. */
export async function warnOwner(school: School, { memberId }: { memberId: string }): Promise<void> {
  const { state, closedOn } = await runTransaction('platform', { readOnly: true }, q => schoolRow(q, school.id))
  if (state !== 'closed' || closedOn === null) return
  const lastDay = lastDayOf(closedOn)
  await writeToOwner(school, memberId, (locale, href) =>
    warningLetter(locale, {
      ...{ school: school.facts.name, lastDay: longDay(locale, lastDay), href },
      daysLeft: daysBetween(school.today(), lastDay),
    }),
  )
}
