import { describe, expect, it } from 'vitest'
import { readsLikeOurs } from './alike.server.ts'
import { readingOf } from './reading.ts'

describe('readingOf', () => {
  it.each([
    ['sunrise.org', 'sunr1se.org'],
    ['sunrise.org', 'sun-rise.org'],
    ['sunrise.org', 'sünrise.org'],
    // Cyrillic throughout, so no letters are mixed.
    ['coco.org', 'сосо.org'],
    ['paxy.com', 'раху.com'],
    ['modern.org', 'rnodern.org'],
    ['kito.org', 'κιτο.org'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(readingOf(one)).toBe(readingOf(other))
  })

  it.each([
    ['sunrise.org', 'sunrise.com'],
    ['sunrise.org', 'sunset.org'],
    ['школа.рф', 'садик.рф'],
    ['阳光.cn', '太阳.cn'],
  ])('keeps %s apart from %s', (one, other) => {
    expect(readingOf(one)).not.toBe(readingOf(other))
  })
})

describe('readsLikeOurs', () => {
  it.each([
    'cubby.org',
    'cu-bby.app',
    'login.cubby.net',
    'cubby.app.evil.org',
    'signin.cubby.app.evil.org',
    // With a sign on its u, as a browser sends it.
    'xn--cbby-0ra.org',
  ])('refuses %s', domain => {
    expect(readsLikeOurs(domain, 'cubby.app')).toBe(true)
  })

  it.each(['sunrise.org', 'cubby-house.org', 'families.notcubby.app', 'cuddy.org'])('lets %s', domain => {
    expect(readsLikeOurs(domain, 'cubby.app')).toBe(false)
  })
})
