import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { priceOn } from '#tenants/billing/prices.ts'
import { begin } from '#tenants/billing/transfer/transfer.server.ts'
import { operator } from './demo.ts'
import { house } from './house.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

/*
 * An operator's day: figures, one school found and looked at, something given apart from its plan, a bill booked, a school held and let go, a
 * colleague taken on and dismissed, work in the background, and all of it in the log.
 */
test('an operator’s day', async ({ browserOf, expectComplaints }) => {
  test.setTimeout(180_000)
  // A form that lacks something, and the page of a school that is held.
  expectComplaints(/status of (422|503)/)
  const t = words.en
  const own = await OwnSchool.found(`Day ${randomUUID().slice(-8)}`)
  const { name, id } = own.inside.facts
  const price = priceOn('2026-06-01', { plan: 'basic', interval: 'year', currency: 'EUR' })
  const { goTo } = await begin(own.inside, { id: uuidv7(), price, children: 20 }, own.inside.today())
  const invoiceId = goTo.split('/').at(-1) ?? ''
  const me = await operator()
  const desk = await browserOf({ as: me })
  const head = await browserOf({ as: own.owner, phone: true })
  const press = (key: Parameters<typeof t>[0]) => desk.getByRole('button', { name: t(key), exact: true })
  const place = (key: Parameters<typeof t>[0]) =>
    desk
      .getByRole('navigation')
      .getByRole('link', { name: t(key) })
      .first()

  await test.step('begins with the figures', async () => {
    await desk.goto('/figures')
    await expect(desk.getByRole('heading', { name: t('console.figures.title') })).toBeVisible()
  })

  await test.step('finds a school by a part of its name', async () => {
    await place('console.nav.schools').click()
    await desk.getByRole('searchbox').fill(name.slice(-6))
    await desk.keyboard.press('Enter')
    await desk.getByRole('link', { name }).click()
    await expect(desk.getByRole('heading', { name })).toBeVisible()
    await expect(desk.getByText(t('billing.cause.plan_chosen'))).toBeVisible()
    expect(await violationsOn(desk)).toEqual([])
  })

  await test.step('gives it more children until a day, and takes that back', async () => {
    await press('console.override.give').click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('button', { name: t('console.override.save') }).click()
    await expect(dialog.getByText(t('ui.field.required')).first()).toBeVisible()
    await dialog.getByLabel(t('console.override.value')).fill('175')
    await dialog.getByLabel(t('console.override.last_day')).fill('2099-02-28')
    await dialog.getByLabel(t('console.override.reason')).fill('They build until spring.')
    expect(await violationsOn(desk)).toEqual([])
    await dialog.getByRole('button', { name: t('console.override.save') }).click()
    await expect(dialog).toHaveCount(0)
    const row = desk.getByRole('row').filter({ hasText: 'They build until spring.' })
    await expect(row.getByText('175')).toBeVisible()
    await row.getByRole('button', { name: t('console.override.take') }).click()
    await dialog.getByRole('button', { name: t('console.override.take') }).click()
    await expect(row).toHaveCount(0)
  })

  await test.step('books what the bank has', async () => {
    await desk.goto(`/invoices/${invoiceId}`)
    await press('console.invoice.book').click()
    await press('console.invoice.book_save').click()
    await expect(desk.getByText(t('billing.state.paid'), { exact: true }).first()).toBeVisible()
  })

  await test.step('holds the school, whose head reads why, and lets it go', async () => {
    await desk.goto(`/schools/${id}`)
    await press('console.suspend.button').click()
    await desk.getByLabel(t('console.suspend.reason')).fill('The account was used by somebody else.')
    await press('console.suspend.confirm').click()
    await expect(desk.getByText(t('console.suspended.title'))).toBeVisible()
    await head.goto('/home')
    await expect(head.getByText('The account was used by somebody else.')).toBeVisible()
    await press('console.restore.button').click()
    await press('console.restore.confirm').click()
    await expect(desk.getByText(t('console.suspended.title'))).toHaveCount(0)
    await head.goto('/home')
    await expect(head.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(head.getByText('The account was used by somebody else.')).toHaveCount(0)
  })

  await test.step('takes a colleague on, and closes the console to them again', async () => {
    const email = `noor-${Date.now().toString(36)}@vendor.example`
    await place('console.nav.operators').click()
    await desk.getByRole('link', { name: t('console.operators.add') }).click()
    await desk.getByLabel(t('console.operators.email'), { exact: true }).fill('noor')
    await press('console.operators.save').click()
    await expect(desk.getByText(t('ui.field.email'))).toBeVisible()
    await desk.getByLabel(t('console.operators.email'), { exact: true }).fill(email)
    expect(await violationsOn(desk)).toEqual([])
    await press('console.operators.save').click()
    const row = desk.getByRole('row').filter({ hasText: email })
    await expect(row.getByText(t('console.operators.proof_of.none'))).toBeVisible()
    expect(await violationsOn(desk)).toEqual([])
    await row.getByRole('button', { name: t('console.operators.make.operator') }).click()
    await expect(row.getByRole('button', { name: t('console.operators.make.support') })).toBeVisible()
    await row.getByRole('button', { name: t('console.operators.dismiss') }).click()
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: t('console.operators.dismiss') })
      .click()
    await expect(row).toHaveCount(0)
  })

  await test.step('looks at the work in the background', async () => {
    await place('console.nav.queue').click()
    await expect(desk.getByText(t('console.queue.oldest'))).toBeVisible()
    expect(await violationsOn(desk)).toEqual([])
  })

  await test.step('and finds the day in the log', async () => {
    await desk.goto(`${house.consoleOrigin}/log`)
    for (const text of [
      t('console.log.operator.dismissed', { operator: '' }).trim(),
      t('console.log.school.restored'),
      t('console.log.school.suspended'),
      t('console.log.school.override_taken', { what: '' }).trim(),
      t('console.log.school.override_given', { what: '' }).trim(),
    ])
      await expect(desk.getByText(text).first()).toBeVisible()
  })
})
