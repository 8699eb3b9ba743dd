import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { noteAct } from '#tenants/operations.server.ts'
import { retryFailed } from '#workers/queue-figures.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Has one failed job done again. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  const count = await retryFailed(idFrom(params.outboxId), (q, [schoolId]) =>
    noteAct(q, operator.identityId, { action: 'jobs.retried', detail: { jobs: '1' } }, schoolId),
  )
  return redirectWithToast(paths.queue(), t('console.queue.retried', { count }))
})
