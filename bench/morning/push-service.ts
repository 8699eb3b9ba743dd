import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certificateFor } from '#tenants/push/test-service.ts'
import { answerQuestions } from '../part.ts'
import { pushHost } from './town.ts'

export type Question = { kind: 'open' } | { kind: 'arrived' }
export interface Opened {
  port: number
  cert: string
}
/** When which telephones were written to, milliseconds since 1970, since the last question. */
export type Arrived = { path: string; at: number }[]

/** A push service over HTTPS that takes whatever comes. That what comes is right is for tests; here it is counted. */
export async function run(): Promise<void> {
  let arrived: Arrived = []
  await answerQuestions<Question, Opened | Arrived>(async ({ kind }) => {
    if (kind === 'arrived') {
      const told = arrived
      arrived = []
      return told
    }
    const { key, cert } = certificateFor(pushHost)
    const server = createServer({ key, cert }, (request, response) => {
      arrived.push({ path: (request.url ?? '').slice(1), at: Date.now() })
      request.resume()
      response.writeHead(201).end()
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    return { port: (server.address() as AddressInfo).port, cert }
  })
}
