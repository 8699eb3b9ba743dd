import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy } from '#tenants/files/test-photos.ts'
import { setPortrait } from '#tenants/people/portrait.server.ts'
import { listConversations } from './list.server.ts'
import { partnersOf } from './partners.server.ts'
import { say, TestTalk } from './test-talk.ts'
import { readThread } from './thread.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

test("a circle has its child's face for whoever sees the child, a talk about nobody has none", async () => {
  const own = await TestTalk.make()
  const [family, other] = [await own.family(), await own.family(own.bees, 'Otto')]
  const photo = await attachmentBy(own.teacher.school)
  await setPortrait(own.teacher.school, family.childId, photo)
  const circle = await own.circle(family, family.childId)
  await say(family, circle)
  await say(family, await own.direct(family, own.teacher))
  const faces = (await listConversations(own.teacher.school)).map(({ kind, photoId }) => [kind, photoId])
  expect(faces).toEqual([
    ['direct', null],
    ['child', photo],
  ])
  expect((await readThread(own.office.school, circle)).head.photoId).toBe(photo)
  const byChild = new Map((await partnersOf(own.office.school)).children.map(({ id, photoId }) => [id, photoId]))
  expect(byChild).toEqual(
    new Map([
      [family.childId, photo],
      [other.childId, null],
    ]),
  )
})
