import type { Currency } from './prices.ts'

/** 123450 hundredths → `€1,234.50`, as the reader writes it. */
export const formatMoney = (locale: string, hundredths: number, currency: Currency): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { style: 'currency', currency }).format(hundredths / 100)

/**
 * An amount as somebody types it, in hundredths: `1234,5`, `1,234.50`, `1 234.50`. The last point or comma with one or two digits after it
 * parts the hundredths; the other sign, spaces and apostrophes may stand before groups of three.
 * @returns null for anything else, negative ones included
 */
export function readMoney(text: string): number | null {
  const match = /^(\d{1,3}(?:[ '’ .,]\d{3})+|\d{1,9})(?:([.,])(\d{1,2}))?$/.exec(text.trim())
  const [, whole = '', point, hundredths = ''] = match ?? []
  if (!match) return null
  const groupSigns = new Set(whole.replace(/\d/g, ''))
  if (groupSigns.size > 1 || (point && groupSigns.has(point))) return null
  const amount = Number(whole.replace(/\D/g, '')) * 100 + Number(hundredths.padEnd(2, '0'))
  return amount <= 1_000_000_000 ? amount : null
}

/** 123450 → `1234.50`, for a field that `readMoney` reads. */
export const typedMoney = (hundredths: number): string => (hundredths / 100).toFixed(2)

/** An integer divided by another, half away from zero: how every amount is rounded. */
export function divided(amount: number, by: number): number {
  return Math.sign(amount) * Math.floor((2 * Math.abs(amount) + by) / (2 * by))
}
