import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { AskedEnd } from '#app/platform/asked-end.tsx'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { childOfCondition, conditionsOf, saveCondition } from '../conditions.server.ts'
import { ConditionForm } from '../forms.ts'
import { healthChild } from '../health-child.server.ts'
import { paths } from '../paths.ts'
import { ConditionFields } from '../ui/condition-fields.tsx'
import { ConditionHistory } from '../ui/condition-history.tsx'

export const loader = load('health:enter', async request => {
  const conditionId = idFrom(request.params.conditionId)
  const childId = await childOfCondition(request.school, conditionId)
  await openSensitive(request, childId, 'health')
  const [child, conditions] = await Promise.all([
    healthChild(request.school, childId),
    conditionsOf(request.school, childId),
  ])
  found(child.mayEnter || undefined)
  const condition = found(conditions.find(each => each.conditionId === conditionId && !each.ended))
  return { child, condition, versionId: uuidv7(), title: condition.what }
})

export const action = act('health:enter', ConditionForm, async ({ school, params, form, t }) => {
  const conditionId = idFrom(params.conditionId)
  const childId = await childOfCondition(school, conditionId)
  const refused = await saveCondition(school, childId, { ...form, conditionId })
  if (refused) throw invalid({ '': `health.form.${refused}` })
  return redirectWithToast(paths.child(childId), t('ui.state.saved'))
})

export const meta = titled

/** The page keeps what it showed over a failed try: what another saved meanwhile is not to be written over unseen. */
export const shouldRevalidate = () => false

export default function ConditionPage() {
  const t = useT()
  const { child, condition, versionId, title } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={child.name}
      back={{ href: paths.child(child.id), label: child.name }}
      submit={t('ui.action.save')}
      after={
        <div className="flex flex-col items-start gap-6">
          <AskedEnd
            variant="danger-soft"
            action={paths.ending(condition.conditionId)}
            label={t('health.condition.end')}
            title={t('health.condition.end_title', { what: condition.what })}
            text={t('health.condition.end_text')}
          />
          <ConditionHistory versions={condition.earlier} />
        </div>
      }
    >
      <ConditionFields conditionId={condition.conditionId} versionId={versionId} condition={condition} />
    </FormPage>
  )
}
