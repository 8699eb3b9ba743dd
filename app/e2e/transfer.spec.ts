import { v7 as uuidv7 } from 'uuid'
import { addDays } from '#tenants/billing/lifecycle.ts'
import { priceOn } from '#tenants/billing/prices.ts'
import { renewSchool } from '#tenants/billing/transfer/renewal.server.ts'
import { begin } from '#tenants/billing/transfer/transfer.server.ts'
import { operator } from './demo.ts'
import { house } from './house.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

/* A bill by bank transfer: the owner finds what to pay and where to, the operator books what has come, and the school's page says so. */

async function billed(locale: 'en' | 'zh-Hans', daysAgo: number) {
  const own = await OwnSchool.found(`Bill ${uuidv7().slice(-8)}`, locale)
  const price = priceOn('2026-06-01', { plan: 'basic', interval: 'year', currency: 'EUR' })
  const day = addDays(own.inside.today(), -daysAgo)
  const { goTo } = await begin(own.inside, { id: uuidv7(), price, children: 40 }, day)
  return { own, goTo, invoiceId: goTo.split('/').at(-1) ?? '' }
}

for (const locale of ['en', 'zh-Hans'] as const)
  test(`an owner finds the bill, an operator books it in two parts, the school reads that it is paid, ${locale}`, async ({
    browserOf,
    expectComplaints,
  }) => {
    // A form that is refused.
    expectComplaints(/status of 422/)
    const t = words[locale]
    const { own, invoiceId } = await billed(locale, 0)
    const page = await browserOf({ as: own.owner, phone: true, locale })
    const desk = await browserOf({ as: await operator(), locale })
    await desk.context().addCookies([{ name: 'locale', value: locale, url: house.consoleOrigin }])

    await test.step('the owner finds the bank details, a code and the PDF', async () => {
      await page.goto('/settings/plan/invoices')
      expect(await violationsOn(page)).toEqual([])
      await page
        .getByRole('main')
        .getByRole('link')
        .filter({ hasText: /\d{4}-\d{6}/ })
        .click()
      await expect(page.getByLabel(t('billing.pay.account'))).toHaveValue('DE89 3704 0044 0532 0130 00')
      await expect(page.getByLabel(t('billing.pay.amount'))).toHaveValue('360.00')
      await expect(page.getByRole('img', { name: t('billing.pay.code') })).toBeVisible()
      const link = page.getByRole('link', { name: t('billing.pdf.download') })
      await expect(link).toBeVisible({ timeout: 30_000 })
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      expect(download.suggestedFilename()).toMatch(/^\d{4}-\d{6}\.pdf$/)
      expect(await violationsOn(page)).toEqual([])
    })

    await test.step('the operator books a part; too much is refused with what was typed', async () => {
      await desk.goto(`${house.consoleOrigin}/invoices/${invoiceId}`)
      await desk.getByRole('button', { name: t('console.invoice.book'), exact: true }).click()
      const amount = desk.getByLabel(t('console.invoice.amount'), { exact: true })
      await amount.fill('400')
      await desk.getByRole('button', { name: t('console.invoice.book_save'), exact: true }).click()
      await expect(desk.getByText(t('console.invoice.too_much', { open: '€360.00' }))).toBeVisible()
      await expect(amount).toHaveValue('400')
      expect(await violationsOn(desk)).toEqual([])
      await amount.fill('100')
      await desk.getByRole('button', { name: t('console.invoice.book_save'), exact: true }).click()
      await expect(desk.getByText(t('billing.state.partly_paid'))).toBeVisible()
    })

    await test.step('the owner’s open page says so by itself, and then that it is paid', async () => {
      await expect(page.getByText(t('billing.state.partly_paid'))).toBeVisible({ timeout: 15_000 })
      await expect(page.getByLabel(t('billing.pay.amount'))).toHaveValue('260.00')
      await desk.getByRole('button', { name: t('console.invoice.book'), exact: true }).click()
      await desk.getByRole('button', { name: t('console.invoice.book_save'), exact: true }).click()
      await expect(desk.getByText(t('billing.state.paid'), { exact: true })).toBeVisible()
      await expect(page.getByText(t('billing.paid.title'))).toBeVisible({ timeout: 15_000 })
    })
  })

test('a bill that is late stands on the list of who owes what, and paying it opens the school', async ({
  browserOf,
}) => {
  const t = words.en
  const { own, goTo, invoiceId } = await billed('en', 40)
  await renewSchool(own.inside)
  const page = await browserOf({ as: own.owner, phone: true })
  const desk = await browserOf({ as: await operator(), phone: true })
  await page.goto(goTo)
  await expect(page.getByText(t('billing.overdue.title'))).toBeVisible()
  await desk.goto(`${house.consoleOrigin}/dunning`)
  const row = desk.getByRole('row').filter({ hasText: own.inside.facts.name })
  await expect(row.getByText(t('console.state.read_only'), { exact: true })).toBeVisible()
  expect(await violationsOn(desk)).toEqual([])
  await row.getByRole('link').click()
  await desk.waitForURL(`${house.consoleOrigin}/invoices/${invoiceId}`)
  await desk.getByRole('button', { name: t('console.invoice.book'), exact: true }).click()
  await desk.getByRole('button', { name: t('console.invoice.book_save'), exact: true }).click()
  await expect(desk.getByText(t('billing.state.paid'), { exact: true }).first()).toBeVisible()
  await page.goto(goTo)
  await expect(page.getByText(t('billing.paid.title'))).toBeVisible()
  await desk.goto(`${house.consoleOrigin}/schools/${own.inside.id}`)
  await expect(desk.getByText(t('console.state.active'), { exact: true }).first()).toBeVisible()
})
