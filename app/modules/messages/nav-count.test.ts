import { beforeEach, expect, test } from 'vitest'
import { loader as root } from '#app/root.tsx'
import { markAllRead } from '#tenants/notifications/items.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { markRead, setMuted } from './marks.server.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'

let own: TestTalk
let family: Family
let circle: string
beforeEach(async () => {
  own = await TestTalk.make()
  family = await own.family()
  circle = await own.circle(family, family.childId)
})

/** The number at "Messages", as the page around every page has it. */
async function shown({ visitor }: Person): Promise<number | undefined> {
  const { data } = await visitor.load(root)
  return (data as { nav: { id: string; count: number }[] }).nav.find(({ id }) => id === 'messages')?.count
}
async function says(by: Person, conversationId: string) {
  await say(by, conversationId)
  await runJobs(own.place.row)
}

test('the number at the messages is of conversations that call, and goes with reading them', async () => {
  expect(await shown(family)).toBe(0)
  await says(own.teacher, circle)
  await says(own.teacher, circle)
  expect(await shown(family)).toBe(1)
  const direct = await own.direct(own.teacher, family)
  await says(own.teacher, direct)
  expect(await shown(family)).toBe(2)
  expect(await shown(own.teacher)).toBe(0)
  // The list of news says that it is seen; the messages are still to be read.
  await markAllRead(family.school)
  expect(await shown(family)).toBe(2)
  await markRead(family.school, circle, 2)
  expect(await shown(family)).toBe(1)
  await says(family, direct)
  expect([await shown(family), await shown(own.teacher)]).toEqual([0, 1])
})

test('what is muted does not count, nor what is out of sight by now', async () => {
  const direct = await own.direct(own.teacher, family)
  await says(own.teacher, circle)
  await says(own.teacher, direct)
  await setMuted(family.school, direct, true)
  expect(await shown(family)).toBe(1)
  await setMuted(family.school, direct, false)
  expect(await shown(family)).toBe(2)
  await own.change(family, { mayMessage: false })
  await says(own.office, await own.inbox(family))
  expect(await shown(family)).toBe(1)
})
