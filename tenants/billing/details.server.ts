import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { billingDetails } from '#db/schema/billing.ts'
import type { School } from '../school.server.ts'

/** Whom bills are made out to. */
export interface BillingDetails {
  legalName: string
  /** Lines as they are printed. */
  address: string[]
  /** ISO 3166-1 alpha-2. */
  country: string
  taxId: string | null
  reference: string | null
}

/** What the school has given, or null before it has. */
export async function billingDetailsOf(school: School): Promise<BillingDetails | null> {
  const [row] = await school.read(q => q.select().from(billingDetails))
  if (!row) return null
  const { legalName, address, country, taxId, reference } = row
  return { legalName, address, country, taxId, reference }
}

/** Writes down whom bills are made out to from now on; those that are out stay as they are. */
export async function saveBillingDetails(school: School, details: BillingDetails): Promise<void> {
  const row = { ...details, changedAt: new Date() }
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(billingDetails)
      .values({ schoolId: school.id, ...row })
      .onConflictDoUpdate({
        target: billingDetails.schoolId,
        set: row,
        setWhere: eq(billingDetails.schoolId, school.id),
      }),
  )
}
