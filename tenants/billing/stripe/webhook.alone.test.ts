import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { stripeEvents } from '#db/schema/billing.ts'
import { completeSession } from './double/checkout.ts'
import { noon, payingCard, Scene } from './double/scene.ts'
import { type StripeDouble, signed, startStripe, webhookSecret } from './double/start.ts'
import { takeStripeMessage } from './events.server.ts'
import { followStripe, reconcile } from './following.server.ts'

let double: StripeDouble
beforeAll(async () => {
  double = await startStripe(noon('2026-10-20'))
  process.env.STRIPE_WEBHOOK_SECRET = `whsec_new,${webhookSecret}`
})
afterAll(() => double.close())

const take = (event: object, how: Parameters<typeof signed>[1] = {}) => {
  const { body, signature } = signed(event, how)
  return takeStripeMessage(body, signature)
}
const kept = async (id: string) =>
  (
    await runTransaction('platform', { readOnly: true }, q =>
      q.select().from(stripeEvents).where(eq(stripeEvents.id, id)),
    )
  )[0]

/** A school that has paid, and the event that says so; nothing was heard yet. */
async function paid() {
  const scene = await Scene.open(double)
  const from = double.books.state.events.length
  completeSession(double.books, await scene.begin(), payingCard)
  const events = double.books.state.events.slice(from)
  const created = events.find(each => each.type === 'customer.subscription.created')
  if (!created) throw new Error('nothing happened')
  return { scene, created, events }
}

test('a signature must be there, good and fresh, over these very bytes', async () => {
  const { scene, created } = await paid()
  const { body, signature } = signed(created)
  for (const [text, header] of [
    [body, null],
    [body, ''],
    [body, 't=1,v1=abc'],
    [`${body} `, signature],
    [body, signed(created, { secret: 'whsec_other' }).signature],
    [body, signed(created, { age: 301 }).signature],
  ] as const)
    await expect(takeStripeMessage(text, header)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await kept(created.id)).toBeUndefined()
  expect(await take(created, { age: 290 })).toBe('taken')
  expect(await scene.jobs()).toBe(1)
})

test('while a secret is exchanged both are good', async () => {
  const { created, events } = await paid()
  expect(await take(created, { secret: 'whsec_new' })).toBe('taken')
  expect(await take(events.at(-1) ?? {}, { secret: webhookSecret })).toBe('taken')
})

test('a message that comes again leaves no second job and changes nothing', async () => {
  const { scene, created } = await paid()
  await take(created)
  await followStripe(scene.school, scene.now)
  const row = await scene.row()
  expect(row).toMatchObject({ children: 20, periodStart: '2026-10-20', periodEnd: '2026-11-20' })
  for (let again = 0; again < 3; again++) expect(await take(created)).toBe('repeated')
  expect(await scene.jobs()).toBe(1)
  await followStripe(scene.school, scene.now)
  expect(await scene.row()).toEqual(row)
  expect(await kept(created.id)).toMatchObject({ outcome: 'followed', deliveries: 4 })
})

test('one whose job was lost is followed when Stripe sends it again, and at the latest at night', async () => {
  const { scene, created } = await paid()
  await take(created)
  // The process ended before the job was written: the answer never came.
  expect(await take(created)).toBe('repeated')
  expect(await scene.jobs()).toBe(2)
  expect(await reconcile(scene.school, scene.now)).toEqual(['begun'])
  expect(await kept(created.id)).toMatchObject({ outcome: 'followed' })
})

test('many messages at once are followed by one reading', async () => {
  const { scene, events } = await paid()
  await Promise.all(events.map(event => take(event)))
  expect(await scene.jobs()).toBe(1)
  const before = double.asked.length
  await followStripe(scene.school, scene.now)
  expect(double.asked.slice(before).filter(({ path }) => path === '/v1/subscriptions')).toHaveLength(1)
  expect(
    await runTransaction('platform', { readOnly: true }, q =>
      q
        .select()
        .from(stripeEvents)
        .where(eq(stripeEvents.schoolId, scene.school.id))
        .then(all => all.filter(each => each.outcome === 'waiting')),
    ),
  ).toEqual([])
})

test('unknown types, another account’s objects and the other mode are written down and nothing more', async () => {
  const { scene, created } = await paid()
  const event = (id: string, over: object) => ({ ...structuredClone(created), id, ...over })
  expect(await take(event('evt_unknown_type', { type: 'invoice.something_new' }))).toBe('ignored')
  expect(await take(event('evt_connect', { account: 'acct_other' }))).toBe('foreign')
  expect(await take(event('evt_live', { livemode: true }))).toBe('foreign')
  const object = { ...(created.data.object as object), customer: 'cus_of_another_product' }
  expect(await take(event('evt_customer', { data: { object } }))).toBe('foreign')
  const dispute = { object: 'dispute', id: 'du_other', charge: 'ch_other' }
  expect(await take(event('evt_dispute', { type: 'charge.dispute.created', data: { object: dispute } }))).toBe(
    'foreign',
  )
  expect(await kept('evt_customer')).toMatchObject({ outcome: 'foreign', schoolId: null })
  expect(await scene.jobs()).toBe(0)
  expect(await scene.row()).toBeNull()
})

test('what Stripe cannot say now is not taken as followed', async () => {
  const { scene, created } = await paid()
  await take(created)
  double.fail(500, 500, 500, 'hang_up', 500, 500, 500, 500)
  await expect(followStripe(scene.school, scene.now)).rejects.toThrow()
  double.fail()
  expect(await kept(created.id)).toMatchObject({ outcome: 'waiting' })
  double.books.state.events.length = 0
})
