import { expect, test } from 'vitest'
import { closeLiveStreams, liveStream } from './live.server.ts'
import { contextOf, TestSchool, type TestVisitor } from './test-context.ts'

/** Opens somebody's stream. @returns the subjects' ids as they come in, and how it ends */
async function streamOf(visitor: TestVisitor, query = '', headers: Record<string, string> = {}) {
  const request = new Request(`${visitor.origin}/live${query}`, { headers })
  const { body, status } = await liveStream(request, await contextOf(visitor))
  const ids: string[] = []
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  const read = async () => {
    for (let rest = ''; reader; ) {
      const { done, value } = await reader.read()
      if (done) return
      rest += value
      const parts = rest.split('\n\n')
      rest = parts.pop() ?? ''
      ids.push(...parts.flatMap(part => /"id":"([^"]+)"/.exec(part)?.[1] ?? []))
    }
  }
  return { status, ids, ended: read(), close: () => reader?.cancel() }
}

const tell = (school: TestSchool, ids: string[]) =>
  school.inside.write(async tx => {
    for (const id of ids) await tx.announce('test.told', id, {})
  })

test('what happens after a page was made and before its stream opens is not missed', async () => {
  const school = await TestSchool.make()
  const parent = await school.member('guardian')
  const madeAt = Date.now()
  const id = crypto.randomUUID()
  await tell(school, [id])
  const stream = await streamOf(parent, `?since=${madeAt}`)
  await expect.poll(() => stream.ids).toEqual([id])
  await stream.close()
})

test('a stream that comes back hears what it has missed, however much, and nothing twice', async () => {
  const school = await TestSchool.make()
  const parent = await school.member('guardian')
  const ids = Array.from({ length: 450 }, () => crypto.randomUUID())
  await tell(school, ids)
  const stream = await streamOf(parent, '', { 'last-event-id': '0' })
  await expect.poll(() => stream.ids.length).toBe(450)
  expect(stream.ids).toEqual(ids)
  const last = crypto.randomUUID()
  await tell(school, [last])
  await expect.poll(() => stream.ids.slice(450)).toEqual([last])
  await stream.close()
})

test('another school’s news and strangers stay outside', async () => {
  const [school, other] = [await TestSchool.make(), await TestSchool.make()]
  const stream = await streamOf(await school.member('owner'))
  await tell(other, [crypto.randomUUID()])
  const own = crypto.randomUUID()
  await tell(school, [own])
  await expect.poll(() => stream.ids).toEqual([own])
  await stream.close()
  expect((await streamOf(school.stranger)).status).toBe(401)
})

test('a process that stops ends its streams, and those still asked for, so that pages go elsewhere', async () => {
  const school = await TestSchool.make()
  const parent = await school.member('guardian')
  const open = await streamOf(parent)
  closeLiveStreams()
  await open.ended
  await (await streamOf(parent)).ended
})
