import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { newProofToken, normaliseDomain, proofRecord, proveDomain } from './domain-proof.server.ts'

const token = '0123456789abcdef0123456789abcdef'
const answering = (records: string[][]) => ({ resolveTxt: async () => records })
const failing = (code: string) => ({
  resolveTxt: () => Promise.reject(Object.assign(new Error('query failed'), { code })),
})

describe('normaliseDomain', () => {
  it.each([
    ['Families.Sunrise-School.ORG', 'families.sunrise-school.org'],
    ['  sunrise.org. ', 'sunrise.org'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['MÜNCHEN.de', 'xn--mnchen-3ya.de'],
    ['阳光幼儿园.中国', 'xn--v4qta744bd3isv6e.xn--fiqs8s'],
    ['阳光。com', 'xn--54qy39n.com'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['sunrise.co.uk', 'sunrise.co.uk'],
    ['sunrise.github.io', 'sunrise.github.io'],
  ])('takes %s as %s', (text, domain) => {
    expect(normaliseDomain(text, 'cubby.app')).toEqual({ ok: true, domain })
  })

  it.each([
    ['', 'malformed'],
    ['sun rise.org', 'malformed'],
    ['https://sunrise.org', 'malformed'],
    ['sunrise.org/path', 'malformed'],
    ['münchen.de/path', 'malformed'],
    ['münchen.de#x', 'malformed'],
    ['mün\tchen.de', 'malformed'],
    ['sunrise.org:443', 'malformed'],
    ['a@sunrise.org', 'malformed'],
    ['sun_rise.org', 'malformed'],
    ['*.sunrise.org', 'malformed'],
    ['sunrise..org', 'malformed'],
    ['-sunrise.org', 'malformed'],
    ['xn--a.org', 'malformed'],
    ['sun\u00adrise.org', 'malformed'],
    ['sun\u200brise.org', 'malformed'],
    [`${'a'.repeat(64)}.org`, 'malformed'],
    ['127.0.0.1', 'address'],
    ['0x7f.1', 'malformed'],
    ['１２７.0.0.1', 'address'],
    ['[::1]', 'malformed'],
    ['cubby.app', 'ours'],
    ['CUBBY.app.', 'ours'],
    ['sunrise.cubby.app', 'ours'],
    ['ｃｕｂｂｙ.app', 'ours'],
    ['app', 'ours'],
    ['org', 'public-suffix'],
    ['co.uk', 'public-suffix'],
    ['github.io', 'public-suffix'],
    ['公司.cn', 'public-suffix'],
    ['localhost', 'unknown-suffix'],
    ['school.local', 'unknown-suffix'],
    ['school.internal', 'unknown-suffix'],
    [`${`${'a'.repeat(60)}.`.repeat(3)}${'a'.repeat(51)}.org`, 'too-long'],
  ])('refuses %j: %s', (text, reason) => {
    expect(normaliseDomain(text, 'cubby.app')).toEqual({ ok: false, reason })
  })

  it('does not take a name that only ends in the letters of ours', () => {
    expect(normaliseDomain('notcubby.app', 'cubby.app')).toEqual({ ok: true, domain: 'notcubby.app' })
  })
})

describe('proveDomain', () => {
  it('asks for the very record that the school is shown', async () => {
    const asked: string[] = []
    const shown = proofRecord('sunrise.org', token)
    const resolver = {
      resolveTxt: async (name: string) => {
        asked.push(name)
        return [[shown.value]]
      },
    }
    expect(await proveDomain('sunrise.org', token, resolver)).toEqual({ outcome: 'proven' })
    expect(asked).toEqual(['_cubby-challenge.sunrise.org'])
    expect(shown).toEqual({ type: 'TXT', name: '_cubby-challenge.sunrise.org', value: `cubby-verify=${token}` })
  })

  it.each([
    ['in chunks', [[`cubby-verify=${token.slice(0, 9)}`, token.slice(9)]]],
    ['beside other records', [['v=spf1 -all'], [`cubby-verify=${token}`], ['other']]],
    ['with pasted quotes and spaces', [[` "cubby-verify=${token}" `]]],
  ])('is content with the value %s', async (_how, records) => {
    expect(await proveDomain('sunrise.org', token, answering(records))).toEqual({ outcome: 'proven' })
  })

  it.each([
    ['another token', `cubby-verify=${'f'.repeat(32)}`],
    ['the token alone', token],
    ['only the beginning', `cubby-verify=${token.slice(0, 31)}`],
    ['more after it', `cubby-verify=${token}0`],
    ['other case', `CUBBY-VERIFY=${token}`],
    ['nothing', ''],
  ])('is not content with %s, and says what it found', async (_what, value) => {
    expect(await proveDomain('sunrise.org', token, answering([[value]]))).toEqual({
      outcome: 'wrong-value',
      found: [value],
    })
  })

  it('shows only a little of what it found', async () => {
    const proof = await proveDomain(
      'sunrise.org',
      token,
      answering(Array.from({ length: 50 }, () => ['x'.repeat(5000)])),
    )
    expect(proof).toEqual({ outcome: 'wrong-value', found: Array.from({ length: 5 }, () => 'x'.repeat(100)) })
  })

  it('tells a missing record from a failed look-up', async () => {
    expect(await proveDomain('sunrise.org', token, failing('ENOTFOUND'))).toEqual({ outcome: 'no-record' })
    expect(await proveDomain('sunrise.org', token, failing('ENODATA'))).toEqual({ outcome: 'no-record' })
    expect(await proveDomain('sunrise.org', token, answering([]))).toEqual({ outcome: 'no-record' })
    for (const code of ['ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'ECONNREFUSED']) {
      expect(await proveDomain('sunrise.org', token, failing(code))).toEqual({ outcome: 'lookup-failed', code })
    }
  })

  it('does not swallow a fault of its own, nor take a foreign token', async () => {
    const broken = { resolveTxt: () => Promise.reject(new TypeError('a bug')) }
    await expect(proveDomain('sunrise.org', token, broken)).rejects.toThrow(TypeError)
    await expect(proveDomain('sunrise.org', '', answering([['cubby-verify=']]))).rejects.toThrow(RangeError)
  })

  it('works over the wire with the resolver of node:dns', async () => {
    const server = createSocket('udp4')
    server.on('message', (query, { port, address }) =>
      server.send(txtAnswer(query, `cubby-verify=${token}`), port, address),
    )
    server.bind(0, '127.0.0.1')
    await once(server, 'listening')
    const resolver = new Resolver()
    resolver.setServers([`127.0.0.1:${server.address().port}`])
    expect(await proveDomain('sunrise.org', token, resolver)).toEqual({ outcome: 'proven' })
    server.close()
  })

  it('makes tokens that differ and that it takes', async () => {
    const [one, other] = [newProofToken(), newProofToken()]
    expect(one).not.toBe(other)
    expect(await proveDomain('sunrise.org', one, answering([[`cubby-verify=${one}`]]))).toEqual({ outcome: 'proven' })
  })
})

/** A DNS answer with one TXT record to the one question of a query (RFC 1035 §4). */
function txtAnswer(query: Buffer, text: string): Buffer {
  const questionEnd = query.indexOf(0, 12) + 5
  const header = Buffer.from([query[0] ?? 0, query[1] ?? 0, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0])
  const record = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, text.length + 1, text.length])
  return Buffer.concat([header, query.subarray(12, questionEnd), record, Buffer.from(text)])
}
