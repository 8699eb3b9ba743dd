import { Temporal } from 'temporal-polyfill'
import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { giveOverride } from '#tenants/billing/giving.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { OverrideForm } from './forms.ts'
import { paths } from './paths.ts'

/** Gives a school something apart from its plan, or keeps a module from it. */
export const action = act('console:operate', OverrideForm, async ({ params, operator, form, t }) => {
  const schoolId = idFrom(params.schoolId)
  const [key = '', moduleId, switched] = form.what.split('/')
  // Over everywhere on earth: an input for days knows no school's calendar.
  if (form.lastDay && form.lastDay < Temporal.Now.plainDateISO('Etc/GMT+12').toString())
    throw invalid({ lastDay: 'console.trial.past' })
  if (moduleId === undefined && form.value === undefined) throw invalid({ value: 'ui.field.required' })
  await giveOverride(operator.identityId, schoolId, {
    ...{ id: form.overrideId, reason: form.reason, lastDay: form.lastDay ?? null },
    ...(moduleId === undefined
      ? { key, value: form.value ?? 0 }
      : { key: `module:${moduleId}`, value: switched === 'on' ? 1 : 0 }),
  })
  return redirectWithToast(paths.school(schoolId), t('console.override.done'))
})
