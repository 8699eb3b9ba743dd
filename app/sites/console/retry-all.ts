import { noteAct } from '#tenants/operations.server.ts'
import { Problem } from '#tenants/problem.ts'
import { failedJobs, retryFailed } from '#workers/queue-figures.server.ts'
import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

const most = 1_000

/** Has all failed jobs done again. One that somebody else retried a moment ago is passed over. */
export const action = act('console:operate', ConfirmForm, async ({ operator, t }) => {
  const failed = await failedJobs(most)
  if (failed.length > 0) await noteAct(operator.identityId, { action: 'jobs.retried', detail: { jobs: String(failed.length) } })
  let retried = 0
  for (const { outboxId } of failed) if (await retry(outboxId)) retried++
  return redirectWithToast(paths.queue(), t('console.queue.retried', { count: retried }))
})

const retry = (outboxId: string): Promise<boolean> =>
  retryFailed(outboxId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'not_found') return false
      throw error
    },
  )
