import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { downloadChildPhotos } from '../child-photos.server.ts'

/** All published photos of a child as one zip, made while it is sent. */
export const loader = load('albums:download', async ({ school, params, t }) => {
  const { name, body } = await downloadChildPhotos(school, idFrom(params.childId))
  const fileName = `${t('albums.download.file', { name })}.zip`
  return new Response(body, {
    headers: {
      'Content-Type': 'application/zip',
      // RFC 6266: the plain name for old clients, the encoded one with the child's name in any script.
      'Content-Disposition': `attachment; filename="photos.zip"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'Cache-Control': 'no-store',
    },
  })
})
