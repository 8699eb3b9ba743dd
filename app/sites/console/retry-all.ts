import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { noteAct } from '#tenants/operations.server.ts'
import { retryFailed } from '#workers/queue-figures.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Has all failed jobs done again. */
export const action = act('console:operate', ConfirmForm, async ({ operator, t }) => {
  const count = await retryFailed('all', (q, { length }) =>
    noteAct(q, operator.identityId, { action: 'jobs.retried', detail: { jobs: String(length) } }),
  )
  return redirectWithToast(paths.queue(), t('console.queue.retried', { count }))
})
