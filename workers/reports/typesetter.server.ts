import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import { Permanent, Transient } from '#workers/failure.ts'
import { fontFolders } from './fonts.server.ts'
import { memoryOf } from './memory.server.ts'

/** A file of a document's own, by its path below the templates. */
export type ManuscriptFile = [path: string, bytes: Uint8Array]
/** What such a process is given: the document as JSON, files of its pictures, seconds since 1970. */
export interface Manuscript {
  document: string
  pictures: ManuscriptFile[]
  madeAt: number
}
/** What comes of it. `conforms`: it is PDF/UA-1; a sign that could not be shaped is all that it may fail by. */
export type Answer = { pdf: Uint8Array; conforms: boolean } | { refused: string }
export type Typeset = { pdf: Uint8Array; conforms: boolean }

export interface TypesetterLimits {
  /** Documents after which a process is exchanged. */
  documents: number
  /** Resident bytes after a document, above which it is exchanged. */
  softBytes: number
  /** Resident bytes at any time, above which it is killed. */
  hardBytes: number
  /** Milliseconds a document may take, with starting the process. */
  timeoutMs: number
}

export const typesetterLimits: TypesetterLimits = {
  documents: 250,
  softBytes: 300_000_000,
  hardBytes: 400_000_000,
  timeoutMs: 30_000,
}

/** The program, from the folder that the process runs in, as migrations are found. */
export const typesetterProgram = 'workers/reports/typesetter.mjs'

/** A process that sets one document at a time, and is another one when it has grown old, large or silent. */
export class Typesetter {
  readonly #limits: TypesetterLimits
  readonly #program: string
  #child: ChildProcess | null = null
  #documents = 0

  constructor(limits: TypesetterLimits, program = typesetterProgram) {
    this.#limits = limits
    this.#program = program
  }

  /** Of the process that waits or works; null when there is none. */
  get processId(): number | null {
    return this.#child?.pid ?? null
  }

  /**
   * Sets a document.
   * @throws Permanent `document-refused` when it cannot be compiled; Transient `aborted`, `typesetter-died`, `typesetter-too-slow`,
   *   `typesetter-too-large` when its process ended or had to be ended
   */
  async set(manuscript: Manuscript, signal?: AbortSignal): Promise<Typeset> {
    if (signal?.aborted) throw new Transient('aborted')
    const child = this.#running()
    const done = new AbortController()
    try {
      const answer = await Promise.race([
        this.#ask(child, manuscript, done.signal),
        this.#broken(child, done.signal, signal),
      ])
      this.#documents += 1
      if (this.#documents >= this.#limits.documents || answer.memory > this.#limits.softBytes) this.end()
      if ('refused' in answer) throw new Permanent('document-refused', { cause: new Error(answer.refused) })
      return { pdf: answer.pdf, conforms: answer.conforms }
    } catch (error) {
      if (error instanceof Transient) this.end()
      throw error
    } finally {
      done.abort()
      // A process that waits holds up nobody's end.
      this.#child?.unref()
      this.#child?.channel?.unref()
    }
  }

  /** Ends the process; the next document has a new one. */
  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
    this.#documents = 0
  }

  #running(): ChildProcess {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.ref()
      this.#child.channel?.ref()
      return this.#child
    }
    const where = { workspace: resolve('workers/reports/templates'), fontFolders: fontFolders() }
    this.#documents = 0
    this.#child = fork(this.#program, [JSON.stringify(where)], {
      serialization: 'advanced',
      // Neither this process's flags nor its environment (keys) are the program's business. One document keeps one core.
      execArgv: ['--max-old-space-size=128'],
      env: { NODE_ENV: process.env.NODE_ENV, RAYON_NUM_THREADS: '1', MALLOC_ARENA_MAX: '2' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // Whoever waits for it hears of it by its exit.
    this.#child.on('error', () => {})
    return this.#child
  }

  #ask(child: ChildProcess, manuscript: Manuscript, done: AbortSignal): Promise<Answer & { memory: number }> {
    return new Promise(resolve => {
      const hear = (message: unknown) => {
        if (message !== 'ready') resolve(message as Answer & { memory: number })
      }
      child.on('message', hear)
      done.addEventListener('abort', () => child.off('message', hear))
      child.send(manuscript)
    })
  }

  #broken(child: ChildProcess, done: AbortSignal, signal: AbortSignal | undefined): Promise<never> {
    const { timeoutMs, hardBytes } = this.#limits
    return new Promise((_, reject) => {
      const fail = (reason: string) => reject(new Transient(reason))
      const died = () => fail('typesetter-died')
      const stopped = () => fail('aborted')
      const late = setTimeout(() => fail('typesetter-too-slow'), timeoutMs)
      const watch = setInterval(async () => {
        if (child.pid && (await memoryOf(child.pid)) > hardBytes) fail('typesetter-too-large')
      }, watchEveryMs)
      child.once('exit', died)
      child.once('error', died)
      signal?.addEventListener('abort', stopped)
      done.addEventListener('abort', () => {
        clearTimeout(late)
        clearInterval(watch)
        child.off('exit', died)
        child.off('error', died)
        signal?.removeEventListener('abort', stopped)
      })
    })
  }
}

const watchEveryMs = 100
