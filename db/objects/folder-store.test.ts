import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { filesBelow } from './files-below.ts'
import { openFolderStore } from './folder-store.server.ts'
import { objectStoreContract } from './object-store.contract.ts'
import { ObjectStoreFailure } from './object-store.ts'

objectStoreContract('folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cubby-objects-'))
  return {
    store: await openFolderStore(folder),
    files: () => filesBelow(folder),
    close: () => rm(folder, { recursive: true }),
  }
})

describe('the folder', () => {
  let folder = ''
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'cubby-objects-')), 'objects')
  })
  afterEach(() => rm(join(folder, '..'), { recursive: true }))

  it('is open to its owner alone', async () => {
    const store = await openFolderStore(folder)
    await store.put('s1/m1/800', Buffer.from('x'))
    const modeOf = async (...path: string[]) => (await stat(join(folder, ...path))).mode & 0o777
    expect([await modeOf(), await modeOf('s1'), await modeOf('s1', 'm1')]).toEqual([0o700, 0o700, 0o700])
    expect(await modeOf('s1', 'm1', '800@')).toBe(0o600)
  })

  it('keeps no leftovers of failed uploads nor of deleted objects', async () => {
    const store = await openFolderStore(folder)
    const breaking = Readable.from(
      (async function* () {
        yield Buffer.alloc(10)
        throw new Error('gone')
      })(),
    )
    await expect(store.put('s1/a', breaking)).rejects.toThrow()
    await store.put('s1/b/c', Buffer.from('x'))
    await store.delete('s1/b/c')
    await store.ping()
    expect(await readdir(folder)).toEqual(['.incoming'])
    expect(await filesBelow(folder)).toEqual([])
  })

  it('removes what a dead process left, but not what another is writing', async () => {
    await openFolderStore(folder)
    const [old, young] = [join(folder, '.incoming', 'old'), join(folder, '.incoming', 'young')]
    await writeFile(old, 'half')
    await writeFile(young, 'half')
    const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
    await utimes(old, twoHoursAgo, twoHoursAgo)
    await openFolderStore(folder)
    expect(await readdir(join(folder, '.incoming'))).toEqual(['young'])
  })

  it('removes what a process left that died beside a running one, with a put an hour later', async () => {
    const store = await openFolderStore(folder)
    const left = join(folder, '.incoming', 'left')
    await writeFile(left, 'half')
    await store.put('a', Buffer.from('x'))
    expect(await readdir(join(folder, '.incoming'))).toEqual(['left'])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60 * 1000 })
    await store.put('a', Buffer.from('x')).finally(() => vi.useRealTimers())
    expect(await readdir(join(folder, '.incoming'))).toEqual([])
  })

  it('goes on giving the old object to who began to read it', async () => {
    const store = await openFolderStore(folder)
    const old = Buffer.alloc(500_000, 1)
    await store.put('a', old)
    const { body } = await store.get('a')
    await store.put('a', Buffer.from('new'))
    await store.delete('a')
    expect((await buffer(body)).equals(old)).toBe(true)
  })

  it('puts and deletes side by side without losing a folder under a put', async () => {
    const store = await openFolderStore(folder)
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        await store.put(`s1/shared/x${i}`, Buffer.from('x'))
        await store.delete(`s1/shared/x${i}`)
      }),
    )
    expect(await readdir(folder)).toEqual(['.incoming'])
  })

  it('fails for good, not for another try, when it is no folder', async () => {
    await writeFile(folder, 'a file')
    await expect(openFolderStore(folder)).rejects.toThrow(ObjectStoreFailure)
    await expect(openFolderStore(folder)).rejects.toMatchObject({ transient: false })
  })
})
