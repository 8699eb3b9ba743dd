import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { watchRequests } from './drain.ts'

let server: Server

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function serve(listener: RequestListener): Promise<() => Promise<void>> {
  server = createServer({ keepAliveTimeout: 60_000 }, listener)
  const drain = watchRequests(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return drain
}

async function ask(agent: Agent | false, path = '/'): Promise<IncomingMessage> {
  const asking = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path, agent })
  asking.end()
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response
}

/** Asks over one connection, each time at once after the answer, until it is told to go. @returns its answers */
async function askUntilTold(answered: () => void): Promise<IncomingMessage[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const answers: IncomingMessage[] = []
  do {
    answers.push(await ask(agent))
    answered()
  } while (answers.at(-1)?.headers.connection !== 'close')
  agent.destroy()
  return answers
}

test('connections in use are told to go, and lose no request', async () => {
  const drain = await serve((_request, response) => response.end('ok'))
  let count = 0
  let warm: () => void = () => {}
  const asked = new Promise<void>(resolve => {
    warm = resolve
  })
  const clients = Array.from({ length: 8 }, () =>
    askUntilTold(() => {
      count += 1
      if (count === 400) warm()
    }),
  )
  await asked
  await drain()
  server.close()
  server.closeIdleConnections()
  const answers = (await Promise.all(clients)).flat()
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect(answers.filter(({ headers }) => headers.connection === 'close')).toHaveLength(8)
})

test('what is under way at the signal is told with its own answer, and who comes later is still let in', async () => {
  const waiting: ServerResponse[] = []
  const drain = await serve((asked, response) => {
    if (asked.url === '/slow') waiting.push(response)
    else response.end('ok')
  })
  const agent = new Agent({ keepAlive: true })
  const slow = ask(agent, '/slow')
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  const drained = drain()
  const late = await ask(false)
  expect([late.statusCode, late.headers.connection]).toEqual([200, 'close'])
  await drained
  waiting[0]?.end('late')
  expect((await slow).headers.connection).toBe('close')
})
