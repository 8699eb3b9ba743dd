import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { noteAct } from '#tenants/operations.server.ts'
import { retryFailed } from '#workers/queue-figures.server.ts'
import { RetryForm } from './forms.ts'
import { paths } from './paths.ts'

/** Has one failed job done again. */
export const action = act('console:operate', RetryForm, async ({ params, operator, form, t }) => {
  let school = ''
  const count = await retryFailed(idFrom(params.outboxId), async (q, [schoolId = '']) => {
    school = schoolId
    await noteAct(q, operator.identityId, { action: 'jobs.retried', detail: { jobs: '1' } }, schoolId)
  })
  return redirectWithToast(
    form.back === 'school' ? paths.school(school) : paths.queue(),
    t('console.queue.retried', { count }),
  )
})
