import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { as, newChild, newClass, newGuardian, newSchool } from '../people/test-people.ts'
import { markAllRead, markRead, notificationsOf } from './items.server.ts'
import { notify } from './notify.server.ts'
import { unreadCount } from './unread.server.ts'

async function twoGuardians() {
  const { school, owner } = await newSchool()
  const childId = await newChild(owner, await newClass(owner))
  const [a, b] = [await newGuardian(owner, childId), await newGuardian(owner, childId)]
  return { school, owner, a, b, mine: as(school, 'guardian', a), theirs: as(school, 'guardian', b) }
}

test('one subject stands in each list once, however often it is told', async () => {
  const { school, a, b, mine, theirs, owner } = await twoGuardians()
  const subjectId = uuidv7()
  await notify(school, [a, b], 'albums.published', subjectId)
  await notify(school, [a], 'albums.published', subjectId)
  expect(await notificationsOf(mine)).toMatchObject([{ kind: 'albums.published', subjectId, read: false }])
  expect(await unreadCount(theirs)).toBe(1)
  expect(await unreadCount(owner)).toBe(0)
})

test('marking touches the own list only', async () => {
  const { school, a, b, mine, theirs } = await twoGuardians()
  await notify(school, [a, b], 'albums.published', uuidv7())
  await notify(school, [a, b], 'albums.published', uuidv7())
  const [first] = await notificationsOf(mine)
  const [other] = await notificationsOf(theirs)
  await markRead(mine, [first?.id ?? '', other?.id ?? ''])
  expect(await unreadCount(mine)).toBe(1)
  expect(await unreadCount(theirs)).toBe(2)
  await markAllRead(mine)
  expect(await unreadCount(mine)).toBe(0)
  expect(await unreadCount(theirs)).toBe(2)
  expect((await notificationsOf(mine)).every(item => item.read)).toBe(true)
})

test('the newest stand first, as many as asked for', async () => {
  const { school, a, mine } = await twoGuardians()
  const subjects = [uuidv7(), uuidv7(), uuidv7()]
  for (const subject of subjects) await notify(school, [a], 'albums.published', subject)
  expect((await notificationsOf(mine, 2)).map(item => item.subjectId)).toEqual([subjects[2], subjects[1]])
})

test('lists of another school stay there', async () => {
  const [one, two] = [await twoGuardians(), await twoGuardians()]
  await notify(one.school, [one.a], 'albums.published', uuidv7())
  expect(await notificationsOf(as(two.school, 'guardian', one.a))).toEqual([])
})
