import { v7 as uuidv7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { guardianships } from '#db/schema/children.ts'
import { joinBus, leaveBus, publish } from '#tenants/bus.server.ts'
import { moveChild } from '#tenants/people/children.server.ts'
import { endGuardianship } from '#tenants/people/guardians.server.ts'
import { newChild, newClass, newGuardian } from '#tenants/people/test-people.ts'
import type { LiveAudience, School } from '#tenants/school.server.ts'
import { liveStream } from './live.server.ts'
import { contextOf, TestSchool } from './test-context.ts'
import { TestStream } from './test-stream.ts'

const tell = async (school: School, topic: string, audience: LiveAudience): Promise<string> => {
  const id = uuidv7()
  await school.write(tx => tx.announce(topic, id, audience))
  return id
}

/** A school with a class, a child in it and the child's guardian, at a page. */
async function family() {
  const school = await TestSchool.make()
  const classId = await newClass(school.inside)
  const childId = await newChild(school.inside, classId)
  const memberId = await newGuardian(school.inside, childId)
  return { school, classId, childId, guardian: await school.as(memberId) }
}

test('a page is told what is for its reader, and nothing of others', async () => {
  const { school, classId, guardian } = await family()
  const stream = await TestStream.open(guardian)
  await tell(school.inside, 'media', { classIds: [await newClass(school.inside, 'Others')] })
  await tell(school.inside, 'media', { classIds: [classId], staffOnly: true })
  await tell((await family()).school.inside, 'media', {})
  const own = await tell(school.inside, 'media', { classIds: [classId] })
  expect(await stream.next()).toMatchObject({ topic: 'media', id: own })
})

test('what was missed while away is told on return, in order and once', async () => {
  const { school, childId, guardian } = await family()
  const before = await TestStream.open(guardian)
  await tell(school.inside, 'first', { childIds: [childId] })
  const { seq } = await before.next()
  const missed = [
    await tell(school.inside, 'second', { childIds: [childId] }),
    await tell(school.inside, 'third', { childIds: [childId] }),
  ]
  const after = await TestStream.open(guardian, seq)
  expect([(await after.next()).id, (await after.next()).id]).toEqual(missed)
})

test('a right that has ended is gone from an open stream, also before any cache has heard of it', async () => {
  const { school, childId, guardian } = await family()
  const stream = await TestStream.open(guardian)
  await school.inside.write(tx => tx.update(guardianships).set({ endedAt: new Date() }))
  await tell(school.inside, 'media', { childIds: [childId] })
  const forAll = await tell(school.inside, 'notice', {})
  expect(await stream.next()).toMatchObject({ id: forAll })
})

test('a page whose reader’s rights were changed comes back through the gate', async () => {
  const { school, guardian } = await family()
  const stream = await TestStream.open(guardian)
  const [row] = await school.inside.read(q => q.select({ id: guardianships.id }).from(guardianships))
  await endGuardianship(school.inside, row?.id ?? '')
  await stream.ended()
})

test('a child that moves takes its family along: the next news of the new class are told', async () => {
  const { school, classId, childId, guardian } = await family()
  const stream = await TestStream.open(guardian)
  const first = await tell(school.inside, 'media', { classIds: [classId] })
  expect(await stream.next()).toMatchObject({ id: first })
  const other = await newClass(school.inside, 'Others')
  await moveChild(school.inside, childId, other)
  const theirs = await tell(school.inside, 'media', { classIds: [other] })
  expect((await stream.next()).id).toBe(theirs)
})

test('streams of somebody whose session has ended are closed, those of others stay', async () => {
  const { school, guardian } = await family()
  const teacher = await school.member('teacher')
  const [theirs, other] = [await TestStream.open(guardian), await TestStream.open(teacher)]
  await publish('session', guardian.identityId ?? '')
  await theirs.ended()
  const id = await tell(school.inside, 'notice', {})
  expect(await other.next()).toMatchObject({ id })
})

test('strangers have no stream', async () => {
  const { school } = await family()
  const context = await contextOf(school.stranger)
  expect((await liveStream(new Request(`${school.stranger.origin}/live`), context)).status).toBe(401)
})

test('when messages may have been lost, every page comes back through the gate, and misses nothing', async () => {
  const { school, guardian } = await family()
  const stream = await TestStream.open(guardian)
  const told = await tell(school.inside, 'notice', {})
  const { id, seq } = await stream.next()
  expect(id).toBe(told)
  let reconnected: () => void = () => {}
  await joinBus({
    send: async () => {},
    close: async () => {},
    listen: async (_deliver, missed) => {
      reconnected = missed
    },
  })
  onTestFinished(leaveBus)
  // Its reader may have left the school meanwhile, or signed out: nobody has heard.
  reconnected()
  await stream.ended()
  const meanwhile = await tell(school.inside, 'notice', {})
  expect(await (await TestStream.open(guardian, seq)).next()).toMatchObject({ id: meanwhile })
})

test('a suspended school tells nobody anything', async () => {
  const school = await TestSchool.make({ state: 'suspended' })
  const owner = await school.member('owner')
  const answer = await liveStream(new Request(`${owner.origin}/live`), await contextOf(owner))
  await answer.body?.cancel()
  expect(answer.status).toBe(204)
})
