import { mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import sharp, { type Sharp } from 'sharp'
import { expect } from './test.ts'

/**
 * A screen as it is once everything on it is there; written to files only when UPDATE_PICTURES=1, so that a run changes no file.
 * @param write what is made of it, in the folder
 */
export async function picture(page: Page, folder: string, write: (seen: Sharp) => Promise<unknown>): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // Lazy images on the screen have their size before their bytes.
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.images]
          .filter(image => image.getBoundingClientRect().top < innerHeight)
          .every(image => image.complete),
      ),
    )
    .toBe(true)
  if (process.env.UPDATE_PICTURES !== '1') return
  mkdirSync(folder, { recursive: true })
  await write(sharp(await page.screenshot({ animations: 'disabled' })))
}
