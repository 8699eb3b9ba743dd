import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.mjs'
import { step } from './print.mjs'
import { whereIs } from './tools.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser of the journeys; null when there is none. @returns {string | null} */
export function chromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  for (const name of NAMES) {
    const path = whereIs(name)
    if (path !== null) return path
  }
  return MACOS.find(path => existsSync(path)) ?? null
}

/**
 * Installs what the tests need of the system, as far as it is missing and may be installed.
 * @param {string[]} packages names in Debian
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | null>} what to do by hand; null: all is there
 */
export async function provide(packages, signal) {
  const missing = packages.filter(name => (name === 'chromium' ? chromium() : whereIs(name)) === null)
  if (missing.length === 0) return null
  const list = missing.join(' and ')
  const failure = await step(`Installing ${list}`, () => installFromDebian(missing, signal))
  return failure === null
    ? null
    : `${list} ${missing.length > 1 ? 'are' : 'is'} missing (${failure}): please install ${list} and run npm test again.`
}
