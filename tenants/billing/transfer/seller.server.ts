import type { InvoiceSeller } from '#db/schema/invoices.ts'
import { environment } from '../../config.server.ts'
import type { Currency } from '../prices.ts'

/** What stands in the place of details that are not set; nobody's. */
const example = {
  name: 'Example Vendor (no real company)',
  address: '1 Example Street|10115 Example Town',
  taxId: 'DE000000000 (example)',
  bank: {
    EUR: 'Example, do not pay|DE89 3704 0044 0532 0130 00|Example Bank',
    CNY: 'Example, do not pay|6222 0000 0000 0000|Example Bank',
    USD: 'Example, do not pay|000000000|Example Bank',
    GBP: 'Example, do not pay|GB33 BUKB 2020 1555 5555 55|Example Bank',
  },
}

/** The vendor as it stands on a bill in that currency. */
export function seller(currency: Currency): InvoiceSeller {
  const { VENDOR_NAME, VENDOR_ADDRESS, VENDOR_COUNTRY, VENDOR_TAX_ID, ...more } = environment()
  const [holder = '', account = '', bank = ''] = (more[`VENDOR_BANK_${currency}`] ?? example.bank[currency])
    .split('|')
    .map(part => part.trim())
  return {
    name: VENDOR_NAME ?? example.name,
    address: (VENDOR_ADDRESS ?? example.address).split('|').map(line => line.trim()),
    country: VENDOR_COUNTRY,
    taxId: VENDOR_TAX_ID ?? example.taxId,
    bank: { holder, account, bank },
  }
}

/** The vendor's own country and rate of tax, in hundredths of a per cent. */
export const vendorTax = (): { country: string; rate: number } => {
  const { VENDOR_COUNTRY, VENDOR_TAX_RATE } = environment()
  return { country: VENDOR_COUNTRY, rate: Math.round(VENDOR_TAX_RATE * 100) }
}
