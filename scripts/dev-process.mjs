import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

/**
 * One process of `npm run dev`, run from its sources through Vite: `node scripts/dev-process.mjs web|worker|release …`.
 * Pages are reloaded by Vite; a change to what a process keeps in memory ends it with `restartCode`, and the
 * supervisor below starts it anew.
 */
const restartCode = 75
const serverSide =
  /\/(db|tenants|workers|app\/server|app\/platform)\/.*\.ts$|\/app\/(server|routes)\.ts$|\/(manifest|jobs|reactions\.server)\.ts$/

const [name = '', ...tasks] = process.argv.slice(2)
if (process.env.CUBBY_DEV_CHILD) await run()
else supervise()

async function run() {
  const vite = await createServer({
    configFile: 'remix.config.js',
    appType: 'custom',
    server: { middlewareMode: true, hmr: name === 'web' ? { port: Number(process.env.PORT ?? 3000) + 20_000 } : false },
    logLevel: 'warn',
  })
  if (name === 'release') {
    const { release } = await vite.ssrLoadModule('/db/release.ts')
    await release(tasks)
    await vite.close()
    process.exit(0)
  }
  if (name === 'worker') {
    const { startWorker, stopAtSignal } = await vite.ssrLoadModule('/workers/main.ts')
    stopAtSignal(await startWorker())
  } else {
    const { startWeb } = await vite.ssrLoadModule('/app/server.ts')
    await startWeb(
      () => vite.ssrLoadModule('virtual:remix/server-build'),
      (/** @type {import('node:http').RequestListener} */ listener) =>
        (
          /** @type {import('node:http').IncomingMessage} */ request,
          /** @type {import('node:http').ServerResponse} */ response,
        ) =>
          vite.middlewares(request, response, () => listener(request, response)),
    )
  }
  vite.watcher.on('change', path => {
    if (serverSide.test(path) && !path.includes('.test.')) process.exit(restartCode)
  })
}

function supervise() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), name, ...tasks], {
    stdio: 'inherit',
    env: { ...process.env, CUBBY_DEV_CHILD: '1' },
  })
  const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  process.on('SIGTERM', pass)
  process.on('SIGINT', pass)
  child.once('exit', (code, signal) => {
    process.off('SIGTERM', pass)
    process.off('SIGINT', pass)
    if (code === restartCode) supervise()
    else process.exit(signal ? 1 : (code ?? 1))
  })
}
