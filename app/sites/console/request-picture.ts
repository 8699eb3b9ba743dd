import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { deskPicture } from '#tenants/help/desk.server.ts'

/** GET: a picture that a school has sent with a request. */
export const loader = load('console:view', async ({ params }) => {
  const bytes = await deskPicture(idFrom(params.helpRequestId), idFrom(params.helpPostId))
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' },
  })
})
