/** Country calling codes whose national numbers begin with a 0 that belongs to the number (ITU-T E.164 national plans). */
const ZERO_BELONGS = new Set(['39', '225', '241', '242', '378', '379'])

/** E.164 §6.2.1: at most 15 digits with the country code. Nothing shorter than 7 reaches a person. */
const MIN_DIGITS = 7
const MAX_DIGITS = 15

/** Zeros of the decimal digits people type besides ASCII and full-width: Arabic-Indic, Persian, Devanagari. */
const OTHER_ZEROS = [0x0660, 0x06f0, 0x0966]

/**
 * The one spelling under which a telephone number is compared: `+` and the digits, E.164-like. Numbers without `+`, `00` (or
 * `011` in North America) are taken as national and get the default country calling code ('65', '86', '1'), without their trunk
 * prefix. It joins spellings; it does not prove that a number exists.
 * @param defaultCountryCode digits without `+`
 * @returns null when it cannot be a number (letters, extensions, too short or too long).
 * @throws RangeError for a default country code that is none.
 */
export function normalisePhone(text: string, defaultCountryCode: string): string | null {
  if (!/^[1-9][0-9]{0,2}$/.test(defaultCountryCode)) throw new RangeError('A country calling code has 1 to 3 digits')
  const plain = asciiDigits(text.normalize('NFKC'))
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/^tel:/i, '')
  // "+44 (0)20 …": the bracketed zero is for callers inside the country.
  const international = plain.replace(/^(\+[0-9]{1,3})\(0\)/, '$1')
  if (!/^\+?[0-9().\-/\u2010-\u2015]+$/.test(international)) return null
  const digits = international.replace(/[^0-9]/g, '')
  const full = international.startsWith('+') ? digits : fromLocal(digits, defaultCountryCode)
  return full.length >= MIN_DIGITS && full.length <= MAX_DIGITS && !full.startsWith('0') ? `+${full}` : null
}

function fromLocal(digits: string, country: string): string {
  if (country === '1') {
    if (digits.startsWith('011')) return digits.slice(3)
    return digits.length === 11 && digits.startsWith('1') ? digits : country + digits
  }
  if (digits.startsWith('00')) return digits.slice(2)
  // Russia and Kazakhstan dial 8 before ten digits.
  if (country === '7' && digits.length === 11 && digits.startsWith('8')) return country + digits.slice(1)
  return country + (digits.startsWith('0') && !ZERO_BELONGS.has(country) ? digits.slice(1) : digits)
}

function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0
    const zero = OTHER_ZEROS.find(start => code >= start && code <= start + 9)
    return zero === undefined ? digit : String(code - zero)
  })
}
