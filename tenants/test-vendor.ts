import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a vendor was asked. */
export interface Asked {
  method: string
  url: URL
  headers: IncomingHttpHeaders
  body: string
}
/** What it answers; `hang_up` closes the connection after it has read everything. */
export type VendorSays = { status: number; body: object } | 'hang_up'

/** For tests: a vendor's API over HTTP. @param answer what it says to each request, in its own protocol */
export async function startVendor(answer: (asked: Asked) => VendorSays) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const one = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://vendor.example'),
      headers: request.headers,
      body: Buffer.concat(parts).toString('utf8'),
    }
    asked.push(one)
    const says = answer(one)
    if (says === 'hang_up') request.socket.destroy()
    else response.writeHead(says.status, { 'content-type': 'application/json' }).end(JSON.stringify(says.body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
