import { BlockList, isIP } from 'node:net'
import { forwardedHops, unbracketed } from './forwarded.ts'
import { type ParsedHost, parseHost } from './host.ts'

export type ProxyHeader = 'x-forwarded-for' | 'x-forwarded-host' | 'x-forwarded-proto' | 'forwarded'

/** Who asks: the host they typed, how they came and from where (`ip` is undefined if the socket has no address). */
export type Client = { host: ParsedHost; scheme: 'http' | 'https'; ip: string | undefined }

export type Connection = {
  /** `socket.remoteAddress` */
  remoteAddress: string | undefined
  /** Lower-case names; `IncomingMessage.headersDistinct` is best, since `headers` hides a second Host. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  trustedProxies: BlockList
  /** True when this very socket is TLS. */
  encrypted?: boolean
  /** The headers those proxies overwrite whatever the client sent. One they merely pass on must not be listed. */
  proxyHeaders?: readonly ProxyHeader[]
}

/** Proxies as configured: addresses and CIDR ranges, IPv4 and IPv6. Throws a RangeError naming the one that is neither. */
export function proxyList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits, ...rest] = range.split('/')
    const version = isIP(address)
    const longest = version === 4 ? 32 : 128
    const prefix = bits === undefined ? longest : /^[0-9]{1,3}$/.test(bits) ? Number(bits) : Number.NaN
    if (!version || rest.length > 0 || !(prefix <= longest))
      throw new RangeError(`Not an address or CIDR range: ${range}`)
    list.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

/**
 * Finds who is asking. Forwarded headers count only when the socket's other end is a trusted proxy, and then only the listed
 * ones (by default the three X-Forwarded; RFC 7239's Forwarded goes first where it is listed). The client's address is
 * the first from the right that is not a trusted proxy; everything left of it, or of an unreadable entry, may be invented.
 * Several forwarded hosts, or one that is malformed, make `host` not ok.
 */
export function clientOf(connection: Connection): Client {
  const remote = plainAddress(connection.remoteAddress)
  const direct: Client = {
    host: parseHost(connection.headers.host),
    scheme: connection.encrypted ? 'https' : 'http',
    ip: remote,
  }
  if (!remote || !includes(connection.trustedProxies, remote)) return direct

  const told = whatProxiesSay(connection)
  return {
    host: told.hosts.length > 0 ? parseHost(told.hosts) : direct.host,
    scheme: schemeFrom(told.schemes) ?? direct.scheme,
    ip: clientAddress(told.addresses, connection.trustedProxies) ?? remote,
  }
}

const usualHeaders: readonly ProxyHeader[] = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']

type Told = { hosts: string[]; schemes: string[]; addresses: string[] }

function whatProxiesSay({ headers, proxyHeaders = usualHeaders }: Connection): Told {
  const values = (name: ProxyHeader) => (proxyHeaders.includes(name) ? listOf(headers[name]) : [])
  const forwarded = values('forwarded')
  if (forwarded.length === 0) {
    return {
      hosts: values('x-forwarded-host'),
      schemes: values('x-forwarded-proto'),
      addresses: values('x-forwarded-for'),
    }
  }
  const hops = forwardedHops(forwarded.join(','))
  if (!hops) return { hosts: [''], schemes: [], addresses: [] }
  return {
    hosts: hops.flatMap(hop => hop.host ?? []),
    schemes: hops.flatMap(hop => hop.proto ?? []),
    addresses: hops.map(hop => hop.for ?? ''),
  }
}

/** An empty header is a value too: a proxy that sends one is not understood, rather than overlooked. */
function listOf(header: string | readonly string[] | undefined): string[] {
  if (header === undefined) return []
  return [header].flat().flatMap(value => value.split(',').map(part => part.trim()))
}

/** Proxies that disagree cannot be believed; the socket's own scheme then stands, which never claims too much. */
function schemeFrom(schemes: readonly string[]): 'http' | 'https' | undefined {
  const [scheme, ...others] = new Set(schemes.map(text => text.toLowerCase()))
  return others.length === 0 && (scheme === 'http' || scheme === 'https') ? scheme : undefined
}

function clientAddress(addresses: readonly string[], proxies: BlockList): string | undefined {
  let nearest: string | undefined
  for (const text of addresses.toReversed()) {
    const address = plainAddress(unbracketed(text))
    if (!address) return nearest
    nearest = address
    if (!includes(proxies, address)) return nearest
  }
  return nearest
}

function includes(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

/** One spelling per address: lower case, no zone, IPv4 out of its IPv6 mapping (RFC 4291 §2.5.5.2). */
function plainAddress(text: string | undefined): string | undefined {
  const address = text?.replace(/%.*$/, '')
  if (!address || !isIP(address)) return undefined
  if (isIP(address) === 4) return address
  const compressed = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(compressed)
  if (!mapped) return compressed
  const bytes = [mapped[1], mapped[2]].map(group => Number.parseInt(group ?? '', 16)).flatMap(n => [n >> 8, n & 255])
  return bytes.join('.')
}
