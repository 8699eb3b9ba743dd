import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * The sums of a Vitest run. A file that could not even be loaded counts as one failure, as does an error outside tests.
 * @param {string} path of its JSON report
 * @returns {Tally | null} null when there is none, because the run broke down
 */
export function vitestTally(path) {
  const report = read(path)
  if (report === null) return null
  const files = /** @type {{ status: string, assertionResults: { status: string }[] }[]} */ (report.testResults ?? [])
  const unloaded = files.filter(
    file => file.status === 'failed' && !file.assertionResults.some(result => result.status === 'failed'),
  ).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * The sums of a Playwright run. A test that passed only when repeated has failed.
 * @param {string} path of its JSON report
 * @returns {Tally | null} null when there is none, because the run broke down
 */
export function playwrightTally(path) {
  const report = read(path)
  if (report === null) return null
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped }
}

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
