import { load } from '#app/platform/load.server.ts'
import { proofOf } from '#tenants/erasure/overview.server.ts'
import { proofFileName } from '#tenants/erasure/proof.ts'
import { idFrom } from '#tenants/files/media-id.ts'

/** The proof of an erasure, byte by byte as its former owners got it: its hash is that of the file. */
export const loader = load('console:view', async ({ params }) => {
  const { slug, document } = await proofOf(idFrom(params.schoolId))
  return new Response(document, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${proofFileName(slug)}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
})
