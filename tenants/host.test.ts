import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHost, siteOf } from './host.ts'

const label63 = 'a'.repeat(63)
const name253 = `${label63}.${label63}.${label63}.${'a'.repeat(61)}`

describe('parseHost', () => {
  it.each([
    ['cubby.app', { hostname: 'cubby.app' }],
    ['Sunrise.CUBBY.App', { hostname: 'sunrise.cubby.app' }],
    ['cubby.app.', { hostname: 'cubby.app' }],
    ['localhost:3000', { hostname: 'localhost', port: 3000 }],
    ['cubby.app.:443', { hostname: 'cubby.app', port: 443 }],
    ['a:65535', { hostname: 'a', port: 65535 }],
    ['127.0.0.1:8080', { hostname: '127.0.0.1', port: 8080 }],
    ['[::1]', { hostname: '[::1]' }],
    ['[2001:DB8:0:0::1]:443', { hostname: '[2001:db8::1]', port: 443 }],
    ['xn--mnchen-3ya.de', { hostname: 'xn--mnchen-3ya.de' }],
    ['r3---sn.example.com', { hostname: 'r3---sn.example.com' }],
    [`${label63}.example`, { hostname: `${label63}.example` }],
    [name253, { hostname: name253 }],
    [`${name253}.:65535`, { hostname: name253, port: 65535 }],
  ])('understands %s', (header, parsed) => {
    expect(parseHost(header)).toEqual({ ok: true, ...parsed })
  })

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['a dot', '.'],
    ['two trailing dots', 'cubby.app..'],
    ['an empty label', 'sunrise..cubby.app'],
    ['a leading dot', '.cubby.app'],
    ['a label of 64', `${label63}a.example`],
    ['a name of 254', `${name253}a`],
    ['a very long header', 'a.'.repeat(5000)],
    ['an underscore', 'sun_rise.cubby.app'],
    ['a leading hyphen', '-a.cubby.app'],
    ['a trailing hyphen', 'a-.cubby.app'],
    ['userinfo', 'evil@cubby.app'],
    ['userinfo with a password', 'cubby.app:80@evil.com'],
    ['a space inside', 'cubby .app'],
    ['a space before', ' cubby.app'],
    ['a space after', 'cubby.app '],
    ['a tab', 'cubby.app\t'],
    ['a line feed after', 'cubby.app\n'],
    ['a header smuggled in', 'cubby.app\r\nX-Evil: 1'],
    ['a NUL', 'cubby.app\0.evil.com'],
    ['DEL', 'cubby.app\x7f'],
    ['a comma list', 'cubby.app, evil.com'],
    ['a comma list without space', 'cubby.app,evil.com'],
    ['a path', 'cubby.app/evil'],
    ['a query', 'cubby.app?evil'],
    ['a fragment', 'cubby.app#evil'],
    ['a backslash', 'cubby.app\\evil.com'],
    ['a scheme', 'http://cubby.app'],
    ['a percent escape', 'cubby%2eapp'],
    ['a wildcard', '*.cubby.app'],
    ['unicode', 'münchen.de'],
    ['a Cyrillic look-alike', 'сubby.app'],
    ['a full-width dot', 'cubby。app'],
    ['a zero-width space', 'cub\u200bby.app'],
    ['UTF-8 read as latin1', 'm\u00c3\u00bcnchen.de'],
    ['punycode of nothing', 'xn--.de'],
    ['punycode that decodes to no valid name', 'xn--a.de'],
    ['punycode of plain ASCII', 'xn--cubby-.app'],
    ['an empty port', 'cubby.app:'],
    ['port 0', 'cubby.app:0'],
    ['port 65536', 'cubby.app:65536'],
    ['a port of six digits', 'cubby.app:100000'],
    ['a port with a leading zero', 'cubby.app:080'],
    ['a negative port', 'cubby.app:-1'],
    ['a port in letters', 'cubby.app:http'],
    ['two ports', 'cubby.app:80:80'],
    ['a port alone', ':80'],
    ['a short IPv4', '127.1'],
    ['IPv4 as one number', '2130706433'],
    ['hexadecimal IPv4', '0x7f000001'],
    ['a hexadecimal last label', '127.0.0.0x1'],
    ['octal IPv4', '0177.0.0.1'],
    ['an IPv4 part above 255', '1.2.3.256'],
    ['five IPv4 parts', '1.2.3.4.5'],
    ['bare IPv6', '::1'],
    ['an open bracket', '[::1'],
    ['an IPv6 zone', '[fe80::1%25eth0]'],
    ['a wrong IPv6', '[1::2::3]'],
    ['IPv4 in brackets', '[127.0.0.1]'],
    ['text after the bracket', '[::1].cubby.app'],
    ['a future IP literal', '[v1.a:b]'],
  ])('refuses %s', (_what, header) => {
    expect(parseHost(header)).toEqual({ ok: false })
  })

  it('refuses several Host values and takes a list of one', () => {
    expect(parseHost(['cubby.app', 'evil.com'])).toEqual({ ok: false })
    expect(parseHost(['cubby.app', 'cubby.app'])).toEqual({ ok: false })
    expect(parseHost([])).toEqual({ ok: false })
    expect(parseHost(['cubby.app'])).toEqual({ ok: true, hostname: 'cubby.app' })
  })

  it('never throws, and gives only names that it would give again and that a browser reads the same', () => {
    const pieces = fc.constantFrom(
      'a',
      'Z',
      '0',
      '9',
      '-',
      '.',
      ':',
      '[',
      ']',
      'xn--',
      '0x',
      '1.2.3.4',
      'é',
      ' ',
      '_',
      '@',
    )
    const headers = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map(list => list.join('')),
    )
    fc.assert(
      fc.property(headers, header => {
        const parsed = parseHost(header)
        if (!parsed.ok) return
        expect(parseHost(parsed.hostname)).toEqual({ ok: true, hostname: parsed.hostname })
        expect(new URL(`http://${parsed.hostname}/`).hostname).toBe(parsed.hostname)
      }),
      { numRuns: 2000, seed: 7 },
    )
  })
})

describe('siteOf', () => {
  it.each([
    ['cubby.app', { site: 'public' }],
    ['www.cubby.app', { site: 'public' }],
    ['console.cubby.app', { site: 'console' }],
    ['sunrise.cubby.app', { site: 'school', slug: 'sunrise' }],
    ['my-school-2.cubby.app', { site: 'school', slug: 'my-school-2' }],
    ['families.sunrise-school.org', { site: 'custom', hostname: 'families.sunrise-school.org' }],
    ['evilcubby.app', { site: 'custom', hostname: 'evilcubby.app' }],
    ['cubby.app.evil.com', { site: 'custom', hostname: 'cubby.app.evil.com' }],
    ['console.sunrise.cubby.app', { site: 'unknown' }],
    ['a.cubby.app', { site: 'unknown' }],
    ['42.cubby.app', { site: 'unknown' }],
    ['xn--mnchen-3ya.cubby.app', { site: 'unknown' }],
    [`${'a'.repeat(41)}.cubby.app`, { site: 'unknown' }],
    ['127.0.0.1', { site: 'unknown' }],
    ['[::1]', { site: 'unknown' }],
    ['intranet', { site: 'unknown' }],
  ])('takes %s', (hostname, site) => {
    expect(siteOf(hostname, 'cubby.app')).toEqual(site)
  })

  it('works below localhost', () => {
    expect(siteOf('localhost', 'localhost')).toEqual({ site: 'public' })
    expect(siteOf('sunrise.localhost', 'localhost')).toEqual({ site: 'school', slug: 'sunrise' })
    expect(siteOf('console.localhost', 'localhost')).toEqual({ site: 'console' })
  })
})
