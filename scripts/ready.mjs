import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Waits until the web process says it can serve.
 * @param {number} port @param {string} host what stands in the Host header; the server answers to its own names only
 * @param {number} milliseconds @param {AbortSignal} [signal] ends the waiting
 * @returns {Promise<boolean>} false when it did not in that time
 */
export async function becomesReady(port, host, milliseconds, signal) {
  const deadline = Date.now() + milliseconds
  while (Date.now() < deadline && !signal?.aborted) {
    if ((await statusOf(port, host, '/readyz')) === 200) return true
    await delay(100)
  }
  return false
}

/**
 * @param {number} port @param {string} host @param {string} path
 * @returns {Promise<number | null>} the HTTP status; null when nobody answers within five seconds
 */
export function statusOf(port, host, path) {
  return new Promise(resolve => {
    const asking = request({ host: '127.0.0.1', port, path, headers: { host }, timeout: 5000 }, response => {
      response.resume()
      resolve(response.statusCode ?? null)
    })
    asking.once('timeout', () => asking.destroy())
    asking.once('error', () => resolve(null))
    asking.end()
  })
}
