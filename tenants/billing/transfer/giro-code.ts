/**
 * What a bank's app reads from a QR code to fill in a SEPA credit transfer: European Payments Council, EPC069-12, version 002. Characters are
 * UTF-8 (1); drawn with error correction M.
 * @param amount hundredths of a euro, at least one
 * @returns null where the account is no IBAN or the amount is none that a transfer can have
 */
export function giroCode(transfer: {
  holder: string
  account: string
  bank: string
  amount: number
  reference: string
}): string | null {
  const iban = transfer.account.replace(/\s/g, '').toUpperCase()
  if (!isIban(iban) || transfer.amount < 1 || transfer.amount > 99_999_999_999) return null
  // The second part of the field may be a bank's name, which is no BIC; in version 002 it may be left out.
  const bic = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(transfer.bank) ? transfer.bank : ''
  const amount = `EUR${(transfer.amount / 100).toFixed(2)}`
  return [
    ...['BCD', '002', '1', 'SCT', bic, transfer.holder.slice(0, 70), iban, amount],
    ...['', '', transfer.reference.slice(0, 140)],
  ].join('\n')
}

/** Whether a text without spaces is an IBAN: ISO 13616, its check digits by ISO 7064 mod 97-10. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
