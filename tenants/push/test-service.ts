import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  randomUUID,
  sign,
  verify,
} from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Network } from './sending.server.ts'
import type { Subscription } from './subscription.ts'

/* For tests: a push service over HTTPS, and the browser behind it that decrypts what arrives. */

/** What a browser has: what it gives out, and how it reads what comes. */
export interface Browser {
  subscription: Subscription
  /** Decrypts aes128gcm (RFC 8188 §2, RFC 8291 §3.4). @throws when the message is not for these keys */
  read(body: Buffer): string
}

export function browserKeys(host = 'push.example'): Browser {
  const pair = createECDH('prime256v1')
  const mine = pair.generateKeys()
  const auth = randomBytes(16)
  return {
    subscription: {
      endpoint: `https://${host}/${randomUUID()}`,
      p256dh: mine.toString('base64url'),
      auth: auth.toString('base64url'),
    },
    read(body) {
      const [salt, idLength] = [body.subarray(0, 16), body[20] ?? 0]
      const theirs = body.subarray(21, 21 + idLength)
      const sealed = body.subarray(21 + idLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), mine, theirs])
      const secret = Buffer.from(hkdfSync('sha256', pair.computeSecret(theirs), auth, info, 32))
      const derive = (what: string, length: number) =>
        Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, length))
      const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
      cipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
    },
  }
}

/** A message as the service has it, who sent it proven. */
export interface Arrived {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** Starts the service for `push.example`. @returns with the network that leads to it */
export async function startPushService() {
  const { key, cert } = certificateFor('push.example')
  const arrived: Arrived[] = []
  const answers = new Map<string, number | 'silence' | 'reset'>()
  const used = new WeakSet<Socket>()
  let connections = 0
  const pauses = new Map<string, string>()
  const server = createServer({ key, cert }, async (request, response) => {
    const isKept = used.has(request.socket)
    used.add(request.socket)
    if (!isKept) connections++
    if (isKept && answers.get(request.url ?? '') === 'reset') return request.socket.destroy()
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const path = request.url ?? ''
    arrived.push({ path, headers: request.headers, body: Buffer.concat(parts) })
    const told = answers.get(path)
    const answer =
      told === undefined || told === 'reset' ? (isSigned(request.headers.authorization ?? '') ? 201 : 403) : told
    if (answer !== 'silence') {
      const headers = {
        location: 'https://push.example/elsewhere',
        ...(pauses.has(path) ? { 'retry-after': pauses.get(path) } : {}),
      }
      response.writeHead(answer, headers).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const hosts = new Map([['push.example', ['93.184.216.34']]])
  const network: Network = {
    async resolve(hostname) {
      const found = hosts.get(hostname)
      if (!found) throw new Error('ENOTFOUND')
      return found.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
    reach: () => ({ address: '127.0.0.1', family: 4, port }),
    ca: cert,
    patienceMs: 2_000,
  }
  return {
    network,
    arrived,
    hosts,
    /** How many connections have been used. */
    connections: () => connections,
    /** What the service answers for a subscription from now on; `reset`: nothing on a connection that has been used before. */
    answer: ({ endpoint }: Subscription, status: number | 'silence' | 'reset', retryAfter?: string) => {
      const { pathname } = new URL(endpoint)
      answers.set(pathname, status)
      if (retryAfter) pauses.set(pathname, retryAfter)
    },
    to: ({ endpoint }: Subscription) => arrived.filter(({ path }) => path === new URL(endpoint).pathname),
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** RFC 8292 §3: an ES256 token for this very service, by the key that stands beside it. */
function isSigned(authorization: string): boolean {
  const [, header = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? []
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return false
  const jwk = { kty: 'EC', crv: 'P-256', x: point.toString('base64url', 1, 33), y: point.toString('base64url', 33) }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const { aud } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string }
  const signed = { key: publicKey, dsaEncoding: 'ieee-p1363' as const }
  const isOurs = verify('sha256', Buffer.from(`${header}.${claims}`), signed, Buffer.from(signature, 'base64url'))
  return isOurs && aud === 'https://push.example'
}

/** A certificate that signs itself, for one host and the next hour (RFC 5280 §4.1), in DER by hand: Node makes none. */
export function certificateFor(host: string): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255]
    return Buffer.concat([Buffer.from([tag, ...length]), body])
  }
  const text = (tag: number, value: string) => der(tag, Buffer.from(value))
  const time = (ms: number) => text(0x17, `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`)
  const algorithm = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
  const name = der(0x30, der(0x31, der(0x30, der(0x06, Buffer.from('550403', 'hex')), text(0x0c, host))))
  const names = der(0x30, der(0x06, Buffer.from('551d11', 'hex')), der(0x04, der(0x30, text(0x82, host))))
  const content = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    der(0x30, time(Date.now() - 3_600_000), time(Date.now() + 3_600_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, names)),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey))
  const lines = der(0x30, content, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}
