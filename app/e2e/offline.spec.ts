import { demoPerson } from './demo.ts'
import { expect, test } from './test.ts'

test('without a network the school’s own page says so, in its brand and both languages', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const page = await browserOf({ as: await demoPerson('sunrise', 'parent'), phone: true, serviceWorker: true })
  await page.goto('/home')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // A worker serves the pages that are opened after it.
  await page.reload()
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.context().setOffline(true)
  await page.goto('/albums')
  await expect(page).toHaveTitle('Sunrise Kindergarten')
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '您已离线' })).toBeVisible()
  // Back in the net it asks again by itself.
  await page.context().setOffline(false)
  await expect(page.getByRole('link', { name: 'Planting beans' }).first()).toBeVisible()
})

test('a photo of an open album opens when the network is gone', async ({ browserOf, expectComplaints }) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const page = await browserOf({ as: await demoPerson('sunrise', 'parent'), phone: true })
  await page.goto('/albums')
  const viewer = page.waitForResponse(/\/assets\/viewer-/)
  await page.getByRole('link', { name: 'Planting beans', exact: true }).click()
  await (await viewer).finished()
  await page.context().setOffline(true)
  await page.getByRole('list', { name: 'Photos of Planting beans' }).getByRole('link').first().click()
  const dialog = page.getByRole('dialog', { name: 'Planting beans' })
  await expect(dialog.getByRole('status')).toContainText('1 of 5')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('status')).toContainText('2 of 5')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
