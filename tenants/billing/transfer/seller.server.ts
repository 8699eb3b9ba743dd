import type { InvoiceSeller } from '#db/schema/invoices.ts'
import { environment } from '../../config.server.ts'
import type { Currency } from '../prices.ts'

/** The vendor as it stands on a bill in that currency. */
export function seller(currency: Currency): InvoiceSeller {
  const { VENDOR_NAME, VENDOR_ADDRESS, VENDOR_COUNTRY, VENDOR_TAX_ID, ...more } = environment()
  const [holder = '', account = '', bank = ''] = more[`VENDOR_BANK_${currency}`].split('|').map(part => part.trim())
  return {
    name: VENDOR_NAME,
    address: VENDOR_ADDRESS.split('|').map(line => line.trim()),
    country: VENDOR_COUNTRY,
    taxId: VENDOR_TAX_ID,
    bank: { holder, account, bank },
  }
}

/** The vendor's own country and rate of tax, in hundredths of a per cent. */
export const vendorTax = (): { country: string; rate: number } => {
  const { VENDOR_COUNTRY, VENDOR_TAX_RATE } = environment()
  return { country: VENDOR_COUNTRY, rate: Math.round(VENDOR_TAX_RATE * 100) }
}
