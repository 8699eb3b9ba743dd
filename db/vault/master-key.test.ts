import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEY_FILE, localMasterKey, openMasterKey, VaultKeyUnusable } from './master-key.server.ts'
import { VaultRefused } from './refusal.ts'

const key = () => randomBytes(32).toString('base64')
const context = { school: 'a', purpose: 'health', child: '', version: '1' }
let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cubby-vault-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

describe('the master key', () => {
  it('unwraps what it wrapped, in the same context only', async () => {
    const master = localMasterKey(key())
    const data = randomBytes(32)
    const wrapped = await master.wrap(data, context)
    expect(wrapped).not.toContain(data.toString('base64url'))
    expect((await master.unwrap(wrapped, { ...context })).equals(data)).toBe(true)
    for (const name of ['school', 'purpose', 'child', 'version'])
      await expect(master.unwrap(wrapped, { ...context, [name]: 'b' })).rejects.toMatchObject({
        reason: 'not-authentic',
      })
  })

  it('wraps with the newest version, wherever it is listed, and unwraps with all', async () => {
    const [first, second] = [key(), key()]
    const old = await localMasterKey(first).wrap(Buffer.alloc(32, 1), context)
    const both = localMasterKey(`2:${second}, 1:${first}`)
    expect((await both.unwrap(old, context)).equals(Buffer.alloc(32, 1))).toBe(true)
    expect(both.isNewest(old)).toBe(false)
    const fresh = await both.wrap(Buffer.alloc(32, 1), context)
    expect(both.isNewest(fresh)).toBe(true)
    await expect(localMasterKey(`2:${second}`).unwrap(fresh, context)).resolves.toBeInstanceOf(Buffer)
  })

  it('says that it is another key, instead of tampering, when the number is the same', async () => {
    const wrapped = await localMasterKey(key()).wrap(Buffer.alloc(32), context)
    await expect(localMasterKey(key()).unwrap(wrapped, context)).rejects.toMatchObject({ reason: 'unknown-key' })
  })

  it('refuses an altered wrapping', async () => {
    const master = localMasterKey(key())
    const wrapped = await master.wrap(Buffer.alloc(32), context)
    const altered = wrapped.slice(0, -2) + (wrapped.at(-2) === 'A' ? 'B' : 'A') + wrapped.slice(-1)
    await expect(master.unwrap(altered, context)).rejects.toBeInstanceOf(VaultRefused)
    await expect(master.unwrap('nonsense', context)).rejects.toMatchObject({ reason: 'malformed' })
  })

  it.each([
    'short',
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
    `0:${key()}`,
    `1:${key()},1:${key()}`,
    `${key()},`,
  ])('refuses the value %#, without repeating it', value => {
    expect(() => localMasterKey(value)).toThrow(VaultKeyUnusable)
    expect(() => localMasterKey(value)).not.toThrow(value)
  })
})

describe('the key file', () => {
  it('is made once, for its owner alone, and leaves nothing beside it', async () => {
    const first = await openMasterKey({ dataDir })
    const wrapped = await first.wrap(Buffer.alloc(32, 9), context)
    const again = await openMasterKey({ dataDir })
    expect((await again.unwrap(wrapped, context)).equals(Buffer.alloc(32, 9))).toBe(true)
    expect((await stat(join(dataDir, KEY_FILE))).mode & 0o777).toBe(0o600)
    expect(await readdir(dataDir)).toEqual([KEY_FILE])
  })

  it('is the same for processes that start at once', async () => {
    const masters = await Promise.all(Array.from({ length: 8 }, () => openMasterKey({ dataDir: join(dataDir, 'new') })))
    const wrapped = await Promise.all(masters.map(master => master.wrap(Buffer.alloc(32), context)))
    for (const master of masters) for (const each of wrapped) await master.unwrap(each, context)
    expect(await readdir(join(dataDir, 'new'))).toEqual([KEY_FILE])
  })

  it('moves into VAULT_KEY by its one line', async () => {
    const wrapped = await (await openMasterKey({ dataDir })).wrap(Buffer.alloc(32), context)
    const line = await readFile(join(dataDir, KEY_FILE), 'utf8')
    const moved = await openMasterKey({ VAULT_KEY: line, dataDir: join(dataDir, 'unused') })
    await expect(moved.unwrap(wrapped, context)).resolves.toBeInstanceOf(Buffer)
    expect(await readdir(dataDir)).not.toContain('unused')
  })

  it('is refused when others may read it', async () => {
    await openMasterKey({ dataDir })
    await chmod(join(dataDir, KEY_FILE), 0o644)
    await expect(openMasterKey({ dataDir })).rejects.toThrow(VaultKeyUnusable)
  })
})
