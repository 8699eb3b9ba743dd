import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { root } from './checkout.mjs'
import { dim, readable, say } from './print.mjs'

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {Promise<string>} exited resolves when it has ended, to how: "exit code 1", "signal SIGKILL"
 * @property {() => Promise<void>} stop asks it to end (SIGTERM), waits ten seconds, then ends it
 * @property {() => void} kill ends it and what it started at once
 */

const PATIENCE_MS = 10_000
const WITH_PARENT = new URL('./with-parent.mjs', import.meta.url).href

/**
 * Starts a Node program whose output appears line by line behind its name. It stands in a process group of its own, so
 * that Ctrl-C in the terminal reaches the command only, and it ends when the command is gone.
 * @param {string} name
 * @param {string[]} words program and its arguments, relative to the checkout
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => boolean} [take] takes a line of standard output for itself; false: print it
 * @returns {Child}
 */
export function startChild(name, words, env, take = () => false) {
  const child = spawn(process.execPath, ['--import', WITH_PARENT, ...words], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream }).on('line', line => {
      if (stream === child.stdout && take(line)) return
      for (const each of readable(line).text.split('\n')) say(`${dim(name.padEnd(7))} ${each}`)
    })
  }
  /** @type {Promise<string>} */
  const exited = new Promise(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // The group has ended by itself.
    }
  }
  return {
    name,
    exited,
    kill,
    async stop() {
      child.kill('SIGTERM')
      const patience = setTimeout(kill, PATIENCE_MS)
      await exited
      clearTimeout(patience)
    },
  }
}

/** The path of the module that ties a child to its command; for tests. */
export const withParent = fileURLToPath(WITH_PARENT)
