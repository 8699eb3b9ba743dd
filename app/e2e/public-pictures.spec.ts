import { resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { demoPerson } from './demo.ts'
import { sessionCookie } from './people.ts'
import { picture } from './picture.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * The product as the public site shows it, in both languages, each at the demo school that speaks it. Written anew only when asked, as
 * the README's are: `UPDATE_PICTURES=1 npm test -- --e2e public-pictures`, on a computer with a Chinese font.
 */

const folder = resolve(import.meta.dirname, '../sites/public/pictures')
/** Widths in pixels: of a screen with few and one with many of them. */
const widths = { phone: [264, 528], desk: [640, 1200] } as const
type Kind = keyof typeof widths

const places = [
  { slug: 'sunrise', locale: 'en', album: 'A morning in the park' },
  { slug: 'qinghe', locale: 'zh-Hans', album: null },
] as const
type Role = 'owner' | 'teacher' | 'parent'

/** Each by what it is called on the site, with the way to it. */
const scenes: {
  name: string
  kind: Kind
  role: Role
  open: (page: Page, locale: 'en' | 'zh-Hans') => Promise<void>
}[] = [
  { name: 'feed', kind: 'phone', role: 'parent', open: page => opened(page, '/albums', 'article') },
  {
    name: 'register',
    kind: 'phone',
    role: 'teacher',
    open: async page => {
      await opened(page, '/attendance', 'main a[href^="/attendance/classes/"]')
      await page.locator('main a[href^="/attendance/classes/"]').first().click()
      await expect(page.locator('main li').first()).toBeVisible()
    },
  },
  {
    name: 'notices',
    kind: 'phone',
    role: 'parent',
    open: page => opened(page, '/notices', 'main a[href^="/notices/"]'),
  },
  {
    name: 'talk',
    kind: 'phone',
    role: 'parent',
    open: async page => {
      await opened(page, '/messages', 'main a[href^="/messages/"]')
      await page.locator('main li a[href^="/messages/"]').first().click()
      await expect(page.locator('main textarea').first()).toBeVisible()
    },
  },
  {
    name: 'growth',
    kind: 'phone',
    role: 'parent',
    open: async page => {
      await opened(page, '/reports', 'main a[href^="/reports/"]')
      await page.locator('main li a[href^="/reports/"]').first().click()
      await expect(page.locator('main h2').first()).toBeVisible()
    },
  },
  {
    name: 'desk',
    kind: 'desk',
    role: 'teacher',
    open: async (page, locale) => {
      await opened(page, '/albums', 'article')
      await page.locator('main article h2 a').nth(1).click()
      await expect(page.getByRole('button', { name: words[locale]('albums.desk.name_children') })).toBeVisible()
    },
  },
  {
    name: 'brand',
    kind: 'desk',
    role: 'owner',
    open: async (page, locale) => {
      await page.goto('/settings/brand')
      await expect(page.getByLabel(words[locale]('settings.brand.colour'), { exact: true })).toBeVisible()
    },
  },
]

for (const { slug, locale } of places)
  for (const { name, kind, role, open } of scenes)
    test(`${name}, ${locale}`, async ({ browser }) => {
      const page = await sharpScreen(browser, await demoPerson(slug, role), kind, locale)
      await open(page, locale)
      // A talk shows its end, a click has moved what it met.
      await page.evaluate(() => scrollTo(0, 0))
      await picture(page, folder, async seen => {
        for (const width of widths[kind]) {
          const file = `${folder}/${name}-${locale}-${width}`
          const small = seen.clone().resize({ width })
          await small.clone().avif({ quality: 41, effort: 6 }).toFile(`${file}.avif`)
          // For browsers without AVIF: one size is enough.
          if (width === widths[kind][1]) await small.webp({ quality: 52, effort: 6 }).toFile(`${file}.webp`)
        }
      })
      await page.context().close()
    })

async function opened(page: Page, path: string, seen: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator(seen).first()).toBeVisible()
}

/** A browser with twice the pixels, so that small pictures stay crisp. */
async function sharpScreen(
  browser: Browser,
  as: Awaited<ReturnType<typeof demoPerson>>,
  kind: Kind,
  locale: 'en' | 'zh-Hans',
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: as.origin,
    viewport: kind === 'phone' ? { width: 390, height: 844 } : { width: 1200, height: 750 },
    deviceScaleFactor: 2,
    isMobile: kind === 'phone',
    hasTouch: kind === 'phone',
    locale: locale === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  await context.addCookies([await sessionCookie(as)])
  return context.newPage()
}
