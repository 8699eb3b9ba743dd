import { resolve } from 'node:path'
import { openFolderStore } from './folder-store.server.ts'
import type { ObjectStore } from './object-store.ts'
import { retrying } from './retrying.server.ts'

export interface ObjectStoreSettings {
  /** Set: the bucket. Not set: the folder `objects` in the data directory. */
  S3_BUCKET?: string | undefined
  S3_REGION?: string | undefined
  S3_ENDPOINT?: string | undefined
  /** Both or neither; without them the SDK looks for a profile or the machine's role. */
  AWS_ACCESS_KEY_ID?: string | undefined
  AWS_SECRET_ACCESS_KEY?: string | undefined
  AWS_SESSION_TOKEN?: string | undefined
  dataDir: string
}

/** Opens the store the settings name, with bounded retries. @throws ObjectStoreFailure when the folder cannot be made; S3 is first asked by ping() */
export async function openObjectStore(settings: ObjectStoreSettings): Promise<ObjectStore> {
  if (!settings.S3_BUCKET) return retrying(await openFolderStore(resolve(settings.dataDir, 'objects')))
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings
  // The SDK is large, and a folder needs none of it.
  const { openS3Store } = await import('./s3-store.server.ts')
  return retrying(
    openS3Store({
      bucket: settings.S3_BUCKET,
      region: settings.S3_REGION ?? 'us-east-1',
      endpoint: settings.S3_ENDPOINT,
      credentials:
        accessKeyId && secretAccessKey
          ? { accessKeyId, secretAccessKey, sessionToken: settings.AWS_SESSION_TOKEN }
          : undefined,
    }),
  )
}
