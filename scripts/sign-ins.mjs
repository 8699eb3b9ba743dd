import { bold, dim, say } from './print.mjs'

/**
 * @typedef {object} SignIn one JSON line of `release seed`
 * @property {string} url where it works
 * @property {string} email
 * @property {string} password
 * @property {string} [school] its name
 * @property {string} [role]
 * @property {string} [name] of the person
 * @property {string} [pin] for a kiosk
 */

/**
 * Reads a line of the release's output.
 * @param {string} line
 * @returns {SignIn | null} null when the line is something else
 */
export function signInFrom(line) {
  if (!line.startsWith('{')) return null
  try {
    const entry = JSON.parse(line)
    const complete = [entry.url, entry.email, entry.password].every(value => typeof value === 'string')
    return complete ? entry : null
  } catch {
    return null
  }
}

/**
 * Prints the addresses, and below each the people who can sign in there.
 * @param {string[]} addresses that are always there @param {SignIn[]} signIns
 */
export function printAddresses(addresses, signIns) {
  const all = [...new Set([...addresses, ...signIns.map(signIn => new URL(signIn.url).origin)])]
  const widest = Math.max(0, ...signIns.map(signIn => signIn.email.length))
  say()
  say(`Cubby is running.${signIns.length > 0 ? ' Demo sign-ins stand below the addresses.' : ''} Stop it with Ctrl-C.`)
  for (const address of all) {
    const here = signIns.filter(signIn => new URL(signIn.url).origin === address)
    say()
    say(`  ${bold(address)}${here[0]?.school ? dim(`  ${here[0].school}`) : ''}`)
    for (const { email, password, role, name, pin } of here) {
      const who = [role, name, pin && `PIN ${pin} at a kiosk`].filter(Boolean).join(', ')
      say(`    ${email.padEnd(widest)}  ${password}  ${dim(who)}`)
    }
  }
  say()
}
