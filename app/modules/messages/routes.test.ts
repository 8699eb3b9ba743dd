import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Fields, TestVisitor } from '#app/platform/test-context.ts'
import type { Thread } from './conversation.ts'
import { longestMessage } from './limits.ts'
import { messages as manifest } from './manifest.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'

type Route = Partial<
  Record<'loader' | 'action', Parameters<TestVisitor['load']>[0] & Parameters<TestVisitor['act']>[0]>
>
const files = import.meta.glob<Route>('./routes/*.{ts,tsx}')

let own: TestTalk
let family: Family
let conversationId: string
beforeEach(async () => {
  own = await TestTalk.make()
  family = await own.family()
  conversationId = await own.circle(family, family.childId)
})

async function route(path: string): Promise<Route> {
  const file = manifest.routes.find(each => each.path === path)?.file
  const load = files[`./${file}`]
  if (!load) throw new Error(`No route at ${path}.`)
  return load()
}
async function get({ visitor }: Person, path: string, params: Record<string, string> = {}): Promise<Answer> {
  const { loader } = await route(path)
  return visitor.load(loader!, `/${path}`, { params })
}
async function post({ visitor }: Person, path: string, params: Record<string, string>, fields: Fields = {}) {
  const { action } = await route(path)
  return visitor.act(action!, fields, `/${path}`, { params })
}
const page = 'messages/:conversationId'
const lines = 'messages/:conversationId/lines'
const write = (by: Person, body: string) => post(by, lines, { conversationId }, { messageId: randomUUID(), body })
const textsOf = async (reader: Person) =>
  ((await get(reader, page, { conversationId })).data as { thread: Thread }).thread.messages.map(({ text }) => text)

describe('what is written', () => {
  test('is refused at its field when it is empty or too long, with the words kept and nothing said', async () => {
    const long = 'x'.repeat(100_000)
    for (const body of [long, '   ', 'x'.repeat(longestMessage + 1)]) {
      const { status, data } = await write(family, body)
      expect(status).toBe(422)
      const { submission } = data as {
        submission: { error: Record<string, string[]>; initialValue: Record<string, unknown> }
      }
      expect(submission.error.body).toHaveLength(1)
      expect(submission.initialValue.body).toBe(body)
    }
    expect(await textsOf(own.teacher)).toEqual([])
    expect((await write(family, 'x'.repeat(longestMessage))).status).toBe(200)
  })

  test.each([
    'مرحبا، كيف حالك؟',
    'שלום 👩‍👩‍👧‍👦 🇨🇳',
    '<script>alert(1)</script><img src=x onerror=alert(2)>',
    '𠮷野家',
    'one\ntwo',
  ])('comes back as it was: %s', async body => {
    expect((await write(own.teacher, body)).status).toBe(200)
    expect(await textsOf(family)).toEqual([body])
  })
})

describe('a right that ended a second ago', () => {
  test.each([
    ['to see', { maySee: false }],
    ['to write', { mayMessage: false }],
    ['altogether', { endedAt: new Date() }],
  ])('%s closes the page that stands open and everything on it', async (_, change) => {
    const messageId = await say(own.teacher, conversationId)
    expect((await get(family, page, { conversationId })).status).toBe(200)
    await own.change(family, change)
    expect((await get(family, page, { conversationId })).status).toBe(404)
    const tries: [string, Record<string, string>, Fields][] = [
      [lines, { conversationId }, { messageId: randomUUID(), body: 'Still here?' }],
      ['messages/:conversationId/read', { conversationId }, { seq: '1' }],
      ['messages/:conversationId/mute', { conversationId }, { on: 'yes' }],
      ['messages/lines/:messageId/sign', { messageId }, { sign: '👍' }],
      ['messages/lines/:messageId/report', { messageId }, { reason: 'other' }],
      ['messages/lines/:messageId/retraction', { messageId }, {}],
    ]
    for (const [path, params, fields] of tries)
      expect([path, (await post(family, path, params, fields)).status]).toEqual([path, 404])
    expect(await textsOf(own.teacher)).toEqual(['Hello'])
  })

  test('is the same for a stranger, another class and an id that is none', async () => {
    const frog = await own.family(own.frogs)
    for (const person of [frog, own.otherTeacher]) {
      expect((await get(person, page, { conversationId })).status).toBe(404)
      expect((await write(person, 'Hello?')).status).toBe(404)
    }
    expect((await get(family, page, { conversationId: 'no-id' })).status).toBe(404)
  })
})
