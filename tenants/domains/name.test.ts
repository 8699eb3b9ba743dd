import { describe, expect, it } from 'vitest'
import { asRead, isApex, normaliseDomain, registeredPart } from './name.server.ts'

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
    ['школа.рф', 'xn--80atdl2c.xn--p1ai'],
    ['ひかりの家kids.jp', 'xn--kids-463c2h0a7qt939a.jp'],
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
    ['sunrisе.org', 'mixed-scripts'],
    ['суnrise.org', 'mixed-scripts'],
    ['xn--sunris-8of.org', 'mixed-scripts'],
    ['ελlas.org', 'mixed-scripts'],
    [`${`${'a'.repeat(60)}.`.repeat(3)}${'a'.repeat(51)}.org`, 'too-long'],
  ])('refuses %j: %s', (text, reason) => {
    expect(normaliseDomain(text, 'cubby.app')).toEqual({ ok: false, reason })
  })

  it('does not take a name that only ends in the letters of ours', () => {
    expect(normaliseDomain('notcubby.app', 'cubby.app')).toEqual({ ok: true, domain: 'notcubby.app' })
  })
})

it('knows what somebody registered, and what they made below it', () => {
  expect([isApex('sunrise.co.uk'), isApex('www.sunrise.co.uk')]).toEqual([true, false])
  expect(registeredPart('a.b.sunrise.co.uk')).toBe('sunrise.co.uk')
  expect(asRead('xn--mnchen-3ya.de')).toBe('münchen.de')
})
