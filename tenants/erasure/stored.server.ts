import { objectStore } from '../files/store.server.ts'

const prefixOf = (schoolId: string): string => `${schoolId}/`
const atOnce = 16
/** Objects between two looks at whether to go on. */
const batch = 256

/** What the school has in the object store: files, their variants and parts, artwork of its brand, archives. */
export async function countFiles(schoolId: string): Promise<{ files: number; bytes: number }> {
  const stored = { files: 0, bytes: 0 }
  for await (const { size } of (await objectStore()).list(prefixOf(schoolId))) {
    stored.files += 1
    stored.bytes += size
  }
  return stored
}

/**
 * Deletes all of it. Stopped halfway, it can simply be called again.
 * @param between called every few hundred objects; what it throws ends the work
 */
export async function deleteFiles(schoolId: string, between: () => Promise<void>): Promise<void> {
  const store = await objectStore()
  let keys: string[] = []
  let done = 0
  const flush = async () => {
    await Promise.all(keys.map(key => store.delete(key)))
    keys = []
  }
  for await (const { key } of store.list(prefixOf(schoolId))) {
    if (keys.push(key) === atOnce) await flush()
    done += 1
    if (done % batch === 0) await between()
  }
  await flush()
}
