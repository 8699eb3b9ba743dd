import { expect, type Page } from '@playwright/test'

/**
 * Opens a member's page and waits until its scripts run and it listens to the school's stream: what is told to whoever is there at the
 * moment, such as that somebody is writing, is not told later.
 */
export async function gotoAlive(page: Page, path: string): Promise<void> {
  const alive = page.waitForResponse(response => new URL(response.url()).pathname === '/live')
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
