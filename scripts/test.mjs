/**
 * `npm test`: types, lint, build, unit and contract tests, journeys in a browser.
 * `npm test -- <path>`: only the Vitest files whose path contains it. `npm test -- --e2e <words>`: only such journeys.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { requireNode, root } from './checkout.mjs'
import { chromium, provide } from './chromium.mjs'
import { requireWritable } from './folders.mjs'
import { installPackages, isInstalled } from './install.mjs'
import { bold, say, step } from './print.mjs'
import { command, Refusal } from './refusal.mjs'
import { untilToldToStop } from './stopping.mjs'
import { playwrightTally, vitestTally } from './tallies.mjs'
import { startTestDatabase } from './test-database.mjs'
import { packageProgram, run } from './tools.mjs'

/** @typedef {{ name: string, result: string, seconds: number, passed: number, failed: number, names: string[] }} Outcome */

await command(async () => {
  /** @type {Outcome[] | null} */
  let outcomes = null
  const code = await untilToldToStop(async stopping => {
    outcomes = await testAll(process.argv.slice(2), stopping)
    stopping.finish()
  })
  return outcomes === null ? 130 : summary(outcomes) || code
})

/** @param {string[]} words @param {import('./stopping.mjs').Stopping} stopping @returns {Promise<Outcome[]>} */
async function testAll(words, stopping) {
  requireNode()
  requireWritable(root, { freeMiB: 500 })
  const journeys = words[0] === '--e2e'
  const all = words.length === 0
  const { signal } = stopping
  if (!isInstalled()) await step('Installing packages (a minute or two)', () => installPackages(signal))
  const lacking = await provide(all || journeys ? ['chromium', 'ffmpeg'] : ['ffmpeg'], signal)
  const folder = mkdtempSync(join(tmpdir(), 'cubby-test-'))
  stopping.add('lock', async () => rmSync(folder, { recursive: true, force: true }))
  const database = await step('Starting a PostgreSQL for the tests', () => startTestDatabase(folder))
  stopping.add('database', database.stop)

  const env = { ...process.env, ...database.variables, NODE_ENV: /** @type {const} */ ('test') }
  const journeyEnv = { ...env, CUBBY_DATA: join(folder, 'data'), CHROMIUM_PATH: chromium() ?? '' }
  /** @type {Outcome[]} */
  const outcomes = []
  /** @param {string} name @param {() => Promise<{ code: number, tally?: import('./tallies.mjs').Tally | null }>} work */
  const part = async (name, work) => {
    signal.throwIfAborted()
    outcomes.push(await outcomeOf(name, work))
  }
  /** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [variables] */
  const tool = (program, args, variables = env) =>
    run(packageProgram(program), args, { env: variables, output: 'shown', signal })

  // The compiler keeps one processor busy; the build has the other meanwhile.
  const building = all ? buildOnce(signal) : null
  // Awaited below; an error before that would end the process.
  building?.catch(() => {})
  if (all) await part('Types', () => tool('tsc', ['--noEmit']))
  if (all) await part('Lint', () => tool('biome', ['check']))
  if (all || journeys) await part('Build', () => building ?? buildOnce(signal))
  const isMade = outcomes.at(-1)?.failed === 0
  if (!journeys) {
    const report = join(folder, 'vitest.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    await part('Unit, contract and security tests', async () => {
      const { code } = await tool('vitest', ['run', '-c', 'remix.config.js', ...reporters, ...words])
      return { code, tally: vitestTally(report) }
    })
  }
  if ((!all && !journeys) || !isMade) return outcomes
  const report = join(folder, 'playwright.json')
  await part('Journeys in a browser', async () => {
    if (lacking !== null) {
      say(lacking)
      return { code: 1 }
    }
    await database.renew()
    const args = ['test', '-c', 'app/e2e/playwright.config.ts', '--reporter=list,json', ...words.slice(1)]
    const { code } = await tool('playwright', args, { ...journeyEnv, PLAYWRIGHT_JSON_OUTPUT_FILE: report })
    return { code, tally: playwrightTally(report) }
  })
  return outcomes
}

/** @param {AbortSignal} signal */
async function buildOnce(signal) {
  if (isBuilt()) {
    say('The build is from these very sources.')
    return { code: 0 }
  }
  try {
    await build(signal)
    return { code: 0 }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(error.message)
    return { code: 1 }
  }
}

/**
 * Runs one part below its heading. A part that failed without counting tests counts as one failure.
 * @param {string} name @param {() => Promise<{ code: number, tally?: import('./tallies.mjs').Tally | null }>} work
 * @returns {Promise<Outcome>}
 */
async function outcomeOf(name, work) {
  say(`\n${bold(`── ${name} ${'─'.repeat(Math.max(3, 70 - name.length))}`)}`)
  const began = performance.now()
  const { code, tally } = await work()
  const failed = Math.max(tally?.failed ?? 0, code === 0 ? 0 : 1)
  const counted = tally
    ? `${tally.passed} passed, ${failed} failed, ${tally.skipped} skipped`
    : failed > 0
      ? 'failed'
      : 'ok'
  const seconds = (performance.now() - began) / 1000
  return { name, result: counted, seconds, passed: tally?.passed ?? 0, failed, names: tally?.names ?? [] }
}

/** @param {Outcome[]} outcomes @returns {number} the exit code */
function summary(outcomes) {
  say(`\n${bold(`── Summary ${'─'.repeat(63)}`)}`)
  for (const { name, result, seconds, names } of outcomes) {
    say(`${name.padEnd(36)} ${result.padEnd(36)} ${seconds.toFixed(1)} s`)
    // By name once more: of a long log often only the end is kept.
    for (const failed of names) say(`  ✗ ${failed}`)
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  say(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
