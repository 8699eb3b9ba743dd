import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openObjectStore } from './open-object-store.server.ts'
import { DOUBLE_BUCKET, startS3Double } from './s3-double.ts'

describe('opening the object store', () => {
  let dataDir = ''
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'cubby-data-'))
  })
  afterEach(() => rm(dataDir, { recursive: true }))

  it('takes a folder in the data directory when no bucket is set', async () => {
    const store = await openObjectStore({ dataDir })
    await store.put('a', Buffer.from('x'))
    expect(store.kind).toBe('folder')
    expect(await readdir(join(dataDir, 'objects'))).toContain('a@')
  })

  it('takes the bucket when one is set, and leaves the data directory alone', async () => {
    const double = await startS3Double()
    try {
      const store = await openObjectStore({
        S3_BUCKET: DOUBLE_BUCKET,
        S3_ENDPOINT: double.endpoint,
        AWS_ACCESS_KEY_ID: 'S3RVER',
        AWS_SECRET_ACCESS_KEY: 'S3RVER',
        dataDir,
      })
      await store.ping()
      await store.put('a', Buffer.from('x'))
      expect(store.kind).toBe('s3')
      expect(await store.head('a')).toEqual({ size: 1 })
      expect(await readdir(dataDir)).toEqual([])
    } finally {
      await double.close()
    }
  })
})
