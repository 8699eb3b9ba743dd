import { desc, eq, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { billingNotes } from '#db/schema/billing.ts'

export const noteKinds = [
  'refunded',
  'disputed',
  /** Two owners paid at once: the later subscription was cancelled and its payment given back. */
  'second_undone',
  /** Stripe runs a subscription of a school that pays by transfer. */
  'paid_twice',
  /** A subscription has a price that is none of ours: nothing was changed. */
  'price_unknown',
  'tax_id_refused',
  /** The nightly comparison found the school otherwise than Stripe has it, and put it right. */
  'repaired',
] as const
export type NoteKind = (typeof noteKinds)[number]

export interface BillingNote {
  id: string
  kind: NoteKind
  detail: Record<string, string>
  createdAt: Date
}

/**
 * Writes down what an operator should know of a school's money; the same once more is nothing.
 * @param subject what it is about, and how that stands
 * @param detail ids, codes, amounts and days, never a person's data
 */
export async function note(
  schoolId: string,
  kind: NoteKind,
  subject: string,
  detail: Record<string, string>,
): Promise<void> {
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(billingNotes).values({ schoolId, kind, subject, detail }).onConflictDoNothing(),
  )
}

/** What was noted of a school, newest first. */
export const notesOf = (schoolId: string, limit = 50): Promise<BillingNote[]> =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select({
        id: billingNotes.id,
        kind: sql<NoteKind>`${billingNotes.kind}`,
        detail: billingNotes.detail,
        createdAt: billingNotes.createdAt,
      })
      .from(billingNotes)
      .where(eq(billingNotes.schoolId, schoolId))
      .orderBy(desc(billingNotes.id))
      .limit(limit),
  )
