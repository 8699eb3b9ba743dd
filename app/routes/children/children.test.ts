import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loader as today } from '#app/modules/attendance/routes/today.tsx'
import { TestSchool } from '#app/platform/test-context.ts'
import { guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy } from '#tenants/files/test-photos.ts'
import { as, newChild, newClass, newGuardian } from '#tenants/people/test-people.ts'
import { loader as child } from './child.tsx'
import { loader as children } from './children.tsx'
import { loader as portrait, action as setPortrait } from './portrait.tsx'
import { action as removePortrait } from './portrait-removal.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

async function family() {
  const school = await TestSchool.make()
  const childId = await newChild(school.inside, await newClass(school.inside))
  const memberId = await newGuardian(school.inside, childId)
  await school.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  const guardian = await school.as(memberId)
  const ask = { params: { childId } }
  return { school, childId, guardian, ask, own: as(school.inside, 'guardian', memberId) }
}

test('a family has a page of each child, with its classes; staff and strangers have none of these', async () => {
  const { school, childId, guardian, ask } = await family()
  expect((await guardian.load(children)).data).toMatchObject({ children: [{ id: childId, classes: ['Sunflowers'] }] })
  expect((await guardian.load(child, '/', ask)).data).toMatchObject({
    title: 'Mia Chen',
    times: [{ className: 'Sunflowers', by: 'coming', endsOn: null }],
  })
  const teacher = await school.member('teacher')
  expect([(await teacher.load(children)).status, (await teacher.load(portrait, '/', ask)).status]).toEqual([403, 404])
})

test('a photo is set and taken off from the form, and what is wrong with it is said at the field', async () => {
  const { school, childId, guardian, ask, own } = await family()
  const [photo, film] = [await attachmentBy(own), await attachmentBy(own)]
  await school.inside.write(tx => tx.update(media).set({ kind: 'video' }).where(eq(media.id, film)))
  const none = await guardian.act(setPortrait, {}, '/', ask)
  const wrong = await guardian.act(setPortrait, { photoId: film }, '/', ask)
  expect([none, wrong].map(({ status, data }) => [status, (data as Refused).submission.error.photoId])).toEqual([
    [422, ['Please choose a photo first.']],
    [422, ['This file is not a picture. Please choose a photo.']],
  ])
  const set = await guardian.act(setPortrait, { photoId: photo }, '/', ask)
  expect([set.status, set.location]).toEqual([302, `/children/${childId}`])
  expect((await guardian.load(portrait, '/', ask)).data).toMatchObject({ child: { photoId: photo } })
  await guardian.act(removePortrait, {}, '/', ask)
  expect((await guardian.load(portrait, '/', ask)).data).toMatchObject({ child: { photoId: null } })
})

interface Refused {
  submission: { error: Record<string, string[]> }
}

test('brothers and sisters are a step apart, where there are any', async () => {
  const { school, guardian, ask, childId, own } = await family()
  expect((await guardian.load(child, '/', ask)).data).toMatchObject({ siblings: [] })
  const [classId] = await school.inside.read(q => q.select({ id: classes.id }).from(classes))
  const leo = await newChild(school.inside, classId?.id ?? '', 'Leo')
  await school.inside.write(tx =>
    tx.insert(guardianships).values({ childId: leo, memberId: own.actor.memberId ?? '', relation: 'mother' }),
  )
  const siblings = [
    { id: leo, name: 'Leo' },
    { id: childId, name: 'Mia' },
  ]
  expect((await guardian.load(child, '/', ask)).data).toMatchObject({ siblings })
  const { data } = await guardian.load(today, `/attendance?child=${leo}`)
  expect(data).toMatchObject({ of: 'family', siblings, chosen: leo })
  const foreign = await guardian.load(today, `/attendance?child=${v7()}`)
  expect(foreign.data).toMatchObject({ chosen: null })
})
