import { count, desc, eq, isNotNull, max, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { stripeCustomers, stripeEvents } from '#db/schema/billing.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { announcements } from '#db/schema/help.ts'
import { invoicePayments, invoices } from '#db/schema/invoices.ts'
import { operatorLog, schoolDomains, schools } from '#db/schema/platform.ts'
import { addDays } from '../billing/lifecycle.ts'
import { publish } from '../bus.server.ts'
import { holdDays, holdName } from '../domains/holds.server.ts'
import type { Erasure } from './erasing.server.ts'
import { bookYears, documentOf, hashOf, type Kept } from './proof.ts'

/**
 * The end of a school of which nothing is left: its row goes and with it what the platform had of it, its names are held for its owners, and the
 * proof is written, chained to the one before. One transaction; again does nothing.
 */
export async function letGo({ schoolId, ownerIds }: Pick<Erasure, 'schoolId' | 'ownerIds'>): Promise<void> {
  await runTransaction('platform', { readOnly: false }, async q => {
    // Proofs are chained in the order of their commits.
    await q.execute(sql`select pg_advisory_xact_lock(hashtextextended('erasures', 0))`)
    const [erasure] = await q.select().from(schoolErasures).where(eq(schoolErasures.schoolId, schoolId)).for('update')
    if (!erasure?.begunAt || erasure.erasedAt) return
    const kept = await keptOf(q, schoolId, ownerIds.length)
    const domains = await q
      .delete(schoolDomains)
      .where(eq(schoolDomains.schoolId, schoolId))
      .returning({ hostname: schoolDomains.hostname, provenAt: schoolDomains.provenAt })
    await holdName(q, { kind: 'slug', name: erasure.slug, schoolId, ownerIds })
    for (const { hostname, provenAt } of domains)
      if (provenAt) await holdName(q, { kind: 'domain', name: hostname, schoolId, ownerIds })
    await q.update(stripeEvents).set({ schoolId: null }).where(eq(stripeEvents.schoolId, schoolId))
    await q
      .update(announcements)
      .set({
        audience: sql`jsonb_set(${announcements.audience}, '{schoolIds}', (${announcements.audience} -> 'schoolIds') - ${schoolId}::text)`,
      })
      .where(sql`${announcements.audience} -> 'schoolIds' ? ${schoolId}`)
    await q.delete(schools).where(eq(schools.id, schoolId))
    const [before] = await q
      .select({ hash: schoolErasures.hash })
      .from(schoolErasures)
      .where(isNotNull(schoolErasures.hash))
      .orderBy(desc(schoolErasures.erasedAt))
      .limit(1)
    const erasedAt = new Date()
    const anew = documentOf({
      school: { id: schoolId, name: erasure.name, slug: erasure.slug },
      closedOn: erasure.closedOn,
      begunAt: erasure.begunAt.toISOString(),
      erasedAt: erasedAt.toISOString(),
      rows: erasure.rowCounts,
      ...{ files: erasure.files, bytes: erasure.bytes, people: erasure.people },
      left: { rows: 0, files: 0 },
      kept,
      previous: before?.hash ?? null,
    })
    // Of what a backup had brought back the proof is known already, and in others' hands.
    const document = erasure.again && erasure.document ? erasure.document : anew
    await q
      .update(schoolErasures)
      .set({ erasedAt, document, hash: hashOf(document) })
      .where(eq(schoolErasures.schoolId, schoolId))
  })
  await publish('school', schoolId)
}

/** What stays, and why. */
async function keptOf(q: Queries, schoolId: string, owners: number): Promise<Kept[]> {
  const [issued] = await q
    .select({ n: count(invoices.id), last: max(invoices.year) })
    .from(invoices)
    .where(eq(invoices.schoolId, schoolId))
  const [paid] = await q
    .select({ n: count(invoicePayments.id) })
    .from(invoicePayments)
    .where(eq(invoicePayments.schoolId, schoolId))
  const [acts] = await q
    .select({ n: count(operatorLog.id) })
    .from(operatorLog)
    .where(eq(operatorLog.schoolId, schoolId))
  const customers = await q
    .select({ id: stripeCustomers.customerId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.schoolId, schoolId))
  const until = issued?.last ? `${issued.last + bookYears}-12-31` : null
  const kept: Kept[] = []
  if (issued?.n) kept.push({ what: 'invoices', count: issued.n, why: 'tax_law', until })
  if (paid?.n) kept.push({ what: 'payments', count: paid.n, why: 'tax_law', until })
  if (customers.length > 0) kept.push({ what: 'stripe', count: customers.length, why: 'payment_provider', until: null })
  if (acts?.n) kept.push({ what: 'operator_log', count: acts.n, why: 'accountability', until: null })
  // With it the sign-ins of those who could have it back.
  const heldUntil = addDays(new Date().toISOString().slice(0, 10), holdDays)
  kept.push({ what: 'name', count: owners, why: 'name_hold', until: heldUntil })
  kept.push({ what: 'backups', count: null, why: 'backup_rotation', until: null })
  return kept
}
