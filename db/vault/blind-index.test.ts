import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindIndex } from './blind-index.ts'
import { dataKey } from './data-key.ts'
import { normaliseEmail } from './email.ts'
import { normalisePhone } from './phone.ts'

const key = dataKey({ schoolId: 'school-a', purpose: 'index' }, 1, randomBytes(32))
const field = { table: 'guardian', column: 'email' }

describe('a blind index', () => {
  it('is equal exactly for equal values of one column and key', () => {
    const other = dataKey({ schoolId: 'school-b', purpose: 'index' }, 1, randomBytes(32))
    expect(blindIndex(key, field, 'a@b.example')).toBe(blindIndex(key, field, 'a@b.example'))
    const others = [
      blindIndex(key, field, 'a@c.example'),
      blindIndex(key, { ...field, column: 'phone' }, 'a@b.example'),
      blindIndex(key, { ...field, table: 'staff' }, 'a@b.example'),
      blindIndex(other, field, 'a@b.example'),
    ]
    expect(others).not.toContain(blindIndex(key, field, 'a@b.example'))
    expect(new Set(others).size).toBe(4)
  })

  it('is 22 characters long and does not contain the value', () => {
    expect(blindIndex(key, field, 'mia@tan.example')).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })

  it('stays the same for a known key and value, as stored indexes must go on matching', () => {
    const known = dataKey({ schoolId: 'school-a', purpose: 'index' }, 1, Buffer.alloc(32, 7))
    expect(blindIndex(known, field, 'a@b.example')).toBe('tfYTUQkDD_39a0XHdxc1vA')
  })

  it('takes no key of another purpose', () => {
    const contact = dataKey({ schoolId: 'school-a', purpose: 'contact' }, 1, randomBytes(32))
    expect(() => blindIndex(contact, field, 'a@b.example')).toThrow(TypeError)
  })
})

describe('an e-mail address', () => {
  it.each([
    ['  Mia.Tan@Example.COM ', 'mia.tan@example.com'],
    ['ｍｉａ@ｅｘａｍｐｌｅ.com', 'mia@example.com'],
    ['李@例え.jp', '李@xn--r8jz45g.jp'],
    ['a@straße.example', 'a@xn--strae-oqa.example'],
    ['a@XN--STRAE-OQA.example', 'a@xn--strae-oqa.example'],
    ['a@example.com.', 'a@example.com'],
    ['mia+school@example.com', 'mia+school@example.com'],
    ["o'hara@example.com", "o'hara@example.com"],
  ])('%s is compared as %s', (typed, compared) => {
    expect(normaliseEmail(typed)).toBe(compared)
  })

  it.each([
    '',
    'mia',
    '@example.com',
    'mia@',
    'mia@localhost',
    'a b@example.com',
    'a@b@example.com',
    'a@ex%61mple.com',
    'a@example.com:25',
    '.a@example.com',
    'a..b@example.com',
    `${'x'.repeat(65)}@example.com`,
  ])('%j is none', typed => {
    expect(normaliseEmail(typed)).toBeNull()
  })

  it('does not change any more once normalised', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'binary' }).map(text => `${text}@exämple.com`),
        ),
        typed => {
          const once = normaliseEmail(typed)
          if (once !== null) expect(normaliseEmail(once)).toBe(once)
        },
      ),
    )
  })
})

describe('a telephone number', () => {
  it.each([
    ['9123 4567', '65', '+6591234567'],
    ['+65 9123-4567', '86', '+6591234567'],
    ['0065 9123 4567', '86', '+6591234567'],
    ['９１２３４５６７', '65', '+6591234567'],
    ['٩١٢٣٤٥٦٧', '65', '+6591234567'],
    ['\u202A+65 9123 4567\u202C', '65', '+6591234567'],
    ['tel:+65-9123-4567', '65', '+6591234567'],
    ['138 0013 8000', '86', '+8613800138000'],
    ['010-8888 8888', '86', '+861088888888'],
    ['+44 (0)20 7946 0018', '65', '+442079460018'],
    ['020 7946 0018', '44', '+442079460018'],
    ['06 1234 5678', '39', '+390612345678'],
    ['(415) 555-0132', '1', '+14155550132'],
    ['1 415 555 0132', '1', '+14155550132'],
    ['011 65 9123 4567', '1', '+6591234567'],
    ['8 912 345-67-89', '7', '+79123456789'],
  ])('%s with the country code %s is compared as %s', (typed, country, compared) => {
    expect(normalisePhone(typed, country)).toBe(compared)
  })

  it.each(['', '+', '12', '123456789012345678', 'call me', '9123 4567 ext 2', '++6591234567', '+0 123 456 789'])(
    '%j is none',
    typed => {
      expect(normalisePhone(typed, '65')).toBeNull()
    },
  )

  it('does not change any more once normalised', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789+ -()') }),
        fc.constantFrom('1', '7', '39', '44', '65', '86'),
        (typed, country) => {
          const once = normalisePhone(typed, country)
          if (once !== null) expect(normalisePhone(once, country)).toBe(once)
        },
      ),
    )
  })

  it('is asked with a country code that is one', () => {
    expect(() => normalisePhone('9123 4567', '+65')).toThrow(RangeError)
  })
})
