import type { Page } from '@playwright/test'
import { words } from './words.ts'

/** A finger draws over the sheet to sign on, as the browser itself reports one. For pages of phones. */
export async function signByHand(page: Page): Promise<void> {
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
