import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { billingDetails } from '#db/schema/billing.ts'
import { lookupKey, priceIdOf } from './catalogue.server.ts'
import { stripe } from './client.server.ts'
import { completeSession } from './double/checkout.ts'
import { formIn, textOf } from './double/form.ts'
import { listed, noon, payingCard, refusingCard, Scene } from './double/scene.ts'
import { type StripeDouble, startStripe } from './double/start.ts'
import { reconcile } from './following.server.ts'
import { notesOf } from './notes.server.ts'
import { stripeBilling } from './provider.server.ts'

let double: StripeDouble
beforeAll(async () => {
  double = await startStripe(noon('2026-10-20'))
})
afterAll(() => double.close())

describe('the way to the payment page', () => {
  test('says what is ordered, asks for address and tax number, and carries nobody’s name', async () => {
    const scene = await Scene.open(double)
    await scene.begin(31)
    const form = double.asked.filter(({ path }) => path === '/v1/checkout/sessions').at(-1)?.form ?? {}
    expect(form).toMatchObject({
      mode: 'subscription',
      client_reference_id: scene.school.id,
      line_items: [{ quantity: '31' }],
      allow_promotion_codes: 'true',
      tax_id_collection: { enabled: 'true' },
      billing_address_collection: 'required',
      automatic_tax: { enabled: 'false' },
      customer_update: { name: 'auto', address: 'auto' },
      subscription_data: { metadata: { school_id: scene.school.id } },
      success_url: expect.stringContaining('/settings/plan?paid=1'),
      cancel_url: expect.stringContaining('/settings/plan'),
    })
    expect(textOf(formIn(form.metadata).school_id)).toBe(scene.school.id)
    expect(JSON.stringify(form)).not.toContain('@')
  })

  test('is the same for the same order, and one customer is made however many ask', async () => {
    const scene = await Scene.open(double)
    const order = scene.order()
    const [first, again] = await Promise.all([
      stripeBilling.begin(scene.school, order),
      stripeBilling.begin(scene.school, order),
    ])
    expect(again).toEqual(first)
    const { id } = scene.school
    expect([...double.books.state.customers.values()].filter(each => each.metadata.school_id === id)).toHaveLength(1)
  })

  test('a card that refuses leaves it open; a code lowers the bill, not what a child costs', async () => {
    const scene = await Scene.open(double)
    const session = await scene.begin(10)
    expect(() => completeSession(double.books, session, refusingCard)).toThrow('declined')
    await scene.hear()
    expect(await scene.row()).toBeNull()
    completeSession(double.books, session, payingCard, 'WELCOME20')
    await scene.hear()
    expect(await scene.row()).toMatchObject({ perChild: 90, children: 10 })
    expect(scene.bills()[0]).toMatchObject({ subtotal: 900, total: 720, status: 'paid' })
  })

  test('is closed to a school that has a subscription, also one that was paid a second ago', async () => {
    const scene = await Scene.open(double)
    completeSession(double.books, await scene.begin(), payingCard)
    // Nothing was heard of it yet.
    await expect(scene.begin()).rejects.toMatchObject({ code: 'conflict' })
    expect((await scene.standing()).plan).toBe('basic')
    await expect(scene.begin()).rejects.toMatchObject({ code: 'conflict' })
  })

  test('when Stripe does not answer nothing is changed, and it works a moment later', async () => {
    const scene = await Scene.open(double)
    double.fail(503, 503, 503)
    await expect(scene.begin()).rejects.toThrow()
    expect((await scene.standing()).plan).toBe('trial')
    await scene.subscribe()
    expect((await scene.standing()).plan).toBe('basic')
  })
})

describe('two owners at once', () => {
  test('who both pay leave one subscription; the later one is undone and given back, once', async () => {
    const scene = await Scene.open(double)
    const [one, two] = await Promise.all([scene.begin(), scene.begin(20, listed({ plan: 'plus', perChild: 180 }))])
    completeSession(double.books, one, payingCard)
    completeSession(double.books, two, payingCard)
    await scene.hear()
    await reconcile(scene.school, scene.now)
    expect(scene.running().map(({ metadata }) => metadata.school_id)).toEqual([scene.school.id])
    expect(await scene.row()).toMatchObject({ perChild: 90 })
    const customer = await scene.customer()
    const charges = [...double.books.state.charges.values()].filter(each => each.customer === customer)
    expect(charges.map(({ amount, refunded }) => [amount, refunded])).toEqual([
      [1800, false],
      [3600, true],
    ])
    const notes = await notesOf(scene.school.id)
    expect(notes.filter(({ kind }) => kind === 'second_undone').map(({ detail }) => detail.amount)).toEqual(['3600'])
  })

  test('of whom one pays find the other’s page closed', async () => {
    const scene = await Scene.open(double)
    const [one, two] = await Promise.all([scene.begin(), scene.begin()])
    completeSession(double.books, one, payingCard)
    await scene.hear()
    expect(double.books.state.sessions.get(two)?.status).toBe('expired')
    expect(() => completeSession(double.books, two, payingCard)).toThrow()
  })
})

describe('prices', () => {
  test('that change while somebody is on the payment page: what was shown is paid and stays agreed', async () => {
    const scene = await Scene.open(double)
    const session = await scene.begin(20, listed({ perChild: 90 }))
    await priceIdOf(stripe(), listed({ since: '2027-01-01', perChild: 120 }))
    completeSession(double.books, session, payingCard)
    await scene.hear()
    expect(await scene.row()).toMatchObject({ perChild: 90, pricedSince: '2026-01-01' })
    await scene.passUntil('2026-11-21')
    expect(await scene.row()).toMatchObject({ perChild: 90, periodStart: '2026-11-20' })
  })

  test('are made once, are never edited, and none of ours is not believed', async () => {
    const price = listed({ since: '2025-01-01', perChild: 77 })
    expect(await priceIdOf(stripe(), price)).toBe(await priceIdOf(stripe(), price))
    await expect(priceIdOf(stripe(), { ...price, perChild: 78 })).rejects.toThrow(lookupKey(price))
    const scene = await Scene.open(double)
    await scene.subscribe()
    const item = scene.running()[0]?.items.data[0]
    const before = await scene.row()
    if (item) item.price = { ...item.price, id: 'price_by_hand', metadata: {} }
    await reconcile(scene.school, scene.now)
    expect(await scene.row()).toEqual(before)
    expect((await notesOf(scene.school.id)).map(({ kind }) => kind)).toContain('price_unknown')
  })
})

describe('what bills are made out to', () => {
  const details = { legalName: 'Kita Sonne gGmbH', address: ['Am Deich 1', '20095 Hamburg'], country: 'DE' }
  const write = (scene: Scene, over: { taxId?: string; reference?: string; country?: string }) => {
    const row = { ...details, schoolId: scene.school.id, changedAt: new Date(), ...over }
    return runTransaction('platform', { readOnly: false }, q =>
      q.insert(billingDetails).values(row).onConflictDoUpdate({ target: billingDetails.schoolId, set: row }),
    )
  }

  test('is what the school wrote, also after a change, at night', async () => {
    const scene = await Scene.open(double)
    await write(scene, { taxId: 'DE 123456789', reference: 'PO 7' })
    await scene.subscribe()
    expect(scene.bills()[0]).toMatchObject({
      customer_name: 'Kita Sonne gGmbH',
      customer_address: { line1: 'Am Deich 1', line2: '20095 Hamburg', country: 'DE' },
      customer_tax_ids: [{ type: 'eu_vat', value: 'DE 123456789' }],
      custom_fields: [{ name: 'Reference', value: 'PO 7' }],
    })
    await write(scene, { taxId: 'DE987654321' })
    await reconcile(scene.school, scene.now)
    await scene.passUntil('2026-12-25')
    expect(scene.bills().at(-1)?.customer_tax_ids).toEqual([{ type: 'eu_vat', value: 'DE987654321' }])
  })

  test('lacks a number that Stripe does not take, which an operator reads; others are printed as they are', async () => {
    const [wrong, other] = [await Scene.open(double), await Scene.open(double)]
    await write(wrong, { taxId: 'banana' })
    await wrong.subscribe()
    expect(wrong.bills()[0]?.customer_tax_ids).toEqual([])
    expect((await notesOf(wrong.school.id)).map(({ kind }) => kind)).toEqual(['tax_id_refused'])
    await write(other, { taxId: '12-345', country: 'NZ' })
    await other.subscribe()
    expect(other.bills()[0]?.custom_fields).toEqual([{ name: 'Tax number', value: '12-345' }])
  })
})

test('the portal leads back to the school, and is there once a school has been to Stripe', async () => {
  const scene = await Scene.open(double)
  expect(await stripeBilling.portal(scene.school)).toBeNull()
  await scene.subscribe()
  expect(await stripeBilling.portal(scene.school)).toMatch(/\/portal\/bps_/)
})
