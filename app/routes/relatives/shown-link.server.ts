import { create } from 'qrcode'

/** A link that is shown once, with its picture: modules row by row, true for dark. */
export interface ShownLink {
  href: string
  qr: { size: number; dark: readonly boolean[] }
}

export function shownLink(href: string): ShownLink {
  const { modules } = create(href, { errorCorrectionLevel: 'M' })
  return { href, qr: { size: modules.size, dark: Array.from(modules.data, Boolean) } }
}
