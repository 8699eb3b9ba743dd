import { albumOf, photoStates } from './albums.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { chosen, photos } from './photos.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

const t = words.en

test('one bad file among thirty leaves twenty-nine good ones, and says which failed', async ({ browserOf }) => {
  test.setTimeout(120_000)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const albumId = await albumOf(teacher, own.classId)
  const page = await browserOf({ as: teacher })
  await page.goto(`/albums/${albumId}`)
  const good = await photos(29, 600)
  const bad = { name: 'IMG_BROKEN.jpg', bytes: Buffer.from('<html>not a photo at all</html>') }
  const files = [...good.slice(0, 12), bad, ...good.slice(12)]
  await page.locator('input[type=file][multiple]').first().setInputFiles(chosen(files))
  await expect
    .poll(async () => (await photoStates(teacher, albumId)).filter(state => state === 'ready').length, {
      timeout: 90_000,
    })
    .toBe(29)
  const failed = page.getByRole('listitem').filter({ hasText: words.en('upload.failure.type-not-allowed') })
  await expect(failed).toHaveCount(1)
  await expect(failed).toContainText('IMG_BROKEN.jpg')
  await expect(page.getByRole('heading', { name: t('albums.count.photos', { count: 29 }) })).toBeVisible()
})

test('an upload outlives a lost network and goes on where it was', async ({ browserOf, expectComplaints }) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch|NetworkError/)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const albumId = await albumOf(teacher, own.classId)
  const page = await browserOf({ as: teacher })
  await gotoAlive(page, `/albums/${albumId}`)
  const input = page.locator('input[type=file][multiple]').first()
  await expect(input).toBeAttached()
  await page.context().setOffline(true)
  await input.setInputFiles(chosen(await photos(3, 600)))
  await expect(page.getByText(t('upload.failure.offline')).first()).toBeVisible()
  await page.context().setOffline(false)
  await expect.poll(() => photoStates(teacher, albumId), { timeout: 60_000 }).toEqual(['ready', 'ready', 'ready'])
  await expect(page.getByRole('heading', { name: t('albums.count.photos', { count: 3 }) })).toBeVisible()
})
