import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy } from '#tenants/files/test-photos.ts'
import { setPortrait } from '#tenants/people/portrait.server.ts'
import { responses } from './responses.server.ts'
import { TestNotices } from './test-notices.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

test('children under a notice stand there with their faces, those without one as well', async () => {
  const own = await TestNotices.make()
  const [mina, jonas] = [await own.family(), await own.family(own.bees, 'Jonas')]
  const photoId = await attachmentBy(own.teacher.school)
  await setPortrait(own.teacher.school, mina.childId, photoId)
  const { children } = await responses(own.teacher.school, await own.notice())
  expect(children.map(each => [each.childId, each.photoId])).toEqual([
    [jonas.childId, null],
    [mina.childId, photoId],
  ])
})
