/** How a bill is taxed; each kind but `domestic` has a sentence on the invoice. */
export const taxKinds = ['domestic', 'reverse_charge', 'union', 'outside'] as const
export type TaxKind = (typeof taxKinds)[number]

/** Members of the European Union in 2026, by ISO 3166-1 (european-union.europa.eu). */
const union: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/**
 * Which tax a bill bears. Sources: Council Directive 2006/112/EC, Art. 44 (services to a taxable person are taxed where that person is),
 * Art. 196 (the customer is then liable: reverse charge), Art. 58 (electronic services to others are taxed where those are), Art. 59
 * (outside of the Union).
 * Simplified for `union`: a customer in another member state without a VAT number is billed at the vendor's own rate, which holds up to the
 * threshold of 10,000 € a year (Art. 59c); above it the vendor has to register for the one-stop shop and bill the customer's rate.
 * The number's form is checked, not whether it was given out: that is asked of VIES by hand.
 * @param rate the vendor's own, in hundredths of a per cent
 */
export function taxOf(
  vendor: { country: string; rate: number },
  buyer: { country: string; taxId: string | null },
): { kind: TaxKind; rate: number } {
  if (buyer.country === vendor.country) return { kind: 'domestic', rate: vendor.rate }
  if (!union.has(vendor.country) || !union.has(buyer.country)) return { kind: 'outside', rate: 0 }
  if (isVatNumber(buyer.taxId, buyer.country)) return { kind: 'reverse_charge', rate: 0 }
  return { kind: 'union', rate: vendor.rate }
}

/** Whether a text has the form of a VAT number of that country: its prefix (`EL` for Greece) and two to twelve letters or digits (Art. 215). */
export function isVatNumber(text: string | null, country: string): boolean {
  const plain = (text ?? '').replace(/[\s.-]/g, '').toUpperCase()
  const prefix = country === 'GR' ? 'EL' : country
  return plain.startsWith(prefix) && /^[0-9A-Z+*]{2,12}$/.test(plain.slice(2))
}
