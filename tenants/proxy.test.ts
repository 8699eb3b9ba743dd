import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { forwardedHops, unbracketed } from './forwarded.ts'
import { type Connection, clientOf, proxyList } from './proxy.ts'

const trustedProxies = proxyList(['10.0.0.0/8', '192.0.2.7', 'fd00::/8'])
const ask = (headers: Connection['headers'], from: Partial<Connection> = {}) =>
  clientOf({ remoteAddress: '10.0.0.1', headers: { host: 'edge.cubby.app', ...headers }, trustedProxies, ...from })

describe('a request that no trusted proxy brought', () => {
  const spoofed = {
    'x-forwarded-for': '198.51.100.9',
    'x-forwarded-host': 'victim.cubby.app',
    'x-forwarded-proto': 'https',
    forwarded: 'for=198.51.100.9;host=victim.cubby.app;proto=https',
  }

  it.each(['203.0.113.5', '11.0.0.1', '192.0.2.8', '::1', 'fe80::1', '::ffff:203.0.113.5'])(
    'is not believed from %s',
    remoteAddress => {
      const client = ask(spoofed, { remoteAddress, proxyHeaders: ['forwarded', 'x-forwarded-for', 'x-forwarded-host'] })
      expect(client.host).toEqual({ ok: true, hostname: 'edge.cubby.app' })
      expect(client.scheme).toBe('http')
      expect(client.ip).toBe(remoteAddress.replace('::ffff:', ''))
    },
  )

  it('is not believed when no proxy is configured, or the socket has no address', () => {
    expect(ask(spoofed, { trustedProxies: proxyList([]) }).ip).toBe('10.0.0.1')
    expect(ask(spoofed, { remoteAddress: undefined })).toEqual({
      host: { ok: true, hostname: 'edge.cubby.app' },
      scheme: 'http',
      ip: undefined,
    })
  })

  it('is https when its own socket is', () => {
    expect(ask({}, { remoteAddress: '203.0.113.5', encrypted: true }).scheme).toBe('https')
  })
})

describe('a request through a trusted proxy', () => {
  it('has the host, scheme and address that the proxy tells', () => {
    const told = {
      'x-forwarded-for': '203.0.113.5',
      'x-forwarded-host': 'Sunrise.cubby.app:443',
      'x-forwarded-proto': 'https',
    }
    const client = { host: { ok: true, hostname: 'sunrise.cubby.app', port: 443 }, scheme: 'https', ip: '203.0.113.5' }
    expect(ask(told)).toEqual(client)
    expect(ask(told, { remoteAddress: '::ffff:10.1.2.3' })).toEqual(client)
    expect(ask(told, { remoteAddress: '::ffff:a01:203' })).toEqual(client)
    expect(ask(told, { remoteAddress: 'fd00::1%eth0' })).toEqual(client)
  })

  it.each([
    ['what a client wrote before it', '1.1.1.1, 203.0.113.5', '203.0.113.5'],
    ['a client who claims to be a proxy', '10.9.9.9, 203.0.113.5', '203.0.113.5'],
    ['a chain of trusted proxies', '203.0.113.5, 192.0.2.7, 10.0.0.2', '203.0.113.5'],
    ['invented text left of the client', 'unknown, <script>, 203.0.113.5', '203.0.113.5'],
    ['an unreadable entry', '203.0.113.5, junk, 10.0.0.2', '10.0.0.2'],
    ['only an unreadable entry', 'junk', '10.0.0.1'],
    ['an empty header', '', '10.0.0.1'],
    ['an empty entry', '203.0.113.5,', '10.0.0.1'],
    ['only proxies', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['a port', '203.0.113.5:4711', '203.0.113.5'],
    ['IPv6 in brackets with a port', '[2001:DB8::0:1]:4711', '2001:db8::1'],
    ['mapped IPv4', '::ffff:203.0.113.5', '203.0.113.5'],
    ['an address out of range', '203.0.113.999', '10.0.0.1'],
    ['a host name', 'localhost', '10.0.0.1'],
    ['a short IPv4', '127.1', '10.0.0.1'],
  ])('finds the address despite %s', (_what, header, ip) => {
    expect(ask({ 'x-forwarded-for': header }).ip).toBe(ip)
  })

  it('reads X-Forwarded-For sent as several headers', () => {
    expect(ask({ 'x-forwarded-for': ['1.1.1.1', '203.0.113.5, 10.0.0.2'] }).ip).toBe('203.0.113.5')
  })

  it.each([
    'victim.cubby.app, edge.cubby.app',
    'victim.cubby.app,victim.cubby.app',
    '',
    'vic tim.cubby.app',
    'http://victim.cubby.app',
    'victim.cubby.app/',
    'a@victim.cubby.app',
    'victim_.cubby.app',
  ])('is malformed with the forwarded host %j', host => {
    expect(ask({ 'x-forwarded-host': host }).host).toEqual({ ok: false })
  })

  it('keeps the Host when the proxy does not write another, whatever the client wrote', () => {
    const client = ask(
      { 'x-forwarded-host': 'victim.cubby.app', 'x-forwarded-for': '203.0.113.5' },
      { proxyHeaders: ['x-forwarded-for', 'x-forwarded-proto'] },
    )
    expect(client.host).toEqual({ ok: true, hostname: 'edge.cubby.app' })
    expect(client.ip).toBe('203.0.113.5')
  })

  it.each([
    ['https', 'https'],
    ['HTTPS', 'https'],
    ['https, https', 'https'],
    ['https, http', 'http'],
    ['wss', 'http'],
    ['javascript', 'http'],
    ['', 'http'],
  ])('takes X-Forwarded-Proto %j as %s', (header, scheme) => {
    expect(ask({ 'x-forwarded-proto': header }).scheme).toBe(scheme)
  })

  it('believes Forwarded only where it is listed, and then before the others', () => {
    const headers = {
      forwarded: 'for="[2001:db8::9]:1";host=sunrise.cubby.app;proto=https',
      'x-forwarded-for': '203.0.113.5',
    }
    expect(ask(headers).ip).toBe('203.0.113.5')
    expect(ask(headers, { proxyHeaders: ['forwarded', 'x-forwarded-for'] })).toEqual({
      host: { ok: true, hostname: 'sunrise.cubby.app' },
      scheme: 'https',
      ip: '2001:db8::9',
    })
  })

  it('does not overlook a broken Forwarded', () => {
    const client = ask({ forwarded: 'for=203.0.113.5;host="evil' }, { proxyHeaders: ['forwarded'] })
    expect(client).toEqual({ host: { ok: false }, scheme: 'http', ip: '10.0.0.1' })
  })

  it('stops at hops that hide their address', () => {
    const through = (forwarded: string) => ask({ forwarded }, { proxyHeaders: ['forwarded'] }).ip
    expect(through('for=203.0.113.5, for=_hidden')).toBe('10.0.0.1')
    expect(through('for=203.0.113.5, proto=https')).toBe('10.0.0.1')
    expect(through('for=unknown, for=203.0.113.5')).toBe('203.0.113.5')
  })
})

it('sees a second Host header that node:http keeps out of `headers`', async () => {
  const server = createServer((request, response) => {
    const { host } = clientOf({
      remoteAddress: request.socket.remoteAddress,
      headers: request.headersDistinct,
      trustedProxies,
    })
    response.end(JSON.stringify(host))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.end('GET / HTTP/1.1\r\nHost: cubby.app\r\nHost: evil.com\r\nConnection: close\r\n\r\n')
  let answer = ''
  for await (const chunk of socket) answer += chunk
  server.close()
  expect(answer).toContain('{"ok":false}')
})

describe('proxyList', () => {
  it.each([
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '::/129',
    'localhost',
    '',
    '10.0.0.0/8 ',
    '10.0.0.0/1e1',
  ])('refuses %j', range => {
    expect(() => proxyList([range])).toThrow(RangeError)
  })

  it('takes single addresses and everything', () => {
    expect(proxyList(['192.0.2.1']).check('192.0.2.2')).toBe(false)
    expect(proxyList(['0.0.0.0/0']).check('203.0.113.5')).toBe(true)
  })
})

describe('forwardedHops', () => {
  it('reads the examples of RFC 7239', () => {
    expect(forwardedHops('For="[2001:db8:cafe::17]:4711"')).toEqual([{ for: '[2001:db8:cafe::17]:4711' }])
    expect(forwardedHops('for=192.0.2.60;proto=http;by=203.0.113.43')).toEqual([{ for: '192.0.2.60', proto: 'http' }])
    expect(forwardedHops('for=192.0.2.43, for=198.51.100.17')).toEqual([
      { for: '192.0.2.43' },
      { for: '198.51.100.17' },
    ])
  })

  it('keeps commas and semicolons inside quotes together, and undoes escapes', () => {
    expect(forwardedHops('for="a,b;c=\\"d"')).toEqual([{ for: 'a,b;c="d' }])
  })

  it.each([
    'for',
    'for=',
    'for=a b',
    'for="a',
    'for=a;;host=b',
    'for=a,',
    'for=a;for=b',
    '=a',
    'for=[::1]',
    'for=a, ,for=b',
  ])('refuses %j', header => {
    expect(forwardedHops(header)).toBeUndefined()
  })

  it('takes the address out of a node name', () => {
    expect(['192.0.2.1:80', '[::1]:80', '[::1]', '::1', 'unknown'].map(unbracketed)).toEqual([
      '192.0.2.1',
      '::1',
      '::1',
      '::1',
      'unknown',
    ])
  })
})
