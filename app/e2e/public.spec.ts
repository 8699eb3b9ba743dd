import type { Browser } from '@playwright/test'
import { house } from './house.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * The vendor's own site: what a head of school reads before anything is done. All that is fetched until then stays below 100 KB, on a
 * phone with a sharp screen, pictures that the browser fetches ahead of scrolling among it.
 */

const limitBytes = 100 * 1024
const pages = ['/', '/prices', '/security', '/status', '/privacy', '/privacy/schools']
const languages = { en: 'en-GB', 'zh-Hans': 'zh-CN' } as const

for (const locale of ['en', 'zh-Hans'] as const)
  for (const path of pages)
    test(`${path} in ${locale}: 100 KB at most before anything is done, no script, nothing from elsewhere`, async ({
      browser,
    }) => {
      const { bytes, kinds, foreign } = await weighed(browser, path, languages[locale])
      // The typeface alone is more than a third: less would mean that something was overlooked.
      expect(bytes).toBeGreaterThan(limitBytes / 3)
      expect(bytes).toBeLessThanOrEqual(limitBytes)
      expect(kinds).toEqual(expect.arrayContaining(['Document', 'Stylesheet', 'Font']))
      expect(kinds).not.toContain('Script')
      expect(foreign).toEqual([])
    })

test('pictures are of the product in the reader’s language, with their size and words', async ({ browserOf }) => {
  for (const locale of ['en', 'zh-Hans'] as const) {
    const page = await browserOf({ locale, phone: true })
    await page.goto(house.origin)
    const pictures = page.locator('main picture img')
    await expect(pictures.first()).toHaveJSProperty('complete', true)
    const seen = await pictures.evaluateAll(images =>
      images.map(image => ({
        alt: image.getAttribute('alt') ?? '',
        file: image.getAttribute('src') ?? '',
        sized: image.hasAttribute('width') && image.hasAttribute('height'),
        lazy: image.getAttribute('loading') === 'lazy',
      })),
    )
    expect(seen.length).toBe(7)
    expect(seen.filter(({ file }) => !file.includes(`-${locale}-`))).toEqual([])
    expect(seen.filter(({ alt, sized }) => alt.length < 10 || !sized)).toEqual([])
    expect(seen.map(({ lazy }) => lazy)).toEqual([false, ...Array.from({ length: 6 }, () => true)])
    expect(seen[0]?.alt).toBe(words[locale]('public.picture.feed'))
    // Each that a phone shows is really there, also those further down; the second of two stands beside the first where there is room.
    const shown = pictures.filter({ visible: true })
    await expect(shown).toHaveCount(6)
    for (const picture of await shown.all()) {
      await picture.scrollIntoViewIfNeeded()
      await expect.poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(200)
    }
  }
})

test('prices come in the reader’s currency, change it by a link, and are worked out without script', async ({
  browserOf,
}) => {
  const page = await browserOf({ locale: 'en', withoutScript: true })
  await page.goto(`${house.origin}/prices`)
  const calculator = page.locator('#calculator')
  await expect(page.getByText('£0.79')).toBeVisible()
  await calculator.getByLabel(words.en('prices.calculator.children')).fill('100')
  await calculator.getByRole('button', { name: words.en('prices.calculator.submit') }).click()
  await expect(calculator.getByText('£79', { exact: true })).toBeVisible()
  await expect(calculator.getByText('£159', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: words.en('prices.currency.EUR') }).click()
  await expect(page.getByText('€0.90')).toBeVisible()
  // The number of children came along.
  await expect(calculator.getByText('€90', { exact: true })).toBeVisible()
  const question = page.getByText(words.en('prices.asked.trial'))
  await question.click()
  await expect(page.getByText('After 30 days an owner chooses a plan')).toBeVisible()
})

test('the last look at the walls stands on the page about security', async ({ browserOf }) => {
  // A worker of the house looks within its first minute.
  test.setTimeout(120_000)
  const page = await browserOf({ locale: 'en' })
  await expect(async () => {
    await page.goto(`${house.origin}/security`)
    await expect(page.getByText(words.en('security.check.passed'), { exact: true })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 100_000 })
  await expect(page.getByText(/Last checked on \d+ \w+ 20\d\d, \d\d:\d\d UTC/)).toBeVisible()
  await expect(page.getByText(words.en('security.check.tables'))).toBeVisible()
})

test('the status page says what a worker has measured', async ({ browserOf }) => {
  // A worker of the house looks within its first minute.
  test.setTimeout(120_000)
  const page = await browserOf({ locale: 'en' })
  const site = page.getByRole('listitem').filter({ hasText: words.en('status.component.site') })
  await expect(async () => {
    await page.goto(`${house.origin}/status`)
    await expect(site.getByText(words.en('status.state.well'), { exact: true })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 100_000 })
  await expect(page.getByText(/Last measured on \d+ \w+ 20\d\d, \d\d:\d\d UTC/)).toBeVisible()
  await expect(page.getByRole('img', { name: /^Pages: Well in \d+(\.\d+)?% of the minutes measured/ })).toBeVisible()
})

test('one finds one’s way from page to page, and back to the other language', async ({ browserOf }) => {
  const page = await browserOf({ locale: 'en', phone: true })
  await page.goto(house.origin)
  const site = page.getByRole('navigation', { name: words.en('public.nav.label') })
  for (const [id, title] of [
    ['prices', 'prices.title'],
    ['security', 'security.title'],
    ['privacy', 'privacy.title'],
  ] as const) {
    await site.getByRole('link', { name: words.en(`public.nav.${id}`) }).click()
    await expect(page.getByRole('heading', { level: 1, name: words.en(title) })).toBeVisible()
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${house.origin}/${id}`)
  }
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1, name: words['zh-Hans']('privacy.title') })).toBeVisible()
})

test('from a page with scripts to those without, and on', async ({ browserOf }) => {
  const page = await browserOf({ locale: 'en' })
  await page.goto(`${house.origin}/sign-up`)
  await page.getByRole('link', { name: 'Cubby' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: words.en('public.start.title') })).toBeVisible()
  const site = page.getByRole('navigation', { name: words.en('public.nav.label') })
  await site.getByRole('link', { name: words.en('public.nav.security') }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.en('security.title') })).toBeVisible()
  await page.goto(`${house.origin}/privacy/loaded`)
  await expect(page.getByText(/\d+ files from this very site/)).toBeVisible()
  await expect(page.getByText('0 from elsewhere.')).toBeVisible()
})

test('search engines are told of the pages', async ({ request }) => {
  const robots = await (await request.get(`${house.origin}/robots.txt`)).text()
  expect(robots).toContain(`Sitemap: ${house.origin}/sitemap.xml`)
  const sitemap = await (await request.get(`${house.origin}/sitemap.xml`)).text()
  for (const path of pages) expect(sitemap).toContain(`<loc>${house.origin}${path}</loc>`)
})

/** All that a browser fetches until it rests, on the way: compressed, with headers. */
async function weighed(browser: Browser, path: string, language: string) {
  const context = await browser.newContext({
    locale: language,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  await protocol.send('Network.enable')
  const known = new Map<string, { kind: string; url: string }>()
  let bytes = 0
  protocol.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.url.startsWith('data:')) known.set(requestId, { kind: type, url: response.url })
  })
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (known.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(`${house.origin}${path}`)
  await page.waitForLoadState('networkidle')
  await context.close()
  const all = [...known.values()]
  return {
    bytes,
    kinds: [...new Set(all.map(({ kind }) => kind))],
    foreign: all.filter(({ url }) => new URL(url).origin !== house.origin),
  }
}
