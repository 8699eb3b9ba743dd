import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { build } from 'vite'
import { freePort } from '../../scripts/ports.mjs'

const folder = 'node_modules/.cache/bench/worker'
/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick (proc(5), USER_HZ). */
const tickMs = 10

export interface WorkerProcess {
  /** CPU milliseconds since it started, all threads. */
  cpuMs(): number
  /** Largest resident memory so far, MB. */
  peakMegabytes(): number
  stop(): Promise<void>
}

/** The worker as in production, built from `workers/main.ts`, in a process of its own; Linux only. */
export async function startWorkerProcess(variables: Record<string, string>): Promise<WorkerProcess> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: true, target: 'es2022', outDir: folder, rollupOptions: { input: { worker: 'workers/main.ts' } } },
  })
  const port = await freePort()
  const child = spawn(process.execPath, [join(folder, 'worker.js')], {
    env: { ...process.env, ...variables, NODE_ENV: 'production', LOG_LEVEL: 'warn', WORKER_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The worker ended with exit code ${child.exitCode}.`)
    await delay(100)
  }
  return {
    cpuMs() {
      // The name in parentheses may hold spaces; utime and stime are the 12th and 13th after it.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * tickMs
    },
    peakMegabytes: () =>
      Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    response => response.ok,
    () => false,
  )
