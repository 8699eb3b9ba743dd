import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { liveStream } from '#app/platform/live.server.ts'
import { contextOf } from '#app/platform/test-context.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'

/** Somebody's stream over a connection. @returns what has come on it so far */
async function connected({ visitor }: Person): Promise<() => string> {
  const server = createServer(getRequestListener(async request => liveStream(request, await contextOf(visitor))))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const leaving = new AbortController()
  onTestFinished(() => {
    leaving.abort()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const { body } = await fetch(`http://127.0.0.1:${port}/live`, { signal: leaving.signal })
  if (!body) throw new Error('No stream.')
  const chunks: string[] = []
  const read = async () => {
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) chunks.push(chunk)
  }
  // Ends with the test.
  read().catch(() => {})
  await expect.poll(() => chunks.join('')).toContain('retry:')
  return () => chunks.join('')
}

test.each<[string, Parameters<TestTalk['change']>[1]]>([
  ['to see the child', { maySee: false }],
  ['to write about the child', { mayMessage: false }],
  ['altogether', { endedAt: new Date() }],
  ['since yesterday', { endsOn: '2020-01-01' }],
])(
  'an open stream carries nothing of a conversation from the moment on at which a right ends: %s',
  async (_, change) => {
    const own = await TestTalk.make()
    const family: Family = await own.family()
    const [circle, group, direct] = [
      await own.circle(family, family.childId),
      await own.group(family),
      await own.direct(family, own.teacher),
    ]
    const heard = await connected(family)
    for (const id of [circle, group, direct]) await say(own.teacher, id)
    for (const id of [circle, group, direct]) await expect.poll(heard).toContain(id)
    const before = heard().length
    await own.change(family, change)
    for (const id of [circle, group, direct]) await say(own.teacher, id)
    const forAll = crypto.randomUUID()
    await own.place.inside.write(tx => tx.announce('test.told', forAll, {}))
    await expect.poll(heard).toContain(forAll)
    for (const id of [circle, group, direct]) expect(heard().slice(before)).not.toContain(id)
  },
)

test('what a guardian wrote to the office stays theirs when they may no longer write about a child', async () => {
  const own = await TestTalk.make()
  const family = await own.family()
  const inbox = await own.inbox(family)
  const heard = await connected(family)
  await own.change(family, { mayMessage: false })
  await say(own.office, inbox)
  await expect.poll(heard).toContain(inbox)
})
