import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { restoreAlbum } from '../album.server.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Brings the album back. */
export const action = act('albums:moderate', NothingForm, async ({ school, params, t }) => {
  const albumId = idFrom(params.albumId)
  await restoreAlbum(school, albumId)
  return redirectWithToast(paths.album(albumId), t('albums.deleted.back'))
})
