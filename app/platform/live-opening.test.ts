import { v7 as uuidv7 } from 'uuid'
import { expect, onTestFinished, test, vi } from 'vitest'
import { liveEvents } from '#db/schema/events.ts'
import { publish } from '#tenants/bus.server.ts'
import { School } from '#tenants/school.server.ts'
import { TestSchool } from './test-context.ts'
import { TestStream } from './test-stream.ts'

/** Keeps the next read back, as a busy database does, until it is told to go on. */
function holdNextRead(): { isHeld: () => boolean; goOn: () => void } {
  let goOn: () => void = () => {}
  const gate = new Promise<void>(resolve => {
    goOn = resolve
  })
  const read = School.prototype.read
  const spy = vi.spyOn(School.prototype, 'read').mockImplementationOnce(async function (this: School, ...asked) {
    await gate
    return read.apply(this, asked)
  } as School['read'])
  onTestFinished(() => spy.mockRestore())
  return { isHeld: () => spy.mock.calls.length > 0, goOn }
}

test('a page that opens while the process reads for whom the news are hears of those that came meanwhile', async () => {
  const school = await TestSchool.make()
  const [teacher, guardian] = [await school.member('teacher'), await school.member('guardian')]
  await TestStream.open(teacher)
  const { isHeld, goOn } = holdNextRead()
  const event = { topic: 'test', staffOnly: false, talkersOnly: false, classIds: [], childIds: [], memberIds: [] }
  const [first, second] = [uuidv7(), uuidv7()]
  await school.inside.write(tx => tx.insert(liveEvents).values({ ...event, subjectId: first }))
  await publish('live', school.inside.id)
  await expect.poll(isHeld).toBe(true)
  const opened = await TestStream.open(guardian)
  expect(await opened.next()).toMatchObject({ id: first })
  // Read with the first, whose message is under way; its own message finds nothing new any more.
  await school.inside.write(tx => tx.insert(liveEvents).values({ ...event, subjectId: second }))
  goOn()
  expect(await opened.next()).toMatchObject({ id: second })
})
