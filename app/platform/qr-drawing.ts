import { create as createQr } from 'qrcode'

/** A QR code for paper, as SVG. Modules as one path, so that no reader blurs them; black on white whatever the school's colours. */
export function qrDrawing(text: string): string {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.size} ${modules.size}"><path fill="#000000" d="${path}"/></svg>`
}
