import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { saveCondition } from '../conditions.server.ts'
import { ConditionForm } from '../forms.ts'
import { healthChild } from '../health-child.server.ts'
import { paths } from '../paths.ts'
import { ConditionFields } from '../ui/condition-fields.tsx'

export const loader = load('health:enter', async ({ school, params, t }) => {
  const child = await healthChild(school, idFrom(params.childId))
  found(child.mayEnter || undefined)
  return { child, conditionId: uuidv7(), versionId: uuidv7(), title: t('health.condition.new') }
})

export const action = act('health:enter', ConditionForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  const refused = await saveCondition(school, childId, form)
  if (refused) throw invalid({ '': `health.form.${refused}` })
  return redirectWithToast(paths.child(childId), t('ui.state.saved'))
})

export const meta = titled

/** The page keeps its ids over a failed try, so that the second is the same entry. */
export const shouldRevalidate = () => false

export default function NewCondition() {
  const t = useT()
  const { child, title, ...ids } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={t(child.staff ? 'health.condition.new_text_staff' : 'health.condition.new_text', { name: child.shortName })}
      back={{ href: paths.child(child.id), label: child.name }}
      submit={t('ui.action.save')}
    >
      <ConditionFields {...ids} />
    </FormPage>
  )
}
