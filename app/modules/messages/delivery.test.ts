import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { notificationDeliveries } from '#db/schema/notifications.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { deliveryOfMessage } from './delivery.server.ts'
import { markRead, setMuted } from './marks.server.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'

let own: TestTalk
let mother: Family
let father: Family
let circle: string
beforeEach(async () => {
  own = await TestTalk.make()
  mother = await own.family()
  father = await own.guardian(mother.childId, 'Father of Mina')
  circle = await own.circle(mother, mother.childId)
})

async function says(by: Person, body: string): Promise<string> {
  const id = await say(by, circle, body)
  await runJobs(own.place.row)
  return id
}
const stateOf = (who: Person, change: Partial<typeof notificationDeliveries.$inferInsert>) =>
  own.place.inside.write(tx =>
    tx.update(notificationDeliveries).set(change).where(eq(notificationDeliveries.memberId, who.memberId)),
  )
const reached = async (messageId: string, by: Person = own.teacher) =>
  new Map(
    (await deliveryOfMessage(by.school, messageId)).map(({ memberId, read, reach }) => [
      memberId,
      read ? 'read' : reach.reach,
    ]),
  )

test('who sent a message sees how it has come to each of the others, also what came behind an unread one', async () => {
  await says(own.teacher, 'one')
  const second = await says(own.teacher, 'two')
  // The evening's mail is still to go.
  expect(await reached(second)).toEqual(
    new Map([
      [father.memberId, 'waiting'],
      [mother.memberId, 'waiting'],
    ]),
  )
  await stateOf(father, { state: 'failed', reason: 'not_joined' })
  await stateOf(mother, { state: 'sent' })
  expect(await reached(second)).toEqual(
    new Map([
      [father.memberId, 'unreached'],
      [mother.memberId, 'email'],
    ]),
  )
  await markRead(mother.school, circle, 2)
  expect((await reached(second)).get(mother.memberId)).toBe('read')
  // How the one before came to her says nothing of the next.
  const third = await says(own.teacher, 'three')
  expect((await reached(third)).get(mother.memberId)).toBe('waiting')
  expect((await deliveryOfMessage(own.teacher.school, third)).at(0)?.name).toBe('Father of Mina')
})

test('who muted the conversation was not called; whose right has ended is not of it any more', async () => {
  await setMuted(father.school, circle, true)
  const id = await says(own.teacher, 'one')
  expect((await reached(id)).get(father.memberId)).toBe('untold')
  await own.change(father, { mayMessage: false })
  expect([...(await reached(id)).keys()]).toEqual([mother.memberId])
})

test('is for staff, of their own messages', async () => {
  const theirs = await says(mother, 'hello')
  const teachers = await says(own.teacher, 'hello')
  for (const [by, id] of [
    [mother, theirs],
    [own.teacher, theirs],
    [own.office, teachers],
  ] as const)
    await expect(deliveryOfMessage(by.school, id)).rejects.toMatchObject({ code: 'forbidden' })
  for (const by of [await own.family(), own.otherTeacher])
    await expect(deliveryOfMessage(by.school, teachers)).rejects.toMatchObject({ code: 'not_found' })
})
