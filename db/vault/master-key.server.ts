import { createHmac, createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { canonical, openBytes, sealBytes, strictBase64url } from './aead.ts'
import { VaultRefused } from './refusal.ts'

/** Binds a wrapped key to its row: the shape that KMS services call an encryption context. */
export type KeyContext = Readonly<Record<string, string>>

/** Wraps data keys. The local one below, or a KMS behind the same three functions. */
export interface MasterKey {
  /** Wraps a data key for one context with the newest version of the master key. */
  wrap(dataKey: Buffer, context: KeyContext): Promise<string>
  /** @throws VaultRefused for another context, an unknown version (`unknown-key`) or an altered text. */
  unwrap(wrapped: string, context: KeyContext): Promise<Buffer>
  /** Whether the text was wrapped with the newest version; rewrapping leaves those alone. */
  isNewest(wrapped: string): boolean
}

/** The master key cannot be used as configured. The message says what to do and never holds key material. */
export class VaultKeyUnusable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'VaultKeyUnusable'
  }
}

export const KEY_FILE = 'vault.key'
const SHAPE = /^m1\.([1-9][0-9]{0,8}\.[0-9a-f]{8})\.([A-Za-z0-9_-]+)$/

/**
 * Opens the master key: `VAULT_KEY` (base64 of 32 bytes, or several `version:base64` with commas; the highest version wraps, all
 * unwrap) or, when it is not set, the key file in the data directory, made at first start with mode 0600. To move from the
 * file to the variable, put the file's one line into it.
 * @throws VaultKeyUnusable for a malformed value or a key file that others may read.
 */
export async function openMasterKey(options: { VAULT_KEY?: string | undefined; dataDir: string }): Promise<MasterKey> {
  return localMasterKey(options.VAULT_KEY?.trim() || (await keyFromFile(options.dataDir)))
}

/** A master key from text in the form of `VAULT_KEY`. @throws VaultKeyUnusable */
export function localMasterKey(text: string): MasterKey {
  const versions = text.split(',').map(parseVersion)
  if (new Set(versions.map(({ version }) => version)).size !== versions.length)
    throw new VaultKeyUnusable('VAULT_KEY names the same version twice')
  const newest = versions.reduce((a, b) => (b.version > a.version ? b : a))
  const byName = new Map(versions.map(({ name, secret }) => [name, secret]))
  return {
    async wrap(dataKey, context) {
      return `m1.${newest.name}.${sealBytes(newest.secret, aad(context, newest.name), dataKey).toString('base64url')}`
    },
    async unwrap(wrapped, context) {
      const { name, sealed } = parseWrapped(wrapped)
      const secret = byName.get(name)
      if (!secret)
        throw new VaultRefused('unknown-key', `VAULT_KEY does not hold the master key ${name} (version.mark)`)
      return openBytes(secret, aad(context, name), strictBase64url(sealed))
    },
    isNewest: wrapped => parseWrapped(wrapped).name === newest.name,
  }
}

interface Version {
  version: number
  /** Version and a mark of the key itself: another key under the same number is noticed as such, not taken for tampering. */
  name: string
  secret: KeyObject
}

function parseVersion(part: string): Version {
  const [, number = '1', encoded] = /^(?:([1-9][0-9]{0,8}):)?([A-Za-z0-9+/_-]{43}=?)$/.exec(part.trim()) ?? []
  const bytes = encoded === undefined ? undefined : Buffer.from(encoded, 'base64')
  if (bytes?.length !== 32)
    throw new VaultKeyUnusable(
      'VAULT_KEY must be the base64 of 32 random bytes (openssl rand -base64 32), or several as version:base64 with commas',
    )
  const mark = createHmac('sha256', bytes).update('cubby:master-key-mark').digest('hex').slice(0, 8)
  return { version: Number(number), name: `${number}.${mark}`, secret: createSecretKey(bytes) }
}

function parseWrapped(wrapped: string): { name: string; sealed: string } {
  const [, name, sealed] = SHAPE.exec(wrapped) ?? []
  if (name === undefined || sealed === undefined) throw new VaultRefused('malformed', 'Not a wrapped key')
  return { name, sealed }
}

function aad(context: KeyContext, name: string): Buffer {
  const sorted = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))
  return canonical('cubby:data-key:1', name, ...sorted.flat())
}

async function keyFromFile(dataDir: string): Promise<string> {
  const path = join(dataDir, KEY_FILE)
  const text = (await readIfThere(path)) ?? (await makeKeyFile(dataDir, path))
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new VaultKeyUnusable(`${path} may be read by others; check who did, then: chmod 600 ${path}`)
  return text.trim()
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Written and synced aside, then linked into place: web and workers starting at once end up with the same, whole key. */
async function makeKeyFile(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const aside = join(dataDir, `.${KEY_FILE}.${randomUUID()}`)
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(`1:${randomBytes(32).toString('base64')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await chmod(aside, 0o600)
    await link(aside, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await unlink(aside)
  }
  return readFile(path, 'utf8')
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
