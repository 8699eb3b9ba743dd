import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from './aead.ts'
import { type DataKey, dataKey } from './data-key.ts'
import { keyVersionOf, open, openText, type Place, seal } from './envelope.ts'
import { type RefusalReason, VaultRefused } from './refusal.ts'

const secret = randomBytes(32)
const key = dataKey({ schoolId: 'school-a', purpose: 'contact' }, 1, secret)
const place: Place = { schoolId: 'school-a', table: 'guardian', column: 'phone', rowId: 'row-1' }
const anyText = fc.string({ unit: 'binary', maxLength: 200 })

describe('an envelope', () => {
  it('gives back any text it sealed, emoji and right-to-left included', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(openText(key, place, seal(key, place, text))).toBe(text)
      }),
      { examples: [[''], ['👩‍👧‍👦 妈妈'], ['مرحبا \u202E abc'], ['\0'], ['e\u0301']] },
    )
  })

  it('gives back any bytes it sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(open(key, place, seal(key, place, Buffer.from(bytes))).equals(Buffer.from(bytes))).toBe(true)
      }),
    )
  })

  it('opens as the written format says: sealed with the same bytes by another implementation', () => {
    const known = dataKey({ schoolId: 'school-a', purpose: 'contact' }, 3, Buffer.alloc(32, 7))
    const envelope = 'c1.3.AAECAwQFBgcICQoL_hZAlKWDPOzKkhUDbsaQsMryG7SfIMyTeL1zKSnL'
    expect(openText(known, place, envelope)).toBe('早上好 🌞')
  })

  // Three lengths, as base64url ends with 0, 2 or 4 bits that belong to no byte.
  it.each(['honey', 'nuts', 'peanuts 🥜'])('is refused when any single bit of its text is flipped: %s', text => {
    const envelope = Buffer.from(seal(key, place, text))
    for (let bit = 0; bit < envelope.length * 8; bit += 1) {
      const altered = Buffer.from(envelope)
      const byte = bit >> 3
      altered[byte] = (altered[byte] ?? 0) ^ (1 << (bit & 7))
      expect(() => open(key, place, altered.toString('latin1')), `bit ${bit}`).toThrow(VaultRefused)
    }
  })

  it('is refused when cut short or lengthened', () => {
    const envelope = seal(key, place, 'abc')
    for (let length = 0; length < envelope.length; length += 1)
      expect(() => open(key, place, envelope.slice(0, length))).toThrow(VaultRefused)
    expect(() => open(key, place, `${envelope}A`)).toThrow(VaultRefused)
    expect(() => open(key, place, `${envelope}=`)).toThrow(VaultRefused)
  })

  it('is refused in another school, table, column or row, although the key bytes are the same', () => {
    const part = fc.string({ minLength: 1, maxLength: 12 })
    const places = fc.record({ schoolId: part, table: part, column: part, rowId: part })
    fc.assert(
      fc.property(places, places, anyText, (from, to, text) => {
        fc.pre(JSON.stringify(from) !== JSON.stringify(to))
        const keyOf = (where: Place) => dataKey({ schoolId: where.schoolId, purpose: 'contact' }, 1, secret)
        const envelope = seal(keyOf(from), from, text)
        expect(reasonOf(() => open(keyOf(to), to, envelope))).toBe('not-authentic')
      }),
      {
        examples: (['schoolId', 'table', 'column', 'rowId'] as const).map(name => [
          place,
          { ...place, [name]: 'x' },
          'text',
        ]),
      },
    )
  })

  it('is refused when two neighbouring parts of the place only share their joined spelling', () => {
    const envelope = seal(key, { ...place, table: 'ab', column: 'c' }, 'text')
    expect(reasonOf(() => open(key, { ...place, table: 'a', column: 'bc' }, envelope))).toBe('not-authentic')
    expect(canonical('ab', 'c').equals(canonical('a', 'bc'))).toBe(false)
  })

  it('tells which key version it needs, and is refused by another version and under a rewritten number', () => {
    const second = dataKey({ schoolId: 'school-a', purpose: 'contact' }, 2, secret)
    const envelope = seal(second, place, 'text')
    expect(keyVersionOf(envelope)).toBe(2)
    expect(reasonOf(() => open(key, place, envelope))).toBe('wrong-key')
    expect(reasonOf(() => open(key, place, envelope.replace('c1.2.', 'c1.1.')))).toBe('not-authentic')
  })

  it("neither seals nor opens with another school's key", () => {
    const other: DataKey = dataKey({ schoolId: 'school-b', purpose: 'contact' }, 1, secret)
    expect(reasonOf(() => seal(other, place, 'text'))).toBe('wrong-key')
    expect(reasonOf(() => open(other, place, seal(key, place, 'text')))).toBe('wrong-key')
  })

  it('does not encrypt with an index key', () => {
    const index = dataKey({ schoolId: 'school-a', purpose: 'index' }, 1, secret)
    expect(() => seal(index, place, 'text')).toThrow(TypeError)
  })

  it('never repeats a nonce over 20,000 seals of the same value', () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 20_000; i += 1) nonces.add(seal(key, place, 'same').slice('c1.1.'.length).slice(0, 16))
    expect(nonces.size).toBe(20_000)
  })

  it('shows neither the key nor the plaintext in a refusal, nor the key in JSON', () => {
    const message = String(catching(() => open(key, { ...place, rowId: 'other' }, seal(key, place, 'Mia Tan'))))
    expect(message).not.toContain('Mia')
    expect(JSON.stringify(key)).not.toContain(secret.toString('hex'))
    expect(JSON.parse(JSON.stringify(key)).secret).toEqual({})
  })
})

function reasonOf(work: () => unknown): RefusalReason | undefined {
  const error = catching(work)
  return error instanceof VaultRefused ? error.reason : undefined
}

function catching(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
