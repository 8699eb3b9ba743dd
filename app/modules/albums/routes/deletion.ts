import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { deleteAlbum } from '../album.server.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Takes the album away; the feed offers to undo it. */
export const action = act('albums:moderate', NothingForm, async ({ school, params }) => {
  const albumId = idFrom(params.albumId)
  await deleteAlbum(school, albumId)
  return redirect(paths.feed({ deleted: albumId }))
})
