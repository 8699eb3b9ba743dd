import { albumOf, photoStates } from './albums.ts'
import { OwnSchool } from './people.ts'
import { chosen, photos } from './photos.ts'
import { expect, test } from './test.ts'

test('files that were chosen before the page had come alive are taken', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const albumId = await albumOf(teacher, own.classId)
  const page = await browserOf({ as: teacher })
  let scriptsArrive = () => {}
  const slowNetwork = new Promise<void>(resolve => {
    scriptsArrive = resolve
  })
  await page.route('**/*.js', async route => {
    await slowNetwork
    await route.continue()
  })
  await page.goto(`/albums/${albumId}`, { waitUntil: 'commit' })
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles(chosen(await photos(2, 600)))
  scriptsArrive()
  await expect.poll(() => photoStates(teacher, albumId), { timeout: 60_000 }).toEqual(['ready', 'ready'])
})
