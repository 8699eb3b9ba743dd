import type { Page } from '@playwright/test'
import { albumOf, publish } from './albums.ts'
import { OwnSchool } from './people.ts'
import { photos } from './photos.ts'
import { expect, test } from './test.ts'
import { upload } from './upload.ts'
import { words } from './words.ts'

/*
 * An open page stays true whatever happens on the way: before its stream is there, when the stream is refused, and when the server
 * cannot answer its reload.
 */

async function family() {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian } = await own.family('Mina')
  const [photo] = await photos(1)
  const post = async (title: string) => {
    const mediaIds = [await upload(teacher, photo?.bytes ?? Buffer.alloc(0), own.classId)]
    await publish(teacher, await albumOf(teacher, own.classId, { title, mediaIds }))
  }
  return { guardian, post }
}

const album = (page: Page, title: string) => page.getByRole('link', { name: title }).first()
const isPageData = (url: URL) => url.pathname.endsWith('.data')

test('news of the time between a page and its stream are not lost', async ({ browserOf }) => {
  const { guardian, post } = await family()
  const page = await browserOf({ as: guardian, phone: true })
  let comeOn: () => void = () => {}
  const held = new Promise<void>(resolve => {
    comeOn = resolve
  })
  await page.route(/\/live\?/, async route => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest(/\/live\?/)
  await page.goto('/albums')
  await asked
  await post('While it loaded')
  comeOn()
  await expect(album(page, 'While it loaded')).toBeVisible()
})

test('a stream that was refused is opened anew, and what was missed is caught up', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/status of 502/)
  const { guardian, post } = await family()
  const page = await browserOf({ as: guardian, phone: true })
  await page.route(/\/live/, route => route.fulfill({ status: 502, body: 'Bad Gateway' }), { times: 1 })
  const refused = page.waitForResponse(response => response.status() === 502)
  await page.goto('/albums')
  await refused
  await post('While it was away')
  await expect(album(page, 'While it was away')).toBeVisible()
})

test('a page whose reload fails stays as it is, with what is written in it, until the server answers', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/status of 500|ERR_FAILED|Failed to fetch/)
  const { guardian, post } = await family()
  const page = await browserOf({ as: guardian, phone: true })
  await page.goto('/account/password')
  const field = page.locator('input[type=password]').first()
  await field.fill('half of it')
  let failures = 0
  await page.route(isPageData, async route => {
    failures += 1
    if (failures === 1) return route.abort()
    if (failures === 2) return route.fulfill({ status: 500, body: 'Something went wrong.' })
    return route.continue()
  })
  const answered = page.waitForResponse(response => isPageData(new URL(response.url())) && response.ok())
  await post('Something new')
  await answered
  await expect(field).toHaveValue('half of it')
})

test('an error page that takes the place of a page keeps the school’s colours', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_FAILED|Failed to fetch/)
  const { guardian } = await family()
  const page = await browserOf({ as: guardian, phone: true })
  await page.goto('/account')
  const styles = () =>
    page.evaluate(() => [...document.styleSheets].filter(each => each.ownerNode?.nodeName === 'STYLE').length)
  const before = await styles()
  await page.route(isPageData, route => route.abort())
  await page.locator('a[href="/account/password"]').click()
  await expect(page.getByRole('link', { name: words.en('shell.problem.home') })).toBeVisible()
  expect(before).toBeGreaterThan(0)
  expect(await styles()).toBe(before)
})
