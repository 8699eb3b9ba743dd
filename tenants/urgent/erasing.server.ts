import { and, eq, inArray, isNotNull, isNull, not, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { members } from '#db/schema/members.ts'
import { urgentAnswers, urgentCalls } from '#db/schema/urgent.ts'
import { notify } from '../notifications/notify.server.ts'
import { erasureDay } from '../people/leaving/leavers.server.ts'
import { dueDay, noticeDays } from '../people/leaving/retention-rule.ts'
import { yearsKept, yearsKeptIn } from '../people/leaving/rule.server.ts'
import type { School } from '../school.server.ts'

interface Ended {
  createdAt: Date
  endedAt: Date | null
}

/** The first day on which a call is due to be erased: the school's years after it has ended; one that nobody ended counts from when it was made. */
const dueOn = ({ facts }: School, { createdAt, endedAt }: Ended, years: number): string => {
  const instant = Temporal.Instant.fromEpochMilliseconds((endedAt ?? createdAt).getTime())
  return dueDay(instant.toZonedDateTimeISO(facts.timeZone).toPlainDate().toString(), years)
}

/** The call is about a child whose records are held back. */
const isHeld = sql`exists (select 1 from urgent_recipients r
  join retention_holds h on h.school_id = r.school_id and h.child_id = r.child_id
  where r.school_id = ${urgentCalls.schoolId} and r.call_id = ${urgentCalls.id})`

/**
 * Until when a call that is over is kept, with all that was answered. For the office.
 * @returns the ISO date on which it is erased, by what is known today
 */
export async function erasedOnOf(school: School, callId: string): Promise<string | null> {
  const [years, [call]] = await Promise.all([
    yearsKept(school),
    school.read(q => q.select().from(urgentCalls).where(eq(urgentCalls.id, callId))),
  ])
  if (!call?.endedAt) return null
  const due = dueOn(school, call, years)
  return call.noticedOn ? erasureDay(due, call.noticedOn) : due
}

/**
 * Tells the office of calls that fall due within thirty days, once each, so that it can keep their rolls as files.
 * @param school acting as the school itself
 */
export async function noticeDueCalls(school: School): Promise<void> {
  const today = school.today()
  const soon = Temporal.PlainDate.from(today).add({ days: noticeDays }).toString()
  const { due, office } = await school.write(async tx => {
    const years = await yearsKeptIn(tx, school)
    const unnoticed = await tx
      .select()
      .from(urgentCalls)
      .where(and(isNull(urgentCalls.noticedOn), not(isHeld)))
    const ids = unnoticed.filter(call => dueOn(school, call, years) <= soon).map(({ id }) => id)
    if (ids.length > 0) await tx.update(urgentCalls).set({ noticedOn: today }).where(inArray(urgentCalls.id, ids))
    return {
      // Of today also those of a run that did not get as far as telling; who was told is told nothing again.
      due: await tx.select({ id: urgentCalls.id }).from(urgentCalls).where(eq(urgentCalls.noticedOn, today)),
      office: await tx
        .select({ id: members.id })
        .from(members)
        .where(and(inArray(members.role, ['owner', 'office']), isNull(members.leftAt))),
    }
  })
  const memberIds = office.map(({ id }) => id)
  for (const { id } of due) await notify(school, memberIds, 'urgent.due', id)
}

/**
 * Erases calls whose day has come and that the office has known of for thirty days, with everything that hangs on them. One about a
 * child whose records are held back stays, and the office is told anew when the hold is lifted. Of calls that stay the answers go of
 * whoever stands in them no more, since the records of their last child were erased.
 * @param school acting as the school itself
 */
export async function eraseDueCalls(school: School): Promise<void> {
  const today = school.today()
  await school.write(async tx => {
    const years = await yearsKeptIn(tx, school)
    await tx
      .update(urgentCalls)
      .set({ noticedOn: null })
      .where(and(isNotNull(urgentCalls.noticedOn), isHeld))
    const noticed = await tx
      .select()
      .from(urgentCalls)
      .where(sql`${urgentCalls.noticedOn} <= ${today}::date - ${noticeDays}::int`)
    const ids = noticed.filter(call => dueOn(school, call, years) <= today).map(({ id }) => id)
    if (ids.length > 0) await tx.delete(urgentCalls).where(inArray(urgentCalls.id, ids))
    await tx.delete(urgentAnswers).where(
      sql`not exists (select 1 from urgent_recipients r where r.school_id = ${urgentAnswers.schoolId}
        and r.call_id = ${urgentAnswers.callId} and r.member_id = ${urgentAnswers.memberId})`,
    )
  })
}
