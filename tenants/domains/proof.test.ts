import { describe, expect, it } from 'vitest'
import { newProofToken, proofRecord, proveDomain } from './proof.server.ts'
import { startDns } from './test-dns.ts'

const token = '0123456789abcdef0123456789abcdef'
const answering = (records: string[][]) => ({ resolveTxt: async () => records })
const failing = (code: string) => ({
  resolveTxt: () => Promise.reject(Object.assign(new Error('query failed'), { code })),
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
    const dns = await startDns()
    expect(await proveDomain('sunrise.org', token, dns.resolver)).toEqual({ outcome: 'no-record' })
    dns.set('_cubby-challenge.sunrise.org', 'TXT', `cubby-verify=${token}`)
    expect(await proveDomain('sunrise.org', token, dns.resolver)).toEqual({ outcome: 'proven' })
    dns.fail('_cubby-challenge.sunrise.org')
    expect(await proveDomain('sunrise.org', token, dns.resolver)).toMatchObject({ outcome: 'lookup-failed' })
    await dns.close()
  })

  it('makes tokens that differ and that it takes', async () => {
    const [one, other] = [newProofToken(), newProofToken()]
    expect(one).not.toBe(other)
    expect(await proveDomain('sunrise.org', one, answering([[`cubby-verify=${one}`]]))).toEqual({ outcome: 'proven' })
  })
})
