import { expect, type Page } from '@playwright/test'

/** Opens a member's page and waits until its scripts run: from then on it listens to the school's stream. */
export async function gotoAlive(page: Page, path: string): Promise<void> {
  const alive = page.waitForRequest(request => new URL(request.url()).pathname === '/live')
  await page.goto(path)
  await alive
}

/** Opens a member's page once the service worker answers for it. */
export async function gotoServed(page: Page, path: string): Promise<void> {
  await page.goto('/home')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await gotoAlive(page, path)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}
