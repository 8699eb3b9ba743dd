import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { demoPerson, operator } from './demo.ts'
import { picture } from './picture.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * The pages of the README's pictures. They are written anew only when UPDATE_PICTURES=1, so that a run changes no file:
 * `UPDATE_PICTURES=1 npm test -- --e2e pictures`, on a computer with a Chinese font, and alone, since the console shows the schools of
 * other journeys as well.
 */

const folder = resolve(import.meta.dirname, '../../docs/pictures')

const forReadme = (page: Page, name: string) =>
  picture(page, folder, seen => seen.webp({ quality: 84, effort: 6 }).toFile(`${folder}/${name}.webp`))

test('the feed on a phone, in both brands and languages', async ({ browserOf }) => {
  for (const [slug, locale, title] of [
    ['sunrise', 'en', 'Planting beans'],
    ['qinghe', 'zh-Hans', '种下一颗豆子'],
  ] as const) {
    const page = await browserOf({ as: await demoPerson(slug, 'parent'), phone: true, locale })
    await page.goto('/albums')
    await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
    await forReadme(page, `feed-phone-${slug}`)
  }
})

test('a teacher’s desk', async ({ browserOf }) => {
  const page = await browserOf({ as: await demoPerson('sunrise', 'teacher') })
  await page.goto('/albums')
  await page.getByRole('link', { name: 'A morning in the park' }).first().click()
  await expect(page.getByRole('button', { name: words.en('albums.desk.name_children') })).toBeVisible()
  await forReadme(page, 'teacher-desk')
})

test('the console', async ({ browserOf }) => {
  const page = await browserOf({ as: await operator() })
  await page.goto('/schools')
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
  await forReadme(page, 'console')
})

test('the brand editor', async ({ browserOf }) => {
  const page = await browserOf({ as: await demoPerson('sunrise', 'owner') })
  await page.goto('/settings/brand')
  await expect(page.getByLabel(words.en('settings.brand.colour'), { exact: true })).toBeVisible()
  await forReadme(page, 'brand-editor')
})
