import { desc, eq, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { noticeChases, notices } from '#db/schema/notices.ts'
import { memberOf } from '#tenants/actor.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { announceNotice } from './audience.server.ts'
import { families, hasRead, isFor, isWanted, mayAnswer, mayRead } from './concerned.server.ts'
import { lockAlive } from './notice-row.server.ts'
import { isOver, nextChase, standingOf } from './policy.ts'

/** Asked again, or when the next time may be. */
export type Chased = { chased: true } | { chased: false; again: Date }

/**
 * Reminds everybody who has not read, confirmed or signed; at most once every few hours, whoever asks.
 * @throws Problem not_found for a notice that the actor may not change, conflict when it is not out or over, gone
 */
export async function chase(school: School, noticeId: string): Promise<Chased> {
  return school.write(async tx => {
    const notice = await lockAlive(tx, noticeId)
    if (standingOf(notice) !== 'out' || isOver(notice, school.today()))
      throw new Problem('conflict', 'nothing to chase')
    const again = nextChase(await lastChase(tx, noticeId))
    if (again) return { chased: false, again }
    const [row] = await tx
      .insert(noticeChases)
      .values({ noticeId, memberId: memberOf(school.actor) })
      .returning({ id: noticeChases.id })
    if (row) await tx.record('notices.chased', { noticeId, chaseId: row.id })
    await announceNotice(tx, notice)
    return { chased: true }
  })
}

/** When it was last chased. */
export async function lastChase(q: Pick<Queries, 'select'>, noticeId: string): Promise<Date | null> {
  const [row] = await q
    .select({ at: noticeChases.createdAt })
    .from(noticeChases)
    .where(eq(noticeChases.noticeId, noticeId))
    .orderBy(desc(noticeChases.createdAt))
    .limit(1)
  return row?.at ?? null
}

/** Guardians who may read a notice today. @param school acting as the school itself */
export async function readersOf(school: School, noticeId: string): Promise<string[]> {
  const today = school.today()
  return members(school, noticeId, sql`${isFor(today)} and ${mayRead(today)}`)
}

/** Guardians whose answer, or whose eyes, a notice still waits for. @param school acting as the school itself */
export async function outstandingOf(school: School, noticeId: string): Promise<string[]> {
  const today = school.today()
  return members(
    school,
    noticeId,
    sql`${isFor(today)} and case notices.level when 'read' then ${mayRead(today)} and not ${hasRead}
      else ${mayAnswer(today)} and ${isWanted} end`,
  )
}

async function members(school: School, noticeId: string, which: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ ids: sql<string[]>`array(select distinct g.member_id ${families} and ${which})` })
      .from(notices)
      .where(sql`notices.id = ${noticeId} and notices.published_at is not null and notices.withdrawn_at is null`),
  )
  return rows[0]?.ids ?? []
}
