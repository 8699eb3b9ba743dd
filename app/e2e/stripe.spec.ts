import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { subscriptions } from '#db/schema/billing.ts'
import { system } from '#tenants/actor.ts'
import { priceOn } from '#tenants/billing/prices.ts'
import { settleSchool } from '#tenants/billing/standing.server.ts'
import { knownCustomer } from '#tenants/billing/stripe/customer.server.ts'
import { advance } from '#tenants/billing/stripe/double/calendar.ts'
import { refusingCard } from '#tenants/billing/stripe/double/scene.ts'
import { type StripeDouble, startStripe } from '#tenants/billing/stripe/double/start.ts'
import { stripeBilling } from '#tenants/billing/stripe/provider.server.ts'
import { subscriptionOf } from '#tenants/billing/subscription.server.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { openClass } from '#tenants/people/classes.server.ts'
import { yearAt } from '#tenants/people/years/years.server.ts'
import { resolveSite } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { gotoAlive } from './alive.ts'
import { dropDatabase } from './database.ts'
import { Installation } from './installation.ts'
import { codeFor } from './mail.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * A school pays at Stripe, and the installation hears of it. With a double of Stripe, whose pages are in the browser and whose messages go to
 * the web process; the worker reads what has become.
 */

const database = `cubby_e2e_${process.pid}_stripe`
let stripe: StripeDouble
let untaken: () => number
let port: number
/** The account's clock stands where a month that begins on its day has ended five days ago. */
const begun = Math.floor(Date.now() / 1000) - 35 * 86_400

test.use({
  environment: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      stripe = await startStripe(begun)
      const installation = await Installation.start(database, folder, ['migrate'], stripe.variables)
      Object.assign(process.env, installation.variables)
      port = installation.port
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

test('a school signs up, tries, pays, takes more, does not pay, may only read, pays, and is back', async ({
  browserOf,
  expectComplaints,
}) => {
  test.setTimeout(240_000)
  // A form that a school that may only read refuses, with a page that stands alone.
  expectComplaints(/status of 423/)
  expectComplaints(/status of 404 .*favicon/)
  const t = words.en
  const slug = `birch-${Date.now().toString(36)}`
  const host = `${slug}.localhost:${port}`
  const email = `bea@${slug}.example`
  const page = await browserOf()
  const plan = `http://${host}/settings/plan`
  const stands = (text: string) =>
    expect(page.getByText(text, { exact: true }).first()).toBeVisible({ timeout: 30_000 })

  const field = (key: Parameters<typeof t>[0]) => page.getByLabel(t(key), { exact: true })
  await test.step('signs up', async () => {
    await page.goto(`http://localhost:${port}/sign-up`)
    await field('public.sign_up.school_name').fill('Birch House')
    await field('public.address.label').fill(slug)
    await field('public.sign_up.owner_name').fill('Bea Birch')
    await field('public.sign_up.email').fill(email)
    await field('public.sign_up.password').fill('forty-two-red-tricycles')
    await page.getByRole('button', { name: t('public.sign_up.submit') }).click()
    const code = field('public.code.label')
    await expect(code).toBeVisible()
    await code.fill(await codeFor(email))
    await page.waitForURL(`http://${host}/home`)
  })
  const site = await resolveSite(`${slug}.localhost`)
  if (site.site !== 'school') throw new Error('The school was not founded.')
  const inside = new School(site.school.facts, system)
  const classId = await openClass(inside, {
    id: uuidv7(),
    name: 'Poppies',
    schoolYear: (await yearAt(inside, inside.today())).name,
  })
  for (const firstName of ['Ida', 'Oskar', 'Emil'])
    await admitChild(inside, uuidv7(), { firstName, lastName: 'Lund' }, classId)

  await test.step('tries', async () => {
    await page.goto(plan)
    await stands(t('billing.plan.trial'))
  })

  await test.step('pays', async () => {
    await gotoAlive(page, `${plan}/choose?interval=month`)
    await page.getByRole('link', { name: t('billing.choose.begin', { plan: t('billing.plan.basic') }) }).click()
    await field('billing.details.address').fill('1 Birch Lane, London')
    await page.getByRole('button', { name: t('ui.action.save') }).click()
    await page.getByRole('button', { name: t('billing.order.submit_begin') }).click()
    await page.getByLabel('Card number').fill('4242 4242 4242 4242')
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.waitForURL(plan)
    await stands(t('billing.state.active'))
    await expect(page.getByRole('heading', { name: t('billing.plan.basic') })).toBeVisible()
  })

  await test.step('takes more, at once', async () => {
    await gotoAlive(page, `${plan}/choose?interval=month`)
    await page.getByRole('link', { name: t('billing.choose.now', { plan: t('billing.plan.plus') }) }).click()
    await page.getByRole('button', { name: t('billing.order.submit_now') }).click()
    await page.waitForURL(plan)
    await expect(page.getByRole('heading', { name: t('billing.plan.plus') })).toBeVisible()
  })

  await test.step('does not pay: its owner is told, and works on', async () => {
    stripe.books.state.cards.set((await knownCustomer(inside.id)) ?? '', refusingCard)
    advance(stripe.books, Math.floor(Date.now() / 1000))
    await expect.poll(untaken, { timeout: 30_000 }).toBe(0)
    await expect(async () => {
      await page.goto(plan)
      await expect(page.getByText(t('shell.past_due'))).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
  })

  await test.step('may only read, two weeks later', async () => {
    await runTransaction('platform', { readOnly: false }, q =>
      q
        .update(subscriptions)
        .set({ overdueSince: sql`overdue_since - 15` })
        .where(eq(subscriptions.schoolId, inside.id)),
    )
    await settleSchool(inside)
    await gotoAlive(page, `http://${host}/people/classes/new`)
    await expect(page.getByText(t('shell.problem.read_only')).first()).toBeVisible()
    await field('people.field.class_name').fill('Sunflowers')
    await page.getByRole('button', { name: t('people.classes.add') }).click()
    await expect(page.getByRole('heading', { name: t('shell.problem.title') })).toBeVisible()
    await expect(page.getByText(t('shell.problem.read_only'))).toBeVisible()
    await page.goto(`http://${host}/people`)
    await expect(page.getByText('Oskar').first()).toBeVisible()
  })

  await test.step('pays with another card, and is back', async () => {
    await gotoAlive(page, plan)
    await page.getByRole('button', { name: t('billing.portal') }).click()
    await page.getByLabel('Card number').fill('4242 4242 4242 4242')
    await page.getByRole('button', { name: 'Save card' }).click()
    await expect(page.getByText('Card ending in 4242')).toBeVisible()
    // The next attempt to collect it.
    advance(stripe.books, stripe.books.state.time + 7 * 86_400)
    await expect.poll(untaken, { timeout: 30_000 }).toBe(0)
    await expect(async () => {
      await page.goto(plan)
      await expect(page.getByText(t('billing.cause.paid'))).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
    await expect(page.getByText(t('shell.problem.read_only'))).toHaveCount(0)
    await gotoAlive(page, `http://${host}/people/classes/new`)
    await field('people.field.class_name').fill('Sunflowers')
    await page.getByRole('button', { name: t('people.classes.add') }).click()
    await expect(page).toHaveURL(/\/people\/classes\/[0-9a-f-]{36}/)
  })
})
