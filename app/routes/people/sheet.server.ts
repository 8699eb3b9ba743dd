import type { SchoolRequest } from '#app/platform/load.server.ts'
import { themeOf } from '#tenants/brand/brand.server.ts'
import { pdfColours } from '#tenants/brand/email-colours.ts'
import { originOf } from '#tenants/config.server.ts'
import { joinCodesFor } from '#tenants/identity/join-codes.server.ts'
import { joinSheet } from '#tenants/identity/join-sheet.server.ts'

/** The printed join codes of these children, as a file that the browser opens. */
export async function sheetFor(
  { school, resolved, context, locale }: SchoolRequest,
  childIds: readonly string[],
): Promise<Response> {
  const codes = await joinCodesFor(school, childIds)
  const bytes = await joinSheet({
    school: resolved.facts.name,
    locale,
    colours: pdfColours(themeOf(resolved).theme),
    logo: null,
    origin: originOf(context.hostname),
    codes,
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="join-codes.pdf"',
      'Cache-Control': 'no-store',
    },
  })
}
