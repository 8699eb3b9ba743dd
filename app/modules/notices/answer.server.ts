import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { children, guardianships } from '#db/schema/children.ts'
import { noticeAnswers, noticeSignatures, notices, noticeVersions } from '#db/schema/notices.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { isFor, mayAnswer } from './concerned.server.ts'
import type { Signature } from './forms.ts'
import { isOver } from './policy.ts'

export interface Answered {
  /** The wording that the guardian had before them. */
  versionId: string
  childIds: readonly string[]
}

/** What became of an answer: kept, or the text was changed meanwhile, or its last day is over. */
export type Outcome = 'kept' | 'edited' | 'over'

/**
 * Confirms that a guardian knows what a notice says, for some of their children. Twice is once.
 * @throws Problem not_found for a notice or child out of sight, conflict for a notice that asks for something else
 */
export const confirmNotice = (school: School, noticeId: string, answered: Answered): Promise<Outcome> =>
  answer(school, noticeId, 'confirmed', answered, null)

/**
 * Signs a notice for children the guardian decides for. Kept with the signer's name, the time and the hash of the very
 * wording; a second signature of the same is the first.
 * @throws Problem not_found for a notice or child out of sight, forbidden without the right to decide, conflict for a notice
 *   that asks for something else
 */
export const signNotice = (
  school: School,
  noticeId: string,
  answered: Answered,
  { way, mark }: Signature,
): Promise<Outcome> => answer(school, noticeId, 'signed', answered, { way, mark })

async function answer(
  school: School,
  noticeId: string,
  kind: 'confirmed' | 'signed',
  { versionId, childIds }: Answered,
  signature: Signature | null,
): Promise<Outcome> {
  const memberId = memberOf(school.actor)
  return school.write(async tx => {
    const { notice, wording } = await wordingOf(tx, noticeId)
    if (notice.level !== (kind === 'signed' ? 'sign' : 'confirm'))
      throw new Problem('conflict', 'asks for another answer')
    if (wording.id !== versionId) return 'edited'
    if (isOver(notice, school.today())) return 'over'
    await requireRights(tx, school, noticeId, childIds)
    const kept = await tx
      .insert(noticeAnswers)
      .values(
        [...new Set(childIds)].map(childId => ({
          noticeId,
          versionId,
          childId,
          memberId,
          kind,
          signerName: school.actor.name,
          hash: wording.hash,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: noticeAnswers.id })
    if (kept.length === 0) return 'kept'
    if (signature)
      await tx.insert(noticeSignatures).values(kept.map(({ id }) => ({ answerId: id, memberId, ...signature })))
    // The child's other guardians and teachers, and whoever waits for it.
    await tx.announce('notices', noticeId, { childIds: [...childIds], memberIds: [notice.createdBy] })
    return 'kept'
  })
}

/** The notice with the wording that is out, kept from changing until the write ends. @throws Problem not_found */
async function wordingOf(tx: Write, noticeId: string) {
  // A guardian may not lock the row that staff change; its name orders the two all the same.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended('notice:' || ${noticeId}, 0))`)
  const [row] = await tx
    .select({ notice: notices, wording: noticeVersions })
    .from(notices)
    .innerJoin(
      noticeVersions,
      and(
        eq(noticeVersions.schoolId, notices.schoolId),
        eq(noticeVersions.noticeId, notices.id),
        eq(noticeVersions.number, notices.version),
      ),
    )
    .where(eq(notices.id, noticeId))
  return found(row)
}

/** @throws Problem not_found for a child that the notice is not for or the actor does not see, forbidden without the right */
async function requireRights(tx: Write, school: School, noticeId: string, childIds: readonly string[]): Promise<void> {
  const today = school.today()
  const ch = alias(children, 'ch')
  const g = alias(guardianships, 'g')
  const rows = await tx
    .select({ childId: ch.id, may: sql<boolean>`${mayAnswer(today)}` })
    .from(notices)
    .innerJoin(ch, and(eq(ch.schoolId, notices.schoolId), isFor(today)))
    .innerJoin(g, and(eq(g.schoolId, ch.schoolId), eq(g.childId, ch.id), eq(g.memberId, memberOf(school.actor))))
    .where(eq(notices.id, noticeId))
  for (const childId of childIds)
    if (!found(rows.find(row => row.childId === childId)).may)
      throw new Problem('forbidden', 'does not decide for the child')
}
