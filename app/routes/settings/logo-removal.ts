import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { removeArtwork } from '#tenants/brand/artwork.server.ts'
import { ArtworkRemovalForm } from './forms.ts'

/** Takes the logo or the mark off. */
export const action = act('brand:edit', ArtworkRemovalForm, async ({ school, form, t }) => {
  await removeArtwork(school, form.artwork)
  return redirectWithToast('/settings/logo', t('settings.logo.removed'))
})
