import { say } from './print.mjs'
import { Refusal } from './refusal.mjs'

/**
 * @typedef {object} Stopping
 * @property {AbortSignal} signal aborted when everything is to end
 * @property {(kind: Kind, end: () => Promise<void>, atOnce?: () => void) => () => void} add something to end; returns how to forget it
 * @property {() => void} finish ends everything because the work is done
 * @property {(sentence: string) => void} breakDown ends everything with exit code 1, unless it is ending already
 */
/** @typedef {'child' | 'database' | 'lock'} Kind */

/** Who stands on whom: processes use the database, and all of them stand on the claimed folder. */
const ORDER = /** @type {const} */ (['child', 'database', 'lock'])
/** One Ctrl-C arrives twice: from the terminal and from npm, which hands on its own. */
const ECHO_MS = 1000
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Brings something up, waits until a signal or a breakdown, and ends what was added: processes first and together, then
 * the database, then the lock. A second signal ends everything at once.
 * @param {(stopping: Stopping) => Promise<void>} bringUp
 * @returns {Promise<number>} exit code 0 after a signal
 * @throws what bringUp has thrown, or a Refusal with the sentence of the breakdown
 */
export async function untilToldToStop(bringUp) {
  const abort = new AbortController()
  /** @type {Set<{ kind: Kind, end: () => Promise<void>, atOnce?: () => void }>} */
  const all = new Set()
  /** @type {unknown} */
  let fault
  /** @type {() => void} */
  let stopNow = () => {}
  const stopped = new Promise(resolve => {
    stopNow = () => {
      abort.abort()
      resolve(undefined)
    }
  })
  let since = 0
  const onSignal = () => {
    if (!abort.signal.aborted) {
      since = Date.now()
      say('\nStopping …')
      stopNow()
    } else if (Date.now() - since > ECHO_MS) {
      for (const each of all) each.atOnce?.()
    }
  }
  /** @param {unknown} error */
  const fail = error => {
    if (abort.signal.aborted) return
    fault = error
    stopNow()
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  const watching = watchNpm(stopNow)
  // A closed terminal or pipe: nobody reads on, so there is nobody to run for.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', stopNow)

  const up = bringUp({
    signal: abort.signal,
    add(kind, end, atOnce) {
      const each = { kind, end, atOnce }
      all.add(each)
      return () => all.delete(each)
    },
    finish: stopNow,
    breakDown: sentence => fail(new Refusal(sentence)),
  }).catch(fail)
  await stopped
  /** @param {Kind} kind */
  const end = kind => Promise.all([...all].filter(each => each.kind === kind).map(each => each.end()))
  // The step that runs at this moment ends when its child has ended, and may have added something until then.
  await end('child')
  await up
  for (const kind of ORDER) await end(kind)
  clearInterval(watching)
  for (const signal of SIGNALS) process.off(signal, onSignal)
  if (fault !== undefined) throw fault
  return 0
}

/**
 * `kill` on npm ends npm and its shell, which hands nothing on. So, started by npm, we end when our parent has changed.
 * @param {() => void} onGone
 */
function watchNpm(onGone) {
  const parent = process.ppid
  const watching = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return
    clearInterval(watching)
    onGone()
  }, 500)
  return watching.unref()
}
