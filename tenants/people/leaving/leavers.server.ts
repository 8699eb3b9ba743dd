import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children } from '#db/schema/children.ts'
import { retentionHolds, retentionNotices } from '#db/schema/retention.ts'
import { memberOf } from '../../actor.ts'
import type { School } from '../../school.server.ts'
import { sealFor } from '../../vault.server.ts'
import type { ChildNames } from '../child-name.ts'
import { portraitId } from '../portrait.server.ts'
import { dueDay, noticeDays } from './retention-rule.ts'
import { yearsKeptIn } from './rule.server.ts'

/** A child that has left or will, and what becomes of its records. Days are ISO dates. */
export interface Leaver extends ChildNames {
  id: string
  photoId: string | null
  leftOn: string
  leftBecause: (typeof children.$inferSelect)['leftBecause']
  /** From when on they are to be erased. */
  dueOn: string
  /** The office was told, and when they are erased then; null until it is told. */
  erasedOn: string | null
  /** Why they are kept beyond their day; null if they are not. */
  heldBecause: string | null
}

/** Every child that has left or whose leaving is said, the latest first. For the office. */
export async function leaversOf(school: School): Promise<Leaver[]> {
  const [years, rows] = await school.read(q =>
    Promise.all([
      yearsKeptIn(q, school),
      q
        .select({
          id: children.id,
          firstName: children.firstName,
          lastName: children.lastName,
          callName: children.callName,
          photoId: portraitId,
          leftOn: children.leftOn,
          leftBecause: children.leftBecause,
          noticedOn: retentionNotices.noticedOn,
          holdId: retentionHolds.id,
          reasonSealed: retentionHolds.reasonSealed,
        })
        .from(children)
        .leftJoin(
          retentionNotices,
          and(eq(retentionNotices.schoolId, children.schoolId), eq(retentionNotices.childId, children.id)),
        )
        .leftJoin(
          retentionHolds,
          and(eq(retentionHolds.schoolId, children.schoolId), eq(retentionHolds.childId, children.id)),
        )
        .where(isNotNull(children.leftOn))
        .orderBy(desc(children.leftOn), children.lastName, children.id),
    ]),
  )
  const sealer = rows.some(({ reasonSealed }) => reasonSealed) ? await sealFor(school, 'contact') : null
  return Promise.all(
    rows.map(async ({ leftOn, noticedOn, holdId, reasonSealed, ...child }) => {
      const dueOn = dueDay(leftOn ?? '', years)
      return {
        ...child,
        leftOn: leftOn ?? '',
        dueOn,
        erasedOn: noticedOn && erasureDay(dueOn, noticedOn),
        heldBecause: sealer && holdId && reasonSealed ? await sealer.open(place(holdId), reasonSealed) : null,
      }
    }),
  )
}

/** Records are erased when they are due and the office has known for as long as it was promised. */
export function erasureDay(dueOn: string, noticedOn: string): string {
  const known = new Date(`${noticedOn}T00:00:00Z`)
  known.setUTCDate(known.getUTCDate() + noticeDays)
  const day = known.toISOString().slice(0, 10)
  return day > dueOn ? day : dueOn
}

/**
 * Keeps a child's records until the hold is lifted, whatever their day; said again, the new reason stands.
 * @throws Problem not_found for no child of the school's, and for whoever is not of the office
 */
export async function holdRecords(school: School, childId: string, reason: string): Promise<void> {
  const sealer = await sealFor(school, 'contact')
  const id = uuidv7()
  const reasonSealed = sealer.seal(place(id), reason)
  await school.write(async tx => {
    await tx.delete(retentionHolds).where(eq(retentionHolds.childId, childId))
    await tx.insert(retentionHolds).values({ id, childId, heldBy: memberOf(school.actor), reasonSealed })
  })
}

/** Lifts a hold; without one nothing happens. Records that are due then are erased after the office was told anew. */
export async function liftHold(school: School, childId: string): Promise<void> {
  await school.write(async tx => {
    const lifted = await tx.delete(retentionHolds).where(eq(retentionHolds.childId, childId)).returning()
    if (lifted.length > 0) await tx.delete(retentionNotices).where(eq(retentionNotices.childId, childId))
  })
}

const place = (rowId: string) => ({ table: 'retention_holds', column: 'reason_sealed', rowId })
