import { expect, type Page } from '@playwright/test'
import { words } from './words.ts'

/**
 * A finger signs on the sheet. A page that moves under it, as one does when a picture above arrives, is signed on once more, as anybody would.
 * For pages of phones.
 */
export async function signByHand(page: Page): Promise<void> {
  await expect(async () => {
    await draw(page)
    await expect(page.getByRole('button', { name: words.en('ui.signature.clear') })).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

/** As the browser itself reports a finger. */
async function draw(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: words.en('ui.signature.pad') })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('There is no sheet to sign on.')
  const client = await page.context().newCDPSession(page)
  const at = (x: number, y: number) => [{ x: box.x + box.width * x, y: box.y + box.height * y }]
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.2, 0.7) })
  for (const [x, y] of [
    [0.3, 0.3],
    [0.4, 0.7],
    [0.5, 0.3],
    [0.6, 0.7],
    [0.8, 0.5],
  ] as const)
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x, y) })
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
