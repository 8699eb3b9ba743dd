import { missingParts } from '#tenants/files/limits.ts'
import type { KeptFile, KeptFiles } from './kept-files.ts'
import { type Announced, RequestFailed, type Standing, type Transport, type Watch } from './transport.ts'

/** For tests: a server in memory that keeps the rules of the real one; `trouble` says what goes wrong before a call is done. */
export class MemoryServer implements Transport {
  readonly calls: string[] = []
  readonly rows = new Map<
    string,
    Standing & { key: string; bytes: number; got: number[]; use?: string | undefined; name?: string | undefined }
  >()
  trouble: (call: string) => Promise<void> | undefined = () => undefined
  most = 0
  #now = 0

  async #call<Answer>(what: string, work: () => Answer): Promise<Answer> {
    this.calls.push(what)
    await this.trouble(what)
    return work()
  }

  async #body<Answer>(what: string, { signal, sent }: Watch, size: number, work: () => Answer): Promise<Answer> {
    this.#now += 1
    this.most = Math.max(this.most, this.#now)
    try {
      return await this.#call(what, () => {
        signal.throwIfAborted()
        sent(size)
        return work()
      })
    } finally {
      this.#now -= 1
    }
  }

  #row({ uploadKey, bytes, use, name }: Announced) {
    const known = [...this.rows.values()].find(row => row.key === uploadKey)
    if (known && known.bytes !== bytes) throw new RequestFailed('conflict', false)
    const id = known?.id ?? `m${this.rows.size + 1}`
    const row = known ?? {
      id,
      key: uploadKey,
      bytes,
      use,
      name,
      got: [],
      state: 'receiving' as const,
      failure: null,
      missing: [],
    }
    this.rows.set(id, row)
    return row
  }

  #standing(row: {
    id: string
    state: Standing['state']
    failure: string | null
    bytes: number
    got: number[]
  }): Standing {
    const { id, state, failure } = row
    return { id, state, failure, missing: state === 'receiving' ? missingParts(row.bytes, row.got) : [] }
  }

  begin = (upload: Announced) => this.#call('begin', () => this.#standing(this.#row(upload)))
  whole = (upload: Announced, body: Blob, watch: Watch) =>
    this.#body('whole', watch, body.size, () => {
      const row = this.#row(upload)
      if (row.state === 'receiving') row.state = 'waiting'
      return this.#standing(row)
    })
  part = (id: string, part: number, body: Blob, watch: Watch) =>
    this.#body(`part ${part}`, watch, body.size, () => {
      const row = this.rows.get(id)
      if (!row) throw new RequestFailed('not_found', false)
      if (!row.got.includes(part)) row.got.push(part)
      return this.#standing(row)
    })
  done = (id: string) =>
    this.#call('done', () => {
      const row = this.rows.get(id)
      if (!row) throw new RequestFailed('not_found', false)
      row.state = 'waiting'
      return this.#standing(row)
    })
  standing = (id: string) =>
    this.#call('standing', () => {
      const row = this.rows.get(id)
      if (!row) throw new RequestFailed('not_found', false)
      return this.#standing(row)
    })
  abandon = (id: string) => this.#call('abandon', () => void this.rows.delete(id))

  settle(state: 'ready' | 'failed', failure: string | null = null): void {
    for (const row of this.rows.values()) Object.assign(row, { state, failure })
  }
}

/** For tests: what a browser keeps, in memory. */
export class MemoryKept implements KeptFiles {
  readonly files = new Map<string, KeptFile>()
  put = async (kept: KeptFile) => void this.files.set(kept.key, kept)
  all = async () => [...this.files.values()]
  remove = async (key: string) => void this.files.delete(key)
}
