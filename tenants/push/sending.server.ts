import { lookup } from 'node:dns/promises'
import { Agent, request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import webPush from 'web-push'
import { withPatience } from '../patience.ts'
import { Pauses } from './pauses.ts'
import { isPublicAddress } from './public-address.ts'
import { Subscription } from './subscription.ts'
import { vapidHeaders } from './vapid.server.ts'

/**
 * What became of a message: `gone` for good (the subscription is over, or leads where no push service is), `busy` when nothing
 * has left and another attempt may be made, `unknown` when it may have arrived.
 */
export type PushOutcome = 'accepted' | 'gone' | 'busy' | 'refused' | 'unknown'

/** The way to push services. */
export interface Network {
  /** All addresses of a host. */
  resolve(hostname: string): Promise<{ address: string; family: number }[]>
  /** Where a connection to a checked address goes; elsewhere only in tests, whose double is on this machine. */
  reach(address: string): { address: string; family: number; port: number }
  /** Certificates to trust instead of the system's. */
  ca?: string
  /** Milliseconds for one message, from connecting to the answer. */
  patienceMs: number
}

export const internet: Network = {
  resolve: hostname => lookup(hostname, { all: true }),
  reach: address => ({ address, family: address.includes(':') ? 6 : 4, port: 443 }),
  patienceMs: 10_000,
}

const pauses = new Pauses()

/** Push services keep a message so long for a phone that is off; news of yesterday wake nobody. */
const keptSeconds = 86_400

/**
 * Sends one encrypted message (RFC 8030, 8188, 8291) to one browser. Its address came from a browser, so it is not trusted: the
 * connection goes to the very addresses that were found to be public, and redirects are answers like any other.
 * @param payload at most 3,993 bytes
 */
export async function sendPush(
  subscription: Subscription,
  payload: string,
  { urgent, signal, network = internet }: { urgent: boolean; signal: AbortSignal; network?: Network },
): Promise<PushOutcome> {
  if (!Subscription.safeParse(subscription).success) return 'gone'
  const { endpoint, p256dh, auth } = subscription
  if (pauses.holds(endpoint)) return 'busy'
  const { hostname } = new URL(endpoint)
  const found = await network.resolve(hostname).catch(() => null)
  if (!found) return 'busy'
  if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address))) return 'gone'
  let details: ReturnType<typeof webPush.generateRequestDetails>
  try {
    details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      headers: await vapidHeaders(endpoint),
      TTL: keptSeconds,
      urgency: urgent ? 'high' : 'normal',
      contentEncoding: 'aes128gcm',
    })
  } catch {
    // A key that is no point on the curve: nothing can be encrypted for it, ever.
    return 'gone'
  }
  return withPatience(network.patienceMs, signal, patient => post(details, found, network, patient))
}

/** Connections stay open for the next message: most go to two or three services, and greeting each other costs more than a message. */
const agent = new Agent({ keepAlive: true, maxFreeSockets: 32, timeout: 60_000 })
/** Whatever a service says beyond its status is of no interest, and of no length that would keep its connection. */
const mostBytes = 4096

/** A kept connection leads to an address that was found to be public when it was made. */
function post(
  details: ReturnType<typeof webPush.generateRequestDetails>,
  found: readonly { address: string }[],
  network: Network,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { endpoint, method, headers, body } = details
  const places = found.map(({ address }) => network.reach(address))
  const [first] = places
  if (!first) return Promise.resolve('gone')
  return new Promise(resolve => {
    let connected = false
    const asked = request(
      endpoint,
      {
        method,
        headers,
        signal,
        agent,
        port: first.port,
        ...(network.ca ? { ca: network.ca } : {}),
        lookup: (_hostname, options, answer) =>
          options.all ? answer(null, places) : answer(null, first.address, first.family),
      },
      response => {
        const status = response.statusCode ?? 0
        pauses.note(endpoint, status, response.headers['retry-after'])
        resolve(outcomeOf(status))
        response.on('error', () => {})
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > mostBytes) response.destroy()
        })
      },
    )
    asked.on('socket', (socket: TLSSocket) => {
      if (asked.reusedSocket) connected = true
      else socket.once('secureConnect', () => (connected = true))
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // The service had ended the kept connection just then: it has read nothing.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(post(details, found, network, signal))
      // Before the connection stands nothing has left; after, nobody knows.
      else resolve(connected ? 'unknown' : 'busy')
    })
    asked.end(body)
  })
}

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'accepted'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'busy' : 'refused'
}
