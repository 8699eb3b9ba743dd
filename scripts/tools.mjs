import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './checkout.mjs'

/**
 * The program's path, looked up as a shell does.
 * @param {string} name @param {string} [path] the folders
 * @returns {string | null}
 */
export function whereIs(name, path = process.env.PATH ?? '') {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return join(folder, name)
    } catch {
      // Not in this folder.
    }
  }
  return null
}

/** A program of an installed package, as `npx` finds it. @param {string} name @returns {string} */
export const packageProgram = name => join(root, 'node_modules', '.bin', name)

/**
 * Runs a tool to its end, in the checkout.
 * @param {string} program @param {string[]} words
 * @param {object} [how]
 * @param {NodeJS.ProcessEnv} [how.env]
 * @param {'quiet' | 'shown'} [how.output] quiet: kept and handed back
 * @param {AbortSignal} [how.signal] ends it
 * @param {number} [how.timeout] milliseconds
 * @returns {Promise<{ code: number, output: string }>} 127 when the program is not there, 1 when a signal ended it
 */
export function run(program, words, { env = process.env, output = 'quiet', signal, timeout } = {}) {
  return new Promise(resolve => {
    let kept = ''
    const child = spawn(program, words, {
      cwd: root,
      env,
      stdio: output === 'quiet' ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      signal,
      timeout,
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        kept += text
      })
    }
    child.once('error', error => {
      if (child.pid === undefined) resolve({ code: 127, output: error.message })
    })
    child.once('close', code => resolve({ code: code ?? 1, output: kept }))
  })
}
