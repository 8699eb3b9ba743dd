import { found } from '#tenants/problem.ts'

/** The answer with an invoice's PDF, to be saved under its number. @throws Problem not_found while it is being made */
export function pdfOf({ number, bytes }: { number: string; bytes: Buffer | null }): Response {
  const pdf = found(bytes)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(pdf.length),
      'Content-Disposition': `attachment; filename="${number}.pdf"`,
      'Cache-Control': 'private, no-cache',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  })
}
