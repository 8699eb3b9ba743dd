import type { Page } from '@playwright/test'

/** Opens a member's page and waits until its scripts run: from then on it listens to the school's stream. */
export async function gotoAlive(page: Page, path: string): Promise<void> {
  const alive = page.waitForRequest(request => new URL(request.url()).pathname === '/live')
  await page.goto(path)
  await alive
}
