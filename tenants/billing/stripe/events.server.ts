import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { stripeCustomers, stripeEvents } from '#db/schema/billing.ts'
import { schools } from '#db/schema/platform.ts'
import { together } from '#db/together.ts'
import { system } from '../../actor.ts'
import { environment } from '../../config.server.ts'
import { Problem } from '../../problem.ts'
import { resolveSchool } from '../../resolve.server.ts'
import { School } from '../../school.server.ts'
import { idOf, isLive, isMissing, stripe } from './client.server.ts'
import { schoolOfCustomer } from './customer.server.ts'
import { followedTypes, followStripeJob } from './event-types.ts'

/** Seconds that a message may be old. */
const toleranceSeconds = 300

export type Taken = 'taken' | 'repeated' | 'ignored' | 'foreign'

/**
 * Takes a message of Stripe's in: it is written down by its id, and a job follows that reads what has become. What a message says is
 * never believed beyond whom it concerns, so its order does not matter. Any failure is an answer that makes Stripe send it again.
 * @param body exactly as it came: the signature is over its bytes
 * @throws Problem forbidden without a good and fresh signature, not_found where no secret is set
 */
export async function takeStripeMessage(body: string, signature: string | null): Promise<Taken> {
  const event = verified(body, signature)
  const objectId = idOf((event.data.object as { id?: string }).id)
  if (event.livemode !== isLive() || event.account) return set(event, objectId, 'foreign')
  if (!followedTypes.has(event.type)) return set(event, objectId, 'ignored')
  const schoolId = await schoolOf(event)
  const school = schoolId ? await resolveSchool(schoolId) : null
  if (!school) return set(event, objectId, 'foreign')
  const { isNew, asks } = await putDown(event, objectId, school.facts.id)
  // A message that came before and was not followed may have lost its job.
  if (asks) await new School(school.facts, system).write(tx => tx.enqueue(followStripeJob, {}))
  return isNew ? 'taken' : 'repeated'
}

/** Marks events as followed. @returns whether others have come meanwhile; if not, the next one asks for a job of its own */
export async function settleEvents(schoolId: string, ids: readonly string[]): Promise<boolean> {
  return runTransaction('platform', { readOnly: false }, async q => {
    await lockCustomer(q, schoolId)
    if (ids.length > 0)
      await q
        .update(stripeEvents)
        .set({ outcome: 'followed', followedAt: new Date() })
        .where(inArray(stripeEvents.id, [...ids]))
    const more = await waitingEvents(q, schoolId)
    if (more.length === 0)
      await q.update(stripeCustomers).set({ followingSince: null }).where(eq(stripeCustomers.schoolId, schoolId))
    return more.length > 0
  })
}

/** Events of a school that no reading has followed yet. */
export const waitingEvents = (q: Queries, schoolId: string) =>
  q
    .select({ id: stripeEvents.id, type: stripeEvents.type, objectId: stripeEvents.objectId })
    .from(stripeEvents)
    .where(and(eq(stripeEvents.schoolId, schoolId), eq(stripeEvents.outcome, 'waiting')))

/** Stripe can send an event again for thirty days. */
const eventDays = 100

/** Forgets events so old that they cannot come again. */
export const forgetOldEvents = (): Promise<unknown> =>
  runTransaction('platform', { readOnly: false }, q =>
    q.delete(stripeEvents).where(lt(stripeEvents.receivedAt, sql`now() - make_interval(days => ${eventDays})`)),
  )

function verified(body: string, signature: string | null): Stripe.Event {
  const { STRIPE_WEBHOOK_SECRET } = environment()
  if (!STRIPE_WEBHOOK_SECRET) throw new Problem('not_found', 'STRIPE_WEBHOOK_SECRET is not set')
  for (const secret of STRIPE_WEBHOOK_SECRET.split(',')) {
    try {
      return stripe().webhooks.constructEvent(body, signature ?? '', secret, toleranceSeconds)
    } catch {
      // Perhaps the other secret, while one is exchanged.
    }
  }
  throw new Problem('forbidden', 'webhook signature')
}

/** The school whose customer an event is about. Metadata alone does not make one: another product on the account may use the same names. */
async function schoolOf(event: Stripe.Event): Promise<string | null> {
  const customerId = await customerIn(event)
  if (!customerId) return null
  return schoolOfCustomer(customerId)
}

async function customerIn({ data }: Stripe.Event): Promise<string | null> {
  const object = data.object as {
    object: string
    id?: string
    customer?: string | { id: string } | null
    charge?: string
  }
  if (object.object === 'customer') return object.id ?? null
  if (object.object !== 'dispute') return idOf(object.customer)
  try {
    return idOf((await stripe().charges.retrieve(object.charge ?? '')).customer)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function set(event: Stripe.Event, objectId: string | null, outcome: 'ignored' | 'foreign') {
  await runTransaction('platform', { readOnly: false }, q => insertEvent(q, event, { objectId, outcome }))
  return outcome
}

/**
 * Writes an event down, once. While a job of the school is under way (at most a minute ago), its end finds this one: the lock on the
 * customer orders the two.
 */
async function putDown(event: Stripe.Event, objectId: string | null, schoolId: string) {
  return runTransaction('platform', { readOnly: false }, async q => {
    const since = (await lockCustomer(q, schoolId))?.followingSince ?? null
    const [row] = await insertEvent(q, event, { objectId, schoolId, outcome: 'waiting' })
    const isNew = row?.deliveries === 1
    const asks = isNew ? since === null || since.getTime() < Date.now() - 60_000 : row?.outcome === 'waiting'
    if (asks)
      await q.update(stripeCustomers).set({ followingSince: new Date() }).where(eq(stripeCustomers.schoolId, schoolId))
    return { isNew, asks }
  })
}

const insertEvent = (
  q: Queries,
  { id, type }: Stripe.Event,
  more: Pick<typeof stripeEvents.$inferInsert, 'objectId' | 'schoolId' | 'outcome'>,
) =>
  q
    .insert(stripeEvents)
    .values({ id, type, ...more })
    .onConflictDoUpdate({ target: stripeEvents.id, set: { deliveries: sql`${stripeEvents.deliveries} + 1` } })
    .returning({ deliveries: stripeEvents.deliveries, outcome: stripeEvents.outcome })

/**
 * Locks what orders a school's events. The school's row comes first, as in `applySubscription`: an event refers to it, so inserting one
 * would lock it after the customer's, and two who wait for each other are a deadlock.
 */
async function lockCustomer(q: Queries, schoolId: string) {
  const [, [row]] = await together(
    () => q.select({ id: schools.id }).from(schools).where(eq(schools.id, schoolId)).for('key share'),
    () =>
      q
        .select({ followingSince: stripeCustomers.followingSince })
        .from(stripeCustomers)
        .where(eq(stripeCustomers.schoolId, schoolId))
        .for('update'),
  )
  return row
}
