import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '../../scripts/ports.mjs'
import { becomesReady, statusOf } from '../../scripts/ready.mjs'
import { makeDatabase } from './database.ts'

const root = resolve(import.meta.dirname, '../..')
const readyMs = 60_000

/** One Cubby of the tests' own: a database, a data folder, a web and a worker process of the production build. */
export class Installation {
  readonly #running = new Map<string, ChildProcess>()

  private constructor(
    /** What its processes, and whoever works beside them, find in the environment. */
    readonly variables: Record<string, string>,
    readonly logs: string,
  ) {}

  /**
   * Makes it and brings it up.
   * @param database name of its own
   * @param folder for data and logs; made if it is not there
   * @param tasks of the release: `migrate`, `seed`
   * @param more variables of its processes
   */
  static async start(
    database: string,
    folder: string,
    tasks: readonly string[],
    more: Record<string, string> = {},
  ): Promise<Installation> {
    const [addresses, web, worker] = await Promise.all([makeDatabase(database), freePort(), freePort()])
    const logs = join(folder, 'logs')
    mkdirSync(logs, { recursive: true })
    const { DATABASE_OWNER_URL = '', ...roles } = addresses
    const installation = new Installation(
      {
        ...roles,
        CUBBY_DATA: join(folder, 'data'),
        PORT: String(web),
        WORKER_PORT: String(worker),
        ROOT_DOMAIN: 'localhost',
        // As the demo that people start.
        CONSOLE_SECOND_FACTOR: 'optional',
        LOG_LEVEL: 'debug',
        ...more,
      },
      logs,
    )
    await installation.#run('release', tasks, { DATABASE_OWNER_URL })
    await Promise.all([installation.startWeb(), installation.startWorker()])
    return installation
  }

  get port(): number {
    return Number(this.variables.PORT)
  }

  async startWeb(): Promise<void> {
    this.#spawn('web')
    if (!(await becomesReady(this.port, `localhost:${this.port}`, readyMs)))
      throw new Error(`The web process did not become ready: see ${this.logs}/web.log`)
  }

  async startWorker(): Promise<void> {
    this.#spawn('worker')
    const port = Number(this.variables.WORKER_PORT)
    for (const deadline = Date.now() + readyMs; (await statusOf(port, `localhost:${port}`, '/healthz')) !== 200; )
      if (Date.now() > deadline) throw new Error(`The worker did not start: see ${this.logs}/worker.log`)
  }

  /**
   * Sends a signal to one process, and waits for its end. SIGKILL goes to all that it has started as well, as when a machine or a container
   * ends: nobody is left to finish anything.
   * @returns how it ended: an exit code or a signal
   */
  async end(name: 'web' | 'worker', signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    const child = this.#running.get(name)
    if (!child?.pid) throw new Error(`There is no ${name} process.`)
    const ended = endOf(child)
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal)
    return ended
  }

  async stop(): Promise<void> {
    const still = [...this.#running.values()].filter(child => child.exitCode === null && child.signalCode === null)
    await Promise.all(
      still.map(child => {
        const ended = endOf(child)
        child.kill('SIGTERM')
        return ended
      }),
    )
  }

  async #run(name: string, words: readonly string[], more: Record<string, string>): Promise<void> {
    const how = await endOf(this.#spawn(name, words, more))
    this.#running.delete(name)
    if (how !== 0) throw new Error(`${name} ended with ${how}: see ${this.logs}/${name}.log`)
  }

  #spawn(name: string, words: readonly string[] = [], more: Record<string, string> = {}): ChildProcess {
    const log = openSync(join(this.logs, `${name}.log`), 'a')
    const program = [
      '--enable-source-maps',
      '--import',
      './scripts/with-parent.mjs',
      `build/server/${name}.js`,
      ...words,
    ]
    const child = spawn(process.execPath, program, {
      cwd: root,
      // The owner's address is for the release alone.
      env: { ...process.env, DATABASE_OWNER_URL: '', ...this.variables, ...more, NODE_ENV: 'production' },
      stdio: ['ignore', log, log, 'ipc'],
      // In a group of its own with the processes that it starts.
      detached: true,
    })
    closeSync(log)
    this.#running.set(name, child)
    return child
  }
}

function endOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })
}
