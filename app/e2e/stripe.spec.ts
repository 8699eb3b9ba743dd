import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { priceOn } from '#tenants/billing/prices.ts'
import { type StripeDouble, startStripe } from '#tenants/billing/stripe/double/start.ts'
import { stripeBilling } from '#tenants/billing/stripe/provider.server.ts'
import { subscriptionOf } from '#tenants/billing/subscription.server.ts'
import { dropDatabase } from './database.ts'
import { Installation } from './installation.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'

/*
 * A school pays at Stripe, and the installation hears of it. With a double of Stripe, whose pages are in the browser and whose messages go to
 * the web process; the worker reads what has become.
 */

const database = `cubby_e2e_${process.pid}_stripe`
let stripe: StripeDouble
let untaken: () => number

test.use({
  environment: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      stripe = await startStripe()
      const installation = await Installation.start(database, folder, ['migrate'], stripe.variables)
      Object.assign(process.env, installation.variables)
      untaken = stripe.sendTo(`http://localhost:${installation.port}/webhooks/stripe`)
      await use(undefined)
      await installation.stop()
      await stripe.close()
      await dropDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

test('an owner is refused with one card, pays with another, and the school has its plan; the portal shows the bill', async ({
  browserOf,
}) => {
  const { inside, owner } = await OwnSchool.found()
  const price = priceOn(inside.today(), { plan: 'plus', interval: 'month', currency: 'GBP' })
  const { goTo } = await stripeBilling.begin(inside, { id: uuidv7(), price, children: 24 })
  const page = await browserOf({ as: owner })
  await page.goto(goTo)
  await expect(page.getByText('24 children, 38.16 GBP')).toBeVisible()
  await page.getByLabel('Card number').fill('4000 0000 0000 0002')
  await page.getByRole('button', { name: 'Subscribe' }).click()
  await expect(page.getByRole('alert')).toHaveText('Your card was declined.')
  await page.getByLabel('Card number').fill('4242 4242 4242 4242')
  await page.getByRole('button', { name: 'Subscribe' }).click()
  // Whether or not the message has come, she reads what she has.
  await page.waitForURL(`${owner.origin}/settings/plan`)
  await expect(page.getByText('Thank you. Your payment has been received.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Plus' })).toBeVisible()
  const row = () => runTransaction('platform', { readOnly: true }, q => subscriptionOf(q, inside.id))
  await expect.poll(async () => (await row())?.children, { timeout: 30_000 }).toBe(24)
  await expect.poll(async () => untaken()).toBe(0)
  expect(await row()).toMatchObject({ provider: 'stripe', perChild: 159, currency: 'GBP', overdueSince: null })

  await page.goto((await stripeBilling.portal(inside)) ?? '')
  await expect(page.getByText('38.16 GBP')).toBeVisible()
  await expect(page.getByText('Card ending in 4242')).toBeVisible()
})
