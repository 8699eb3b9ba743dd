import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { loader as root } from '#app/root.tsx'
import { loader as notifications } from '#app/routes/notifications/notifications.tsx'
import { beginViewing } from '#tenants/people/viewing.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { loader as conversation } from './routes/conversation.tsx'
import { loader as list } from './routes/list.tsx'
import { action as read } from './routes/read.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'

let own: TestTalk
let family: Family
let circle: string
let direct: string
beforeEach(async () => {
  own = await TestTalk.make()
  family = await own.family()
  circle = await own.circle(family, family.childId)
  direct = await own.direct(own.teacher, family)
  await say(own.teacher, circle, 'For the circle')
  await say(own.teacher, direct, 'Between us')
  await runJobs(own.place.row)
})

/** From now on that browser sees the site as the other. */
const look = (by: Person, { memberId }: Person) =>
  beginViewing(by.school, memberId, { id: by.visitor.sessionId, identityId: by.visitor.identityId ?? randomUUID() })
const openBy = async ({ visitor }: Person, conversationId: string) =>
  visitor.load(conversation, '/', { params: { conversationId } })
async function count({ visitor }: Person): Promise<number | undefined> {
  const { data } = await visitor.load(root)
  return (data as { nav: { id: string; count: number }[] }).nav.find(({ id }) => id === 'messages')?.count
}

test.each([
  ['a guardian', () => family],
  ['a teacher', () => own.teacher],
])('what two people say to each other stays closed to whoever sees the site as %s', async (_who, seen) => {
  await look(own.office, seen())
  expect((await openBy(own.office, circle)).status).toBe(200)
  expect((await openBy(own.office, direct)).status).toBe(404)
  expect((await openBy(seen(), direct)).status).toBe(200)
  for (const loader of [list, notifications]) {
    const said = JSON.stringify((await own.office.visitor.load(loader)).data)
    expect(said).not.toContain(direct)
  }
  expect(JSON.stringify((await own.office.visitor.load(list)).data)).toContain(circle)
})

test('looking marks nothing as read, and neither is shown the other’s numbers', async () => {
  await look(own.office, family)
  expect(await count(own.office)).toBe(1)
  expect(await count(family)).toBe(2)
  expect(await count(own.office)).toBe(1)
  const refused = await own.office.visitor.act(read, { seq: '1' }, '/', { params: { conversationId: circle } })
  expect(refused.status).toBe(423)
  expect(await count(family)).toBe(2)
})
