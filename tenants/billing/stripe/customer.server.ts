import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import { runTransaction, statementsOf } from '#db/client.server.ts'
import { billingDetails, stripeCustomers } from '#db/schema/billing.ts'
import type { School } from '../../school.server.ts'
import { stripe } from './client.server.ts'
import { note } from './notes.server.ts'

/** The school's customer at Stripe, or null while it has none. */
export async function knownCustomer(schoolId: string): Promise<string | null> {
  const [row] = await statementsOf('platform')
    .select({ customerId: stripeCustomers.customerId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.schoolId, schoolId))
  return row?.customerId ?? null
}

/** The school whose customer this is, or null. */
export async function schoolOfCustomer(customerId: string): Promise<string | null> {
  const [row] = await statementsOf('platform')
    .select({ schoolId: stripeCustomers.schoolId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.customerId, customerId))
  return row?.schoolId ?? null
}

/** The school's customer at Stripe, made when there is none: two who ask at once get the same. */
export async function customerOf(school: School): Promise<string> {
  const known = await knownCustomer(school.id)
  if (known) return known
  // Nothing else goes along, or the same key with a new name would be refused.
  const made = await stripe().customers.create(
    { metadata: { school_id: school.id } },
    { idempotencyKey: `customer-${school.id}` },
  )
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(stripeCustomers).values({ schoolId: school.id, customerId: made.id }).onConflictDoNothing(),
  )
  return (await knownCustomer(school.id)) ?? made.id
}

/** Gives Stripe what bills are made out to: the school's details as its owners wrote them, and nobody's name or address besides. */
export async function sendDetails(school: School, customerId: string): Promise<void> {
  const [details] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(billingDetails).where(eq(billingDetails.schoolId, school.id)),
  )
  const taxType = details?.taxId ? taxTypeOf(details.country) : null
  const fields = [
    ...(details?.reference ? [{ name: 'Reference', value: details.reference.slice(0, 140) }] : []),
    ...(details?.taxId && !taxType ? [{ name: 'Tax number', value: details.taxId.slice(0, 140) }] : []),
  ]
  const [line1 = '', ...others] = details?.address ?? []
  await stripe().customers.update(customerId, {
    name: details?.legalName ?? school.facts.name,
    preferred_locales: [school.facts.locale === 'zh-Hans' ? 'zh' : school.facts.locale],
    invoice_settings: { custom_fields: fields.length > 0 ? fields : '' },
    // Who has written none here may have typed it in Checkout.
    ...(details ? { address: { line1, line2: others.join(', '), country: details.country } } : {}),
  })
  if (details?.taxId && taxType) await sendTaxId(school.id, customerId, taxType, details.taxId)
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .update(stripeCustomers)
      .set({ detailsSentAt: details?.changedAt ?? new Date(0) })
      .where(eq(stripeCustomers.schoolId, school.id)),
  )
}

/** Sends the details that were changed since Stripe got them last. */
export async function sendChangedDetails(school: School): Promise<void> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({
        customerId: stripeCustomers.customerId,
        sent: stripeCustomers.detailsSentAt,
        changed: billingDetails.changedAt,
      })
      .from(stripeCustomers)
      .innerJoin(billingDetails, eq(billingDetails.schoolId, stripeCustomers.schoolId))
      .where(eq(stripeCustomers.schoolId, school.id)),
  )
  if (row && (row.sent === null || row.sent < row.changed)) await sendDetails(school, row.customerId)
}

type TaxType = Stripe.CustomerCreateTaxIdParams['type']

async function sendTaxId(schoolId: string, customerId: string, type: TaxType, value: string): Promise<void> {
  const bare = (text: string) => text.replace(/[\s.-]/g, '').toUpperCase()
  const there = await stripe().customers.listTaxIds(customerId, { limit: 100 })
  if (there.data.some(each => each.type === type && bare(each.value) === bare(value))) return
  try {
    await stripe().customers.createTaxId(customerId, { type, value })
  } catch (error) {
    // Stripe knows how such a number looks: the bill goes out without it, and an operator can ask the school.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || error.code !== 'tax_id_invalid') throw error
    return note(schoolId, 'tax_id_refused', customerId, { type })
  }
  for (const each of there.data.filter(old => old.type === type))
    await stripe().customers.deleteTaxId(customerId, each.id)
}

/** Member states of the European Union in 2026. */
const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))
const ownTypes: Partial<Record<string, TaxType>> = {
  GB: 'gb_vat',
  CH: 'ch_vat',
  NO: 'no_vat',
  CN: 'cn_tin',
  US: 'us_ein',
}

/** How Stripe calls a country's number for taxes; null where it is printed on the bill as it is. */
function taxTypeOf(country: string): TaxType | null {
  return union.has(country) ? 'eu_vat' : (ownTypes[country] ?? null)
}
