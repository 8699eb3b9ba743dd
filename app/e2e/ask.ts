import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'
import { house } from './house.ts'

export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: string
  /** How long the body was on its way, packed or not. */
  bytes: number
}

/**
 * Asks the web process without a browser's help or good manners.
 * @param host what stands in the Host header
 */
export function ask(
  host: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
    port = house.port,
    setHost = true,
    agent = false,
  }: RequestOptions & { body?: string | Buffer } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { ...(setHost ? { host } : {}), ...headers },
        setHost,
        agent,
        timeout: 30_000,
      },
      response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const body = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: body.toString('utf8'),
            bytes: body.length,
          })
        })
      },
    )
    asking.once('timeout', () => asking.destroy(new Error(`${method} ${path} took too long.`)))
    asking.once('error', reject)
    asking.end(body)
  })
}
