import { checkWalls } from '#tenants/self-check/check.server.ts'
import { tellOperators } from '#tenants/self-check/telling.server.ts'
import { log, loggable } from '#workers/log.server.ts'
import { countSelfCheck } from '#workers/metrics.server.ts'

/** Looks whether the walls between schools stand, where that is due, and raises the alarm when they do not (decision 049). */
export async function checkIsolation(): Promise<void> {
  const end = await checkWalls()
  if (!end) return
  const { outcome, findings, error } = end
  countSelfCheck(outcome)
  if (outcome === 'passed') return log.info({ code: 'isolation-passed' }, 'the walls between schools stand')
  // Names of tables and rules: nothing of a school.
  if (outcome === 'failed')
    log.error({ code: 'isolation-breach', findings }, 'the walls between schools do not all stand')
  else
    log.error({ code: 'isolation-unknown', ...loggable(error) }, 'the look at the walls could not be carried through')
  await tellOperators(end)
}
