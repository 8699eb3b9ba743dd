import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divided, formatMoney, readMoney, typedMoney } from '../money.ts'
import { extraLine, invoiceState, netOf, openAmount, periodLine, totalsOf, unusedLine, upgradeLine } from './bill.ts'
import { reminderOn, remindersOf } from './dunning.ts'
import { giroCode, isIban } from './giro-code.ts'
import { monthsOf, periodFrom } from './periods.ts'
import { isVatNumber, taxOf } from './tax.ts'

const basic = { plan: 'basic', interval: 'year', perChild: 900 } as const
const plus = { plan: 'plus', interval: 'year', perChild: 1_800 } as const

describe('what is billed', () => {
  test('a period is children × price', () => {
    expect(periodLine(basic, 40, { start: '2026-11-01', end: '2027-11-01' })).toMatchObject({ amount: 36_000 })
  })

  test('a larger plan costs the difference for the days that are left, the day itself included', () => {
    const period = { start: '2026-01-01', end: '2027-01-01' }
    expect(upgradeLine(basic, plus, 40, period, '2026-01-01').amount).toBe(36_000)
    // 40 × 900 × 184 ÷ 365 = 18,147.9
    expect(upgradeLine(basic, plus, 40, period, '2026-07-01').amount).toBe(18_148)
    expect(upgradeLine(basic, plus, 40, period, '2026-12-31').amount).toBe(99)
    expect(unusedLine(basic, 40, period, '2026-07-01').amount).toBe(-18_148)
  })

  test('more children cost a twelfth of the year for each month, rounded for one child', () => {
    const month = { start: '2027-03-01', end: '2027-04-01' }
    expect(extraLine(basic, 5, month)).toMatchObject({ unit: 75, amount: 375 })
    expect(extraLine({ ...basic, perChild: 990 }, 5, month)).toMatchObject({ unit: 83, amount: 415 })
    expect(extraLine({ ...basic, interval: 'month', perChild: 90 }, 5, month)).toMatchObject({ unit: 90, amount: 450 })
  })

  test('halves are rounded away from zero, whatever the sign', () => {
    expect([divided(5, 2), divided(-5, 2), divided(4, 3), divided(-4, 3), divided(0, 7)]).toEqual([3, -3, 1, -1, 0])
  })

  test('lines and tax add up, and so do the parts of any credit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000_000, max: 10_000_000 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amounts, rate) => {
          const { net, tax, total } = totalsOf(
            amounts.map(amount => ({ amount })),
            rate,
          )
          expect(net).toBe(amounts.reduce((sum, each) => sum + each, 0))
          expect(net + tax).toBe(total)
          const part = netOf(Math.abs(total), rate)
          expect(part.net + part.tax).toBe(Math.abs(total))
          expect(part.tax).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test('a whole credit of what was billed at any rate has the same net and tax but for a hundredth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 3_000 }), (net, rate) => {
        const bill = totalsOf([{ amount: net }], rate)
        expect(Math.abs(netOf(bill.total, rate).net - net)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('an invoice is open, overdue, partly paid, paid or credited', () => {
  const moved = { total: 100, paid: 0, credited: 0, dueOn: '2026-03-15' }
  expect(invoiceState(moved, '2026-03-15')).toBe('open')
  expect(invoiceState(moved, '2026-03-16')).toBe('overdue')
  expect(invoiceState({ ...moved, paid: 40 }, '2026-03-15')).toBe('partly_paid')
  expect(invoiceState({ ...moved, paid: 40 }, '2026-03-16')).toBe('overdue')
  expect(invoiceState({ ...moved, paid: 40, credited: 60 }, '2027-01-01')).toBe('paid')
  expect(invoiceState({ ...moved, credited: 100 }, '2027-01-01')).toBe('credited')
  expect(invoiceState({ ...moved, total: 0 }, '2027-01-01')).toBe('paid')
  expect(openAmount({ ...moved, paid: 40, credited: 10 })).toBe(50)
})

describe('periods', () => {
  const chain = (anchor: string, interval: 'month' | 'year', count: number) => {
    const ends: string[] = []
    for (let start = anchor; ends.length < count; start = ends.at(-1) ?? '')
      ends.push(periodFrom(anchor, start, interval).end)
    return ends
  }

  test('keep the day of the month on which the first began', () => {
    expect(chain('2027-01-31', 'month', 4)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
    expect(chain('2027-12-30', 'month', 3)).toEqual(['2028-01-30', '2028-02-29', '2028-03-30'])
  })

  test('of a year from a leap day end on the last of February until the next leap year', () => {
    expect(chain('2028-02-29', 'year', 4)).toEqual(['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'])
  })

  test('have months that cover them without a gap', () => {
    const months = monthsOf('2027-01-31', { start: '2027-01-31', end: '2028-01-31' })
    expect(months).toHaveLength(12)
    expect(months.map(({ start }) => start)).toEqual(['2027-01-31', ...months.slice(0, -1).map(({ end }) => end)])
    expect(months.at(-1)?.end).toBe('2028-01-31')
  })
})

describe('tax', () => {
  const vendor = { country: 'DE', rate: 1_900 }
  test.each([
    ['at home', 'DE', null, 'domestic', 1_900],
    ['at home, with a number', 'DE', 'DE123456789', 'domestic', 1_900],
    ['elsewhere in the Union with a number', 'FR', 'FR 12 345678901', 'reverse_charge', 0],
    ['in Greece, whose numbers begin with EL', 'GR', 'EL123456789', 'reverse_charge', 0],
    ['in the Union without a number', 'FR', null, 'union', 1_900],
    ['in the Union with another country’s number', 'FR', 'DE123456789', 'union', 1_900],
    ['in the Union with a number of no form', 'FR', 'FR', 'union', 1_900],
    ['outside', 'CN', '91110000MA00000000', 'outside', 0],
    ['in Britain', 'GB', 'GB123456789', 'outside', 0],
  ])('%s', (_where, country, taxId, kind, rate) => {
    expect(taxOf(vendor, { country, taxId })).toEqual({ kind, rate })
  })

  test('of a vendor outside of the Union is its own at home and nothing elsewhere', () => {
    expect(taxOf({ country: 'GB', rate: 2_000 }, { country: 'GB', taxId: null })).toEqual({
      kind: 'domestic',
      rate: 2_000,
    })
    expect(taxOf({ country: 'GB', rate: 2_000 }, { country: 'DE', taxId: null })).toEqual({ kind: 'outside', rate: 0 })
    expect(isVatNumber('atu12345678', 'AT')).toBe(true)
  })
})

describe('amounts that are typed', () => {
  test.each([
    ['36', 3_600],
    ['36,5', 3_650],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ['1 234.50', 123_450],
    ['1’234.50', 123_450],
    ['1.234', 123_400],
    ['12.345', 1_234_500],
    ['1.23', 123],
    ['0', 0],
    [' 7.00 ', 700],
  ])('%s', (text, amount) => expect(readMoney(text)).toBe(amount))

  test.each(['', '-5', '1,23,4', '1.234.5.6', 'ten', '1,234,50', '€ 5', '99999999999', '1.234.50'])(
    '%s is none',
    text => {
      expect(readMoney(text)).toBeNull()
    },
  )

  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), hundredths => {
        expect(readMoney(typedMoney(hundredths))).toBe(hundredths)
      }),
    )
    expect(formatMoney('en', 123_450, 'EUR')).toBe('€1,234.50')
    expect(formatMoney('zh-Hans', 123_450, 'CNY')).toBe('¥1,234.50')
  })
})

describe('the code that a bank’s app reads', () => {
  const money = {
    holder: 'Cubby GmbH',
    account: 'DE89 3704 0044 0532 0130 00',
    bank: 'COBADEFFXXX',
    reference: '2026-000123',
  }
  test('has the lines of EPC069-12', () => {
    expect(giroCode({ ...money, amount: 42_840 })?.split('\n')).toEqual([
      ...['BCD', '002', '1', 'SCT', 'COBADEFFXXX', 'Cubby GmbH', 'DE89370400440532013000', 'EUR428.40'],
      ...['', '', '2026-000123'],
    ])
    expect(giroCode({ ...money, bank: 'Some Bank', amount: 1 })?.split('\n')[4]).toBe('')
  })
  test('is none without an IBAN or an amount', () => {
    expect(giroCode({ ...money, account: '000000000', amount: 100 })).toBeNull()
    expect(giroCode({ ...money, amount: 0 })).toBeNull()
    expect([isIban('DE89370400440532013000'), isIban('DE88370400440532013000')]).toEqual([true, false])
  })
})

describe('reminders', () => {
  test('come three days before it is due, the day after, after a week, and before each step', () => {
    expect(remindersOf('2026-03-15', true)).toEqual([
      { kind: 'due_soon', on: '2026-03-12' },
      { kind: 'overdue', on: '2026-03-16' },
      { kind: 'overdue_week', on: '2026-03-22' },
      { kind: 'read_only', on: '2026-03-27' },
      { kind: 'suspended', on: '2026-04-22' },
      { kind: 'closed', on: '2026-07-14' },
    ])
  })
  test('are one letter after days without a look', () => {
    expect(reminderOn('2026-03-11', '2026-03-15', true)).toBeNull()
    expect(reminderOn('2026-03-25', '2026-03-15', true)).toBe('overdue_week')
    expect(reminderOn('2026-12-01', '2026-03-15', false)).toBe('overdue_week')
  })
})
