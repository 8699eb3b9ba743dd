import { createServer, type RequestListener } from 'node:http'
import { decode } from 'turbo-stream'
import { afterEach, expect, test, vi } from 'vitest'
import { keepUnsent } from './unsent.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.unstubAllGlobals()
})

async function pageAt(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  vi.stubGlobal('window', { fetch })
  vi.stubGlobal('location', { href: `${origin}/home` })
  closing.push(() => server.close())
  const unsent = vi.fn()
  const end = keepUnsent(unsent)
  return {
    unsent,
    end,
    ask: (path: string, init?: RequestInit) => window.fetch(`${origin}${path}`, init),
  }
}
const broken: RequestListener = (request, response) => void request.resume().on('end', () => response.destroy())

test('a form that meets no network is answered as the router reads a refusal, without a reload', async () => {
  const { ask, unsent } = await pageAt(broken)
  const answer = await ask('/notices/new.data', { method: 'POST', body: 'a=1' })
  expect(answer.status).toBe(503)
  const { value } = await decode(answer.body as ReadableStream<Uint8Array>)
  expect(value).toEqual({ data: { submission: { status: 'error', error: {} } } })
  expect(unsent).toHaveBeenCalledOnce()
})

test('so is one that a proxy answers for a server that is away; what the school itself says goes through', async () => {
  const proxy = await pageAt((_request, response) => response.writeHead(502).end('Bad Gateway'))
  expect((await proxy.ask('/notices/new.data', { method: 'POST' })).status).toBe(503)
  proxy.end()
  const school = await pageAt((_request, response) => response.writeHead(500, { 'x-remix-response': 'yes' }).end('no'))
  expect((await school.ask('/notices/new.data', { method: 'POST' })).status).toBe(500)
  expect(school.unsent).not.toHaveBeenCalled()
})

test('pages, plain requests and what was called off are left alone', async () => {
  const { ask, unsent } = await pageAt(broken)
  await expect(ask('/notices.data')).rejects.toThrow()
  await expect(ask('/attendance/marks', { method: 'POST' })).rejects.toThrow()
  await expect(ask('/notices/new.data', { method: 'POST', signal: AbortSignal.abort() })).rejects.toThrow()
  expect(unsent).not.toHaveBeenCalled()
})
