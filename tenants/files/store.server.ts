import { assertOutsideTransaction } from '#db/client.server.ts'
import { databaseEnvironment } from '#db/config.server.ts'
import { readEnvironment } from '#db/environment.server.ts'
import { deletePrefix } from '#db/objects/delete-prefix.ts'
import { type SealedObjects, sealedObjects } from '#db/objects/encrypted.server.ts'
import type { ObjectStore } from '#db/objects/object-store.ts'
import { openObjectStore } from '#db/objects/open-object-store.server.ts'
import { keyring } from '../vault.server.ts'

/** A school's folder of encrypted files. Ids are `<media id>/<variant>`; none of it works inside a transaction. */
export interface SchoolFiles extends SealedObjects {
  /** Deletes all of a file's variants and parts; what is missing is no error. @returns how many objects there were */
  deleteAll(mediaId: string): Promise<number>
  /** Deletes the parts it was received in. */
  deleteParts(mediaId: string): Promise<number>
}

/** Where part `part` (from 0) of a file being received rests, and where a prepared variant does. */
export const partId = (mediaId: string, part: number): string => `${mediaId}/parts/${String(part).padStart(4, '0')}`
export const variantId = (mediaId: string, variant: string): string => `${mediaId}/${variant}`

/**
 * Opens the school's folder in the store that the environment names: an S3 bucket, or a folder in the data directory.
 * @throws ObjectStoreFailure, VaultKeyUnusable
 */
export async function filesOf(school: { id: string }): Promise<SchoolFiles> {
  assertOutsideTransaction('filesOf()')
  const [store, keys] = await Promise.all([objectStore(), keyring()])
  const schoolId = school.id
  const sealed = sealedObjects(store, { schoolId, keys: keys.keysOf({ schoolId, purpose: 'media' }) })
  const outside =
    <Given extends unknown[], Result>(what: string, work: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> => {
      assertOutsideTransaction(`files.${what}()`)
      return work(...given)
    }
  return {
    put: outside('put', sealed.put),
    get: outside('get', sealed.get),
    size: outside('size', sealed.size),
    delete: outside('delete', sealed.delete),
    deleteAll: outside('deleteAll', mediaId => deletePrefix(store, `${schoolId}/${mediaId}/`)),
    deleteParts: outside('deleteParts', mediaId => deletePrefix(store, `${schoolId}/${mediaId}/parts/`)),
  }
}

/** The process's object store, opened once. */
export function objectStore(): Promise<ObjectStore> {
  shared.cubbyObjects ??= openFromEnvironment()
  return shared.cubbyObjects
}

/** Puts another store in its place: for tests that make it fail, and for moving files from one store to another. */
export function replaceObjectStore(store: ObjectStore): void {
  shared.cubbyObjects = Promise.resolve(store)
}

// On globalThis, since a development reload evaluates this file anew; one store keeps its connections.
const shared = globalThis as typeof globalThis & { cubbyObjects?: Promise<ObjectStore> }

async function openFromEnvironment(): Promise<ObjectStore> {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, CUBBY_DATA } = readEnvironment(databaseEnvironment)
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  try {
    return await openObjectStore({
      S3_BUCKET,
      S3_REGION,
      S3_ENDPOINT,
      AWS_ACCESS_KEY_ID,
      AWS_SECRET_ACCESS_KEY,
      AWS_SESSION_TOKEN,
      dataDir: CUBBY_DATA,
    })
  } catch (error) {
    // The next call tries again, as a disk that was not mounted yet may be by then.
    shared.cubbyObjects = undefined
    throw error
  }
}
