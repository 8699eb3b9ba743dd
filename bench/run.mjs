/**
 * `node bench/run.mjs <name>`: runs one benchmark, which prints one table of ratios measured in this very run.
 * `<name>/<part>` is a process that a benchmark starts for itself. Sources are loaded through Vite, as in development.
 */
import { existsSync } from 'node:fs'
import { createServer } from 'vite'

const names = [
  'rls',
  'pages',
  'media',
  'bytes',
  'console',
  'live',
  'import',
  'morning',
  'record',
  'reports',
  'resolve',
  'timeline',
  'webhooks',
]
const [name = ''] = process.argv.slice(2)
const path = name.includes('/') ? `/bench/${name}.ts` : `/bench/${name}/${name}.ts`
const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '')

if (!names.some(each => name === each || name.startsWith(`${each}/`)) || !existsSync(root + path)) {
  process.stderr.write(`Which one? node bench/run.mjs ${names.join(' | ')}\n`)
  process.exit(1)
}
process.chdir(root)
process.env.NODE_ENV = 'production'
const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
})
try {
  const { run } = await vite.ssrLoadModule(path)
  await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  if (error instanceof Error && error.cause) process.stderr.write(`Because: ${error.cause}\n`)
  process.exitCode = 1
} finally {
  await vite.close()
}
process.exit()
