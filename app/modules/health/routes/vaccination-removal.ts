import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { paths } from '../paths.ts'
import { RemovalForm } from '../vaccination-forms.ts'
import { takeBackVaccination } from '../vaccinations.server.ts'

export const action = act('health:enter', RemovalForm, async ({ school, params, t }) => {
  const { childId } = await takeBackVaccination(school, idFrom(params.vaccinationId))
  return redirectWithToast(paths.vaccinations(childId), t('health.vaccination.taken_back'))
})
