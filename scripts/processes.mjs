import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * The words a process was started with, joined by spaces; null when there is no such process.
 * A number alone proves nothing: after a crash the system gives it to some other program.
 * @param {number} pid
 * @returns {string | null}
 */
export function commandLine(pid) {
  try {
    if (process.platform === 'linux') {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      return words === '' ? null : words.replaceAll('\0', ' ').trim()
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/**
 * Waits until the process is gone.
 * @param {number} pid @param {number} milliseconds
 * @returns {Promise<boolean>} false when it is still there after that time
 */
export async function hasGone(pid, milliseconds) {
  const deadline = Date.now() + milliseconds
  while (commandLine(pid) !== null) {
    if (Date.now() > deadline) return false
    await delay(25)
  }
  return true
}
