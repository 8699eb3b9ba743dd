import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { removeTerm } from '#tenants/translation/glossary.server.ts'
import { NothingForm } from './forms.ts'

/** Takes a pair out of the glossary. */
export const action = act('school:settings', NothingForm, async ({ school, params, t }) => {
  await removeTerm(school, idFrom(params.translationTermId))
  return redirectWithToast('/settings/translation', t('settings.glossary.removed'))
})
