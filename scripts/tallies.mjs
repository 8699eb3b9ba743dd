import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number, names: string[] }} Tally names: of what failed */

/**
 * The sums of a Vitest run. A file that could not even be loaded counts as one failure, as does an error outside tests.
 * @param {string} path of its JSON report
 * @returns {Tally | null} null when there is none, because the run broke down
 */
export function vitestTally(path) {
  const report = read(path)
  if (report === null) return null
  /** @typedef {{ status: string, fullName: string }} Result */
  const files = /** @type {{ name: string, status: string, assertionResults: Result[] }[]} */ (report.testResults ?? [])
  const names = files.flatMap(({ name, status, assertionResults }) => {
    const wrong = assertionResults.filter(result => result.status === 'failed')
    if (status === 'failed' && wrong.length === 0) return [name]
    return wrong.map(({ fullName }) => `${name}: ${fullName}`)
  })
  const failed = names.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    names,
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
  const failed = unexpected + flaky + (report.errors?.length ?? 0)
  return { passed: expected, failed, skipped, names: report.suites.flatMap(failedIn) }
}

/**
 * @typedef {{ title: string, file: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 * @param {Suite} suite @returns {string[]}
 */
function failedIn({ file, specs = [], suites = [] }) {
  const wrong = specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
  return [...wrong.map(({ title }) => `${file}: ${title}`), ...suites.flatMap(failedIn)]
}

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
