import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { unpublishAlbum } from '../publication.server.ts'

/** Takes the album back into a draft. */
export const action = act('albums:post', NothingForm, async ({ school, params, t }) => {
  const albumId = idFrom(params.albumId)
  await unpublishAlbum(school, albumId)
  return redirectWithToast(paths.album(albumId), t('albums.publish.taken_back'))
})
