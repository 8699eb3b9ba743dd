import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { bePatient } from './patience.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.unstubAllGlobals()
})

/** A page at a server that answers as told, in turn; the last answer stays. */
async function pageAt(
  ...answers: RequestListener[]
): Promise<{ ask: (path?: string) => Promise<Response>; asked: () => number }> {
  let asked = 0
  const server = createServer((request, response) =>
    answers[Math.min(asked++, answers.length - 1)]?.(request, response),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  vi.stubGlobal('window', { fetch })
  vi.stubGlobal('location', { href: `${origin}/home` })
  closing.push(() => server.close())
  return { ask: (path = '/home.data') => window.fetch(`${origin}${path}`), asked: () => asked }
}
const cutShort: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '100' })
  response.write('half of', () => response.destroy())
}
const whole: RequestListener = (_request, response) =>
  response.writeHead(200, { 'x-remix-response': 'yes' }).end('whole')
const away: RequestListener = (_request, response) => response.writeHead(503).end()
const gone: RequestListener = (_request, response) => response.writeHead(404).end('gone')

test('a reload whose answer breaks off half-way is asked again', async () => {
  const { ask, asked } = await pageAt(cutShort, whole)
  const end = bePatient(() => false)
  const answer = await ask()
  expect([answer.status, await answer.text(), answer.headers.get('x-remix-response')]).toEqual([200, 'whole', 'yes'])
  expect(asked()).toBe(2)
  end()
})

test('so is the question which routes there are, which a reload of an address with an id in it asks first', async () => {
  const { ask, asked } = await pageAt(cutShort, whole)
  const end = bePatient(() => false)
  expect(await (await ask('/__manifest?p=%2Fmessages%2F1')).text()).toBe('whole')
  expect(asked()).toBe(2)
  end()
})

test('a server that is away is asked until it is back; what is gone is an answer', async () => {
  const { ask } = await pageAt(away, gone)
  const end = bePatient(() => false)
  const answer = await ask()
  expect([answer.status, await answer.text()]).toEqual([404, 'gone'])
  end()
})

test('once somebody asks for another page the failure is theirs to see, and afterwards nothing is held back', async () => {
  const { ask } = await pageAt(away)
  const end = bePatient(() => true)
  expect((await ask()).status).toBe(503)
  end()
  expect(window.fetch).toBe(fetch)
})
