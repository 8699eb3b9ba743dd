import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { accessBrakes, recentReads } from '#db/schema/access-brakes.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '../actor.ts'
import { notify } from '../notifications/notify.server.ts'
import { found, Problem } from '../problem.ts'
import { isStaff } from '../roles.ts'
import type { School, Write } from '../school.server.ts'

/** Different children whose health or contact data one account may read within `minutes`. */
export const mostReads = 50
const minutes = 10
/** After the brake was let go the account reads on for so long, or whoever has to export a list would be stopped by its next page. */
const graceMinutes = 10
const within = sql`now() - make_interval(mins => ${minutes})`

export interface Brake {
  id: string
  memberId: string
  stoppedAt: Date
  releasedAt: Date | null
  reads: number
}

/**
 * Lets the actor read children's health or contact data, and counts it; asked before anything is read. Families and the school
 * itself are not counted. The same child counts once, however often it is opened.
 * @throws Problem braked when it is more than `mostReads` children in ten minutes, or was and nobody has let go yet
 */
export async function passBrake(school: School, childIds: readonly string[]): Promise<void> {
  if (await brakeHolds(school, childIds)) throw new Problem('braked')
}

/** The same as an answer, for what has to be shown in part even so. */
export async function brakeHolds(school: School, childIds: readonly string[]): Promise<boolean> {
  const { role, memberId, viewing, support, takingAll } = school.actor
  const ids = [...new Set(childIds)]
  // To support of the vendor all such data is closed in the database, and each page it opens is listed.
  if (!memberId || viewing || support || takingAll || !isStaff(role) || ids.length === 0) return false
  const { reads, standing } = await school.write(tx => count(tx, memberId, ids))
  if (standing === 'free') return false
  if (standing === 'held') return true
  if (reads <= mostReads) return false
  await stop(school, memberId, reads)
  return true
}

/** Whether the actor is stopped at this moment, and since when. */
export async function brakeOf(school: School): Promise<Brake | null> {
  const memberId = memberOf(school.actor)
  const [row] = await school.read(q => newestOf(q, memberId))
  return row && !row.releasedAt ? brakeFrom(row) : null
}

/**
 * Lets go after a second proof. The proof has to be newer than the stop: an open laptop has an old one.
 * @param provenAt when the session was opened with two proofs
 * @returns whether it was let go
 */
export async function releaseByProof(school: School, provenAt: Date): Promise<boolean> {
  const brake = await brakeOf(school)
  if (!brake) return true
  if (provenAt <= brake.stoppedAt) return false
  await release(school, brake.id, 'proof')
  return true
}

/** The head lets somebody else go. A second time changes nothing. @throws Problem not_found, forbidden for one's own */
export async function releaseByHead(school: School, brakeId: string): Promise<void> {
  const [row] = await school.read(q => q.select().from(accessBrakes).where(eq(accessBrakes.id, brakeId)))
  const { memberId } = found(row)
  if (school.actor.role !== 'owner' || memberId === school.actor.memberId) throw new Problem('forbidden')
  await release(school, brakeId, 'head')
}

/** Who was stopped, the newest first, as the head reads it. */
export async function brakesOf(school: School): Promise<(Brake & { name: string })[]> {
  const rows = await school.read(q =>
    q
      .select({ brake: accessBrakes, name: members.name })
      .from(accessBrakes)
      .innerJoin(members, and(eq(members.schoolId, accessBrakes.schoolId), eq(members.id, accessBrakes.memberId)))
      .orderBy(desc(accessBrakes.createdAt), desc(accessBrakes.id))
      .limit(50),
  )
  return rows.map(({ brake, name }) => ({ ...brakeFrom(brake), name }))
}

/** One request of an account after the other, or two of forty children each would pass side by side. */
async function count(tx: Write, memberId: string, childIds: readonly string[]) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('brake:' || ${memberId}, 0))`)
  const [newest] = await newestOf(tx, memberId)
  if (newest && !newest.releasedAt) return { reads: 0, standing: 'held' as const }
  const [grace] = newest
    ? await tx
        .select({ id: accessBrakes.id })
        .from(accessBrakes)
        .where(
          and(
            eq(accessBrakes.id, newest.id),
            gt(accessBrakes.releasedAt, sql`now() - make_interval(mins => ${graceMinutes})`),
          ),
        )
    : []
  if (grace) return { reads: 0, standing: 'free' as const }
  await tx
    .insert(recentReads)
    .values(childIds.map(childId => ({ memberId, childId, readAt: sql`now()` })))
    .onConflictDoUpdate({
      target: [recentReads.schoolId, recentReads.memberId, recentReads.childId],
      set: { readAt: sql`now()` },
    })
  const [counted] = await tx
    .select({ reads: sql<number>`count(*)::int` })
    .from(recentReads)
    .where(
      and(
        eq(recentReads.memberId, memberId),
        gt(recentReads.readAt, within),
        newest?.releasedAt ? gt(recentReads.readAt, newest.releasedAt) : undefined,
      ),
    )
  return { reads: counted?.reads ?? 0, standing: 'counted' as const }
}

/** Written by the school itself: nobody lets themselves go. Of two requests that find it at once one writes. */
async function stop(school: School, memberId: string, reads: number): Promise<void> {
  const system = school.asSystem()
  const id = uuidv7()
  const heads = await system.write(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('brake:' || ${memberId}, 0))`)
    const [newest] = await newestOf(tx, memberId)
    if (newest && !newest.releasedAt) return []
    await tx.insert(accessBrakes).values({ id, memberId, reads })
    return tx
      .select({ id: members.id })
      .from(members)
      .where(and(inArray(members.role, ['owner']), isNull(members.leftAt)))
  })
  await notify(
    system,
    heads.map(head => head.id),
    'access.braked',
    id,
    { urgent: true },
  )
}

async function release(school: School, brakeId: string, released: 'proof' | 'head'): Promise<void> {
  const releasedBy = memberOf(school.actor)
  await school.asSystem().write(tx =>
    tx
      .update(accessBrakes)
      .set({ releasedAt: sql`now()`, releasedBy, released })
      .where(and(eq(accessBrakes.id, brakeId), isNull(accessBrakes.releasedAt))),
  )
}

const newestOf = (q: Pick<Write, 'select'>, memberId: string) =>
  q
    .select()
    .from(accessBrakes)
    .where(eq(accessBrakes.memberId, memberId))
    .orderBy(desc(accessBrakes.createdAt), desc(accessBrakes.id))
    .limit(1)

const brakeFrom = (row: typeof accessBrakes.$inferSelect): Brake => ({
  ...{ id: row.id, memberId: row.memberId, reads: row.reads },
  stoppedAt: row.createdAt,
  releasedAt: row.releasedAt,
})
