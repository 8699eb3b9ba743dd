import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { filesBelow } from './files-below.ts'

export const DOUBLE_BUCKET = 'cubby-test'

/**
 * For tests: `s3rver`, a double of the S3 protocol, on a free port. It looks up the access key but checks no V4 signature, no
 * checksum and no policy; it knows no AbortMultipartUpload (405), answers `bytes=0-0` with the whole object, and writes objects
 * in place, so puts of one key with different lengths may mix. What hangs on these is not proven by it.
 */
export async function startS3Double(): Promise<{
  endpoint: string
  files(): Promise<Buffer[]>
  close(): Promise<void>
}> {
  const directory = await mkdtemp(join(tmpdir(), 'cubby-s3-'))
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: DOUBLE_BUCKET, configs: [] }],
  })
  const { port } = await server.run()
  return {
    endpoint: `http://127.0.0.1:${port}`,
    files: () => filesBelow(directory),
    async close() {
      server.httpServer.closeAllConnections()
      await server.close()
      await rm(directory, { recursive: true })
    },
  }
}

export const doubleSettings = (endpoint: string) => ({
  bucket: DOUBLE_BUCKET,
  region: 'us-east-1',
  endpoint,
  credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
})
