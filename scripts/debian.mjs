import { existsSync, readFileSync } from 'node:fs'
import { run, whereIs } from './tools.mjs'

const PATIENCE_MS = 600_000

/**
 * How packages of the system can be installed here without asking: on Debian and its kin as root, or with a sudo that
 * wants no password. CUBBY_INSTALL=0 forbids it.
 * @returns {Promise<string[] | null>} the words before "install …"; null: not at all
 */
export async function aptGet() {
  if (['0', 'no', 'off', 'false'].includes(process.env.CUBBY_INSTALL ?? '')) return null
  if (whereIs('apt-get') === null || !existsSync('/etc/os-release')) return null
  if (!/^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))) return null
  if (process.getuid?.() === 0) return ['apt-get']
  if (whereIs('sudo') === null) return null
  const { code } = await run('sudo', ['-n', 'true'], { timeout: 10_000 })
  return code === 0 ? ['sudo', '-n', 'apt-get'] : null
}

/**
 * Installs packages of the system.
 * @param {string[]} packages @param {AbortSignal} [signal]
 * @returns {Promise<string | null>} null when it went well, else one line that says why not
 */
export async function installFromDebian(packages, signal) {
  const apt = await aptGet()
  if (apt === null) return 'they cannot be installed from here without asking'
  const [program = 'apt-get', ...words] = apt
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(program, [...words, 'update', '-qq'], { env, signal, timeout: PATIENCE_MS })
  const install = [...words, 'install', '-y', '-qq', '--no-install-recommends', ...packages]
  const { code, output } = await run(program, install, { env, signal, timeout: PATIENCE_MS })
  if (code === 0) return null
  return (
    output
      .trim()
      .split('\n')
      .findLast(line => line.startsWith('E:')) ?? `apt-get ended with code ${code}`
  )
}
