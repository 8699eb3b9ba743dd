import type { Page } from '@playwright/test'
import { ask } from './ask.ts'
import { demoPerson } from './demo.ts'
import { expect, test } from './test.ts'

/* What a parent's first page costs: on a cheap phone with a bad network every kilobyte of script is waited for. */

const limitBytes = 110 * 1024

for (const path of ['/home', '/albums'])
  test(`${path}: at most 110 KB of script for a parent, and nothing from elsewhere`, async ({ browserOf }) => {
    const parent = await demoPerson('sunrise', 'parent')
    const page = await browserOf({ as: parent, phone: true })
    const requests = requestsOf(page)
    await page.goto(path)
    await expect(page.getByRole('link', { name: 'Planting beans' }).first()).toBeVisible()
    await page.waitForLoadState('networkidle')

    const scripts = requests.filter(({ type }) => type === 'script').map(({ url }) => new URL(url).pathname)
    const answers = await Promise.all(
      scripts.map(script => ask(parent.hostname, script, { headers: { 'accept-encoding': 'gzip' } })),
    )
    expect(answers.map(({ status }) => status)).toEqual(scripts.map(() => 200))
    const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0)
    // React alone is more than a third: less would mean that scripts were overlooked.
    expect(bytes).toBeGreaterThan(limitBytes / 3)
    expect(bytes).toBeLessThanOrEqual(limitBytes)

    const elsewhere = requests.filter(({ url }) => !url.startsWith('data:') && new URL(url).origin !== parent.origin)
    expect(elsewhere).toEqual([])
  })

test('photos come in the width they are shown at, those on the screen first, with their colours before them', async ({
  browserOf,
}) => {
  const page = await browserOf({ as: await demoPerson('sunrise', 'parent'), phone: true })
  await page.goto('/albums')
  const photos = page.locator('article img[srcset]')
  await expect(photos.first()).toHaveJSProperty('complete', true)
  const seen = await photos.evaluateAll(images =>
    images.map(image => ({
      eager: (image as HTMLImageElement).loading === 'eager',
      priority: image.getAttribute('fetchpriority'),
      placeholder: image.parentElement?.querySelector('img[aria-hidden]')?.getAttribute('src')?.slice(0, 15),
      file: (image as HTMLImageElement).currentSrc.split('/').at(-1),
    })),
  )
  const first = seen.slice(0, 3)
  expect(first).toEqual(
    first.map(() => ({ eager: true, priority: 'high', placeholder: 'data:image/png;', file: 'w320' })),
  )
  const others = seen.slice(3)
  expect(others.length).toBeGreaterThan(0)
  expect(others.filter(({ eager, priority }) => eager || priority !== null)).toEqual([])
})

function requestsOf(page: Page): { type: string; url: string }[] {
  const requests: { type: string; url: string }[] = []
  page.on('request', request => requests.push({ type: request.resourceType(), url: request.url() }))
  return requests
}
