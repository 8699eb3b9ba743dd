import { randomUUID } from 'node:crypto'
import { writeFile as fill, mkdir, open, readdir, rename, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { abandon, chunksOf, lastByte } from './object-body.ts'
import { checkKey, checkPrefix } from './object-key.ts'
import {
  ObjectMissing,
  type ObjectStore,
  ObjectStoreFailure,
  type StoredObject,
  UploadInterrupted,
} from './object-store.ts'

/** Uploads in progress: beside the objects for the rename, and with a dot so that no key can mean it. */
const INCOMING = '.incoming'
/** An upload that has not grown for this long was left by a process that died. */
const ABANDONED_MS = 60 * 60 * 1000
/** Bytes that one read of a file brings at most. */
const LARGEST_READ = 256 * 1024
/** Folders that are remembered as synced; a few are enough for what is written at the same time. */
const KNOWN_FOLDERS = 1000
/** Files end in what no key contains, so that `a` and `a/b` can both be keys. */
const MARK = '@'

/**
 * Objects as files below `path` (folders 0700, files 0600). A put is written aside, synced, and renamed into place, so readers in
 * this and other processes see the old object or the new one. Opening removes what dead processes left behind, and so does a put
 * every hour: a process that runs for months has others die beside it.
 * @throws ObjectStoreFailure when the folder cannot be made
 */
export async function openFolderStore(path: string): Promise<ObjectStore> {
  const root = resolve(path)
  const known = new Set<string>()
  const incoming = join(root, INCOMING)
  const fileOf = (key: string) => {
    checkKey(key)
    return join(root, ...`${key}${MARK}`.split('/'))
  }
  await disk('open', async () => {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    await removeAbandoned(incoming)
  })
  let tidiedAt = Date.now()

  return {
    kind: 'folder',

    async put(key, body) {
      const target = fileOf(key)
      const aside = join(incoming, randomUUID())
      let size = 0
      try {
        await disk('put', async () => {
          if (Date.now() - tidiedAt > ABANDONED_MS) {
            tidiedAt = Date.now()
            await removeAbandoned(incoming)
          }
          await writeSynced(
            aside,
            chunksOf(body, bytes => {
              size += bytes
            }),
          )
          await moveInto(root, aside, target, known)
        })
      } catch (error) {
        abandon(body)
        await disk('put', () => ignoring('ENOENT', unlink(aside)))
        throw error
      }
      return { size }
    },

    async get(key, range) {
      const file = await disk('get', () => open(fileOf(key), 'r'), key)
      try {
        const { size } = await disk('get', () => file.stat())
        const span = range && { start: range.start, end: lastByte(range, size) }
        const bytes = span ? span.end - span.start + 1 : size
        return { body: file.createReadStream({ ...span, highWaterMark: readAtOnce(bytes) }), size }
      } catch (error) {
        await file.close()
        throw error
      }
    },

    async head(key) {
      const { size } = await disk('head', () => stat(fileOf(key)), key)
      return { size }
    },

    async delete(key) {
      const file = fileOf(key)
      await disk('delete', async () => {
        await ignoring('ENOENT', unlink(file))
        await prune(root, dirname(file))
      })
    },

    async *list(prefix, after = '') {
      checkPrefix(prefix)
      yield* walk(root, prefix, after)
    },

    async ping() {
      const aside = join(incoming, randomUUID())
      await disk('ping', async () => {
        await writeSynced(aside, [Buffer.from('ping')])
        await unlink(aside)
      })
    },
  }
}

/** Few and large reads cost the least; a small object gets no larger buffer than it needs. */
function readAtOnce(bytes: number): number {
  return Math.max(1, Math.min(bytes, LARGEST_READ))
}

async function writeSynced(path: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await fill(file, chunks)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * The folder may be pruned by a delete between its making and the rename; then it is made again.
 * @param known folders of which this process has synced the whole way to the root
 */
async function moveInto(root: string, aside: string, target: string, known: Set<string>): Promise<void> {
  const folder = dirname(target)
  for (let left = 10; ; left -= 1) {
    if (await mkdir(folder, { recursive: true, mode: 0o700 })) known.delete(folder)
    try {
      await rename(aside, target)
      break
    } catch (error) {
      if (left === 0 || !hasCode(error, 'ENOENT')) throw error
    }
  }
  // A name survives a power cut once its folder is synced. Up to the root, unless the way is known not to be new: the
  // pictures of one photo come into one folder.
  const way = known.has(folder) ? [folder] : [...foldersBelow(root, folder), root]
  for (const each of way) await ignoring('ENOENT', syncFolder(each))
  if (known.size >= KNOWN_FOLDERS) known.clear()
  known.add(folder)
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

async function prune(root: string, folder: string): Promise<void> {
  for (const each of foldersBelow(root, folder)) {
    try {
      await rmdir(each)
    } catch (error) {
      if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return
      if (!hasCode(error, 'ENOENT')) throw error
    }
  }
}

/** The folder, its parent and so on, without the root itself. */
function* foldersBelow(root: string, folder: string): Generator<string, void> {
  for (let each = folder; each.length > root.length; each = dirname(each)) yield each
}

async function* walk(root: string, prefix: string, after: string): AsyncGenerator<StoredObject, void> {
  const entries = await disk('list', async () => {
    const found = await ignoring('ENOENT', readdir(join(root, prefix), { withFileTypes: true }))
    return (found ?? []).filter(entry => (entry.isDirectory() ? entry.name !== INCOMING : entry.name.endsWith(MARK)))
  })
  // A folder sorts as its name with the slash, which is where the keys below it belong among the others.
  const names = entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name.slice(0, -MARK.length)))
  for (const name of names.sort()) {
    const key = `${prefix}${name}`
    if (name.endsWith('/')) {
      if (key > after || after.startsWith(key)) yield* walk(root, key, after)
    } else if (key > after) {
      const found = await disk('list', () => ignoring('ENOENT', stat(join(root, `${key}${MARK}`))))
      if (found) yield { key, size: found.size }
    }
  }
}

async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await ignoring('ENOENT', stat(path))
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await ignoring('ENOENT', unlink(path))
  }
}

/** What passes by itself: too many open files, a busy or interrupted device. A full or forbidden disk does not. */
const PASSING = ['EMFILE', 'ENFILE', 'EAGAIN', 'EBUSY', 'EINTR', 'ESTALE', 'ETIMEDOUT']

async function disk<T>(operation: string, work: () => Promise<T>, key?: string): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause instanceof UploadInterrupted) throw cause
    if (key !== undefined && hasCode(cause, 'ENOENT')) throw new ObjectMissing(key, { cause })
    throw new ObjectStoreFailure(operation, { transient: PASSING.some(code => hasCode(cause, code)), cause })
  }
}

async function ignoring<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (hasCode(error, code)) return undefined
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
