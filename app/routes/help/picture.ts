import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ownPicture } from '#tenants/help/requests.server.ts'

/** GET: the picture that went along. */
export const loader = load('help:ask', async ({ school, params }) => {
  const bytes = await ownPicture(school, idFrom(params.helpRequestId), idFrom(params.helpPostId))
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' },
  })
})
