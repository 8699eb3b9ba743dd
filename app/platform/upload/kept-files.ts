import { type DBSchema, openDB } from 'idb'
import type { MediaUse } from '#db/schema/media.ts'

/** A chosen file that has not arrived yet. */
export interface KeptFile {
  key: string
  name: string
  classId: string | undefined
  /** What it is for; absent in what browsers kept before there was a choice. */
  use?: MediaUse | undefined
  file: Blob
  /** Whether it was made smaller already. */
  shrunk: boolean
}

/** Remembers chosen files until they have arrived, so that closing the page loses none. */
export interface KeptFiles {
  put(kept: KeptFile): Promise<void>
  all(): Promise<KeptFile[]>
  remove(key: string): Promise<void>
}

/**
 * Keeps them in this browser's IndexedDB, per member: whoever signs in next on a shared tablet neither sees nor sends them.
 */
export function browserKeptFiles(memberId: string): KeptFiles {
  const database = () =>
    openDB<Stored>(`cubby-uploads-${memberId}`, 1, {
      upgrade: db => void db.createObjectStore('files', { keyPath: 'key' }),
    })
  const withDatabase = async <Result>(
    work: (db: Awaited<ReturnType<typeof database>>) => Promise<Result>,
  ): Promise<Result> => {
    const db = await database()
    try {
      return await work(db)
    } finally {
      db.close()
    }
  }
  return {
    put: kept => withDatabase(async db => void (await db.put('files', kept))),
    all: () => withDatabase(db => db.getAll('files')),
    remove: key => withDatabase(db => db.delete('files', key)),
  }
}

interface Stored extends DBSchema {
  files: { key: string; value: KeptFile }
}
