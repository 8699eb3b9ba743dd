import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { PublishForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'
import { publishAlbum } from '../publication.server.ts'

/** Shows the album to its families, now or at the day's end. */
export const action = act('albums:post', PublishForm, async ({ school, params, form, t }) => {
  const albumId = idFrom(params.albumId)
  const publishedAt = await publishAlbum(school, albumId, form.when)
  const out = standingOf({ publishedAt }) === 'out'
  return redirectWithToast(paths.album(albumId), t(out ? 'albums.publish.done' : 'albums.publish.waits'))
})
