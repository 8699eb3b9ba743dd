import { and, eq, gt, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { nameHolds } from '#db/schema/platform.ts'
import { skeleton } from '../confusable.ts'

export type HeldKind = 'slug' | 'domain'

/** For so long nobody else can take what a school gave up: links, bookmarks and mails to it go on being opened. */
export const holdDays = 90

/** A name that is given up. */
export interface Released {
  kind: HeldKind
  /** A slug, or a canonical domain. */
  name: string
  schoolId: string
  /** Identities of the school's owners, where the school itself goes: what they found anew may have the name back. */
  ownerIds?: readonly string[]
}

/**
 * Holds a name for the school that gives it up, inside the transaction (of the platform's role) in which it does: its domain is removed, its
 * slug changes, it is closed. Holding again begins the time anew.
 * @returns the hold's id
 */
export async function holdName(q: Queries, { kind, name, schoolId, ownerIds = [] }: Released): Promise<string> {
  const values = { schoolId, ownerIds: [...ownerIds], heldUntil: sql`now() + make_interval(days => ${holdDays})` }
  const [hold] = await q
    .insert(nameHolds)
    .values({ kind, name, skeleton: kind === 'slug' ? skeleton(name) : null, ...values })
    .onConflictDoUpdate({ target: [nameHolds.kind, nameHolds.name], set: values })
    .returning({ id: nameHolds.id })
  if (!hold) throw new Error('The hold was not written.')
  return hold.id
}

/** Who asks for a name: a school, and the identity of whoever acts for it. */
export interface Claimant {
  schoolId: string
  identityId?: string | null
}

/** Whether a name is held for somebody else. Of slugs also what looks like one that is held. */
export async function isHeldFrom(q: Queries, kind: HeldKind, name: string, who: Claimant): Promise<boolean> {
  const rows = await q
    .select({ id: nameHolds.id })
    .from(nameHolds)
    .where(
      and(isNamed(kind, name), gt(nameHolds.heldUntil, sql`now()`), ne(nameHolds.schoolId, who.schoolId), notOf(who)),
    )
    .limit(1)
  return rows.length > 0
}

/** Ends a hold: the name is in use again, by those for whom it was held. */
export async function endHold(q: Queries, kind: HeldKind, name: string): Promise<void> {
  await q.delete(nameHolds).where(and(eq(nameHolds.kind, kind), eq(nameHolds.name, name)))
}

/**
 * Forgets holds whose time is over.
 * @returns identities of owners for whom they were held
 */
export async function sweepHolds(): Promise<string[]> {
  const over = await runTransaction('platform', { readOnly: false }, q =>
    q.delete(nameHolds).where(lt(nameHolds.heldUntil, sql`now()`)).returning({ ownerIds: nameHolds.ownerIds }),
  )
  return over.flatMap(({ ownerIds }) => ownerIds)
}

const isNamed = (kind: HeldKind, name: string): SQL | undefined =>
  and(
    eq(nameHolds.kind, kind),
    kind === 'slug' ? or(eq(nameHolds.name, name), eq(nameHolds.skeleton, skeleton(name))) : eq(nameHolds.name, name),
  )

const notOf = ({ identityId }: Claimant): SQL | undefined =>
  identityId ? sql`not (${identityId}::uuid = any (${nameHolds.ownerIds}))` : undefined
