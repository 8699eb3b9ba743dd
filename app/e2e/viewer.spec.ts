import type { Page } from '@playwright/test'
import { albumOf, photoStates, publish } from './albums.ts'
import { type Member, OwnSchool } from './people.ts'
import { photos } from './photos.ts'
import { expect, test } from './test.ts'
import { upload } from './upload.ts'
import { words } from './words.ts'

/* What happens in the viewer while the network is slower than the hand. */

const t = words.en
const title = 'Beans'
const photo = (page: Page) =>
  page.getByRole('link', { name: t('albums.photo.alt', { place: 1, total: 2, album: title }) })
const viewer = (page: Page) => page.getByRole('dialog', { name: title })

async function albumOut(): Promise<{ guardian: Member; albumId: string; post: (title: string) => Promise<void> }> {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian } = await own.family('Mina')
  const post = async (title: string) => {
    const mediaIds: string[] = []
    for (const { bytes } of await photos(2, 600)) mediaIds.push(await upload(teacher, bytes, own.classId))
    const albumId = await albumOf(teacher, own.classId, { mediaIds, title })
    await expect.poll(() => photoStates(teacher, albumId)).toEqual(['ready', 'ready'])
    await publish(teacher, albumId)
    return albumId
  }
  return {
    guardian,
    albumId: await post(title),
    post: async other => {
      await post(other)
    },
  }
}

test('comments are there although the page reloads before their route is known', async ({ browserOf }) => {
  const { guardian, albumId, post } = await albumOut()
  const page = await browserOf({ as: guardian, phone: true })
  await page.goto(`/albums/${albumId}`)
  await page.route(/__manifest.*comments/, () => new Promise<void>(() => {}))
  await photo(page).click()
  await viewer(page)
    .getByRole('button', { name: t('albums.viewer.comments') })
    .click()
  const reloaded = page.waitForResponse(response => new URL(response.url()).pathname.endsWith('.data'))
  await post('Another one')
  await reloaded
  await expect(viewer(page).getByText(t('albums.comments.none'))).toBeVisible()
})
