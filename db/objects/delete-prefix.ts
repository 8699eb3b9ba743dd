import type { ObjectStore } from './object-store.ts'

/** Deletions under way at once. One by one and not in bulk: S3's DeleteObjects asks for checksums that other makers' stores refuse. */
const AT_ONCE = 16

/** Deletes everything below a prefix ending in `/`; returns how many. Stopped halfway, it can simply be called again. */
export async function deletePrefix(store: ObjectStore, prefix: string): Promise<number> {
  if (prefix === '') throw new TypeError('Deleting everything takes more than an empty prefix')
  let count = 0
  let batch: string[] = []
  const flush = async () => {
    await Promise.all(batch.map(key => store.delete(key)))
    count += batch.length
    batch = []
  }
  for await (const { key } of store.list(prefix)) {
    if (batch.push(key) === AT_ONCE) await flush()
  }
  await flush()
  return count
}
