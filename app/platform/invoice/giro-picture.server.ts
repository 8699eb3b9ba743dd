import { create } from 'qrcode'
import { giroCode } from '#tenants/billing/transfer/giro-code.ts'
import type { Invoice } from '#tenants/billing/transfer/ledger.server.ts'

/** The code that a bank's app reads of what is open, modules row by row, true for dark; null where there is none. */
export function giroPicture({ seller, number, currency }: Invoice, amount: number) {
  const code = currency === 'EUR' ? giroCode({ ...seller.bank, amount, reference: number }) : null
  if (!code) return null
  const { modules } = create(code, { errorCorrectionLevel: 'M' })
  return { size: modules.size, dark: Array.from(modules.data, Boolean) }
}
