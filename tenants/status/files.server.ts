import { text } from 'node:stream/consumers'
import { v7 as uuidv7 } from 'uuid'
import { assertOutsideTransaction } from '#db/client.server.ts'
import { objectStore } from '../files/store.server.ts'

const patienceMs = 10_000

/** Whether a small object can be put into the store, read back as it was, and deleted, all within ten seconds. It never throws. */
export async function filesAreKept(): Promise<boolean> {
  assertOutsideTransaction('filesAreKept()')
  const late = new AbortController()
  const patience = setTimeout(() => late.abort(), patienceMs)
  const tooLate = new Promise<boolean>(resolve => {
    late.signal.addEventListener('abort', () => resolve(false))
  })
  try {
    return await Promise.race([thereAndBack().catch(() => false), tooLate])
  } finally {
    clearTimeout(patience)
  }
}

async function thereAndBack(): Promise<boolean> {
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
