import { randomBytes } from 'node:crypto'
import { DATA_KEY_BYTES, type DataKey, dataKey, type KeyOwner } from './data-key.ts'
import { keyVersionOf, open, type Place, seal } from './envelope.ts'
import { KeyCache } from './key-cache.ts'
import type { KeyRow, KeyRows } from './key-rows.ts'
import type { KeyContext, MasterKey } from './master-key.server.ts'
import { KeyDestroyed, VaultRefused } from './refusal.ts'

/** The two questions a reader or writer asks about one owner's key; see Keyring.keysOf. */
export interface OwnerKeys {
  current(): Promise<DataKey>
  version(version: number): Promise<DataKey>
}

export interface KeyringOptions {
  masterKey: MasterKey
  rows: KeyRows
  /** Unwrapped keys kept in memory. */
  capacity?: number
  /** For how long. Also the longest time another process may go on opening with a key that was destroyed here. */
  ttlMs?: number
  now?: () => number
}

/** All data keys of all schools, unwrapped on demand. Call it before a transaction begins: it reads and writes rows of its own. */
export class Keyring {
  readonly #masterKey: MasterKey
  readonly #rows: KeyRows
  readonly #cache: KeyCache

  constructor({ masterKey, rows, capacity = 2_000, ttlMs = 60_000, now = Date.now }: KeyringOptions) {
    this.#masterKey = masterKey
    this.#rows = rows
    this.#cache = new KeyCache({ capacity, ttlMs, now })
  }

  /** The key to seal with: the newest, made when there is none. @throws KeyDestroyed once the child's key was destroyed. */
  current(owner: KeyOwner): Promise<DataKey> {
    return this.#cache.get(`${slot(owner)}current`, async () => {
      const found = newest(await this.#rows.find(owner)) ?? (await this.#make(owner, 1))
      return this.#unwrap(owner, found)
    })
  }

  /** The key to open with; never makes one. @throws KeyDestroyed, or VaultRefused (`unknown-key`) when there is no such version. */
  version(owner: KeyOwner, version: number): Promise<DataKey> {
    return this.#cache.get(`${slot(owner)}${version}`, async () => {
      const row = alive(await this.#rows.find(owner)).find(candidate => candidate.version === version)
      if (!row) throw new VaultRefused('unknown-key', 'There is no such version of the key')
      return this.#unwrap(owner, row)
    })
  }

  keysOf(owner: KeyOwner): OwnerKeys {
    return { current: () => this.current(owner), version: version => this.version(owner, version) }
  }

  /** Seals with the owner's newest key. @throws as current() and the envelope's seal() */
  async seal(owner: KeyOwner, where: Place, plain: string | Buffer): Promise<string> {
    return seal(await this.current(owner), where, plain)
  }

  /** Opens with the version the envelope names. @throws KeyDestroyed, VaultRefused */
  async open(owner: KeyOwner, where: Place, envelope: string): Promise<Buffer> {
    return open(await this.version(owner, keyVersionOf(envelope)), where, envelope)
  }

  /**
   * Makes the next version, which seals from now on (in other processes after `ttlMs`); older ones keep opening. Index keys
   * cannot: their column would have to be computed anew first. @throws TypeError for an index key, KeyDestroyed
   */
  async rotate(owner: KeyOwner): Promise<DataKey> {
    if (owner.purpose === 'index') throw new TypeError('A blind index is computed with one key only')
    const before = newest(await this.#rows.find(owner))?.version ?? 0
    await this.#make(owner, before + 1)
    this.#cache.forget(slot(owner))
    return this.current(owner)
  }

  /** Crypto-shredding: after it nothing sealed with the child's key opens again, here at once, elsewhere after `ttlMs` or forget(). */
  async destroyChild(schoolId: string, childId: string): Promise<void> {
    await this.#rows.destroyChildKey(schoolId, childId)
    this.forget({ schoolId, purpose: 'child', childId })
  }

  /** Drops an owner's keys from memory; for the message by which one process tells the others of a destroyed or rotated key. */
  forget(owner: KeyOwner): void {
    this.#cache.forget(slot(owner))
  }

  /**
   * Wraps every key with the newest master key and leaves those that are. Data is not touched, and it can be stopped and begun
   * again; after a whole run the older master key may go. Returns how many rows were rewrapped.
   */
  async rewrap(): Promise<number> {
    let count = 0
    for await (const row of this.#rows.all()) {
      const { wrapped } = row
      if (wrapped === null || this.#masterKey.isNewest(wrapped)) continue
      const secret = await this.#masterKey.unwrap(wrapped, contextOf(row))
      const fresh = await this.#masterKey.wrap(secret, contextOf(row))
      if (await this.#rows.replaceWrapped({ ...row, wrapped }, fresh)) count += 1
    }
    return count
  }

  /** Takes the key from what is stored, never from what was offered: who lost the race must seal with the winner's key. */
  async #make(owner: KeyOwner, version: number): Promise<KeyRow> {
    const row = { schoolId: owner.schoolId, purpose: owner.purpose, childId: owner.childId ?? null, version }
    const wrapped = await this.#masterKey.wrap(randomBytes(DATA_KEY_BYTES), contextOf(row))
    await this.#rows.insert({ ...row, wrapped })
    const stored = newest(await this.#rows.find(owner))
    if (!stored) throw new Error('The key just inserted is not there')
    return stored
  }

  async #unwrap(owner: KeyOwner, row: KeyRow): Promise<DataKey> {
    if (row.wrapped === null) throw new KeyDestroyed()
    return dataKey(owner, row.version, await this.#masterKey.unwrap(row.wrapped, contextOf(row)))
  }
}

function slot(owner: KeyOwner): string {
  return `${owner.schoolId}/${owner.purpose}/${owner.childId ?? ''}#`
}

/** One destroyed version destroys all: a newer one that slipped in beside the erasure must not come alive. */
function alive(rows: KeyRow[]): KeyRow[] {
  if (rows.some(({ wrapped }) => wrapped === null)) throw new KeyDestroyed()
  return rows
}

function newest(rows: KeyRow[]): KeyRow | undefined {
  return alive(rows).reduce<KeyRow | undefined>(
    (best, row) => (best && best.version > row.version ? best : row),
    undefined,
  )
}

function contextOf(row: Omit<KeyRow, 'wrapped'>): KeyContext {
  return {
    school: row.schoolId,
    purpose: row.purpose,
    child: row.childId ?? '',
    version: String(row.version),
  }
}
