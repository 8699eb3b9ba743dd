import { text } from 'node:stream/consumers'
import { v7 as uuidv7 } from 'uuid'
import { assertOutsideTransaction } from '#db/client.server.ts'
import { objectStore } from '../files/store.server.ts'

/** Whether a small object can be put into the store, read back as it was, and deleted. @throws ObjectStoreFailure */
export async function filesAreKept(): Promise<boolean> {
  assertOutsideTransaction('filesAreKept()')
  const store = await objectStore()
  const id = uuidv7()
  // Below no school's prefix; each its own, so that processes do not meet.
  const key = `status/${id}`
  await store.put(key, Buffer.from(id))
  try {
    const { body } = await store.get(key)
    return (await text(body)) === id
  } finally {
    await store.delete(key)
  }
}
