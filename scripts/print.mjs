const COLOURS = process.stdout.isTTY && !process.env.NO_COLOR

/** @param {string} text */
export const bold = text => (COLOURS ? `\u001b[1m${text}\u001b[0m` : text)
/** @param {string} text */
export const dim = text => (COLOURS ? `\u001b[2m${text}\u001b[0m` : text)

/** @param {string} line */
export function say(line = '') {
  process.stdout.write(`${line}\n`)
}

/**
 * Says what is being done, does it, and says how long it took.
 * @template T
 * @param {string} doing "Building" @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(doing, work) {
  const began = performance.now()
  say(`${dim('·')} ${doing} …`)
  const result = await work()
  const seconds = (performance.now() - began) / 1000
  if (seconds >= 1) say(dim(`  done in ${seconds.toFixed(1)} s`))
  return result
}

const LEVELS = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'WARN'],
  [50, 'ERROR'],
  [60, 'FATAL'],
])
/** What pino says about itself; not worth a place on the line. */
const OWN = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err', 'name', 'v'])

/**
 * One line of a process's output, for people: a pino JSON line becomes "14:03:11 ERROR text key=value" (its
 * stack on the lines below), anything else stays as it is.
 * @param {string} line
 * @returns {{ text: string, level: number }} level as pino counts, 30 for plain text
 */
export function readable(line) {
  const entry = parse(line)
  if (entry === null) return { text: line, level: 30 }
  const level = Number(entry.level)
  const time = new Date(typeof entry.time === 'string' ? entry.time : Number(entry.time))
  const clock = Number.isNaN(time.getTime()) ? '' : time.toTimeString().slice(0, 8)
  const rest = Object.entries(entry)
    .filter(([key]) => !OWN.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const error = /** @type {{ stack?: unknown, message?: unknown } | undefined} */ (entry.err)
  const stack = error ? `\n${error.stack ?? error.message}` : ''
  const words = [clock, LEVELS.get(level) ?? String(level), entry.msg, ...rest].filter(Boolean)
  return { text: words.join(' ') + stack, level }
}

/** @param {string} line @returns {Record<string, unknown> | null} */
function parse(line) {
  if (!line.startsWith('{')) return null
  try {
    const entry = JSON.parse(line)
    return typeof entry.level === 'number' ? entry : null
  } catch {
    return null
  }
}
