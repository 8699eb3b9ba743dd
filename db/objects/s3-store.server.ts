import { PassThrough, pipeline, Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { abandon, checkRange, chunksOf, lastByte } from './object-body.ts'
import { checkKey, checkPrefix } from './object-key.ts'
import { type ByteRange, type ObjectStore, ObjectStoreFailure, RangeUnsatisfiable } from './object-store.ts'
import { type Asked, s3Failure } from './s3-failure.ts'

export interface S3Options {
  bucket: string
  region: string
  /** Another maker's store; addressed by path instead of by host name. */
  endpoint?: string | undefined
  /** Not given: the SDK's own chain (environment, profile, the machine's role). */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined } | undefined
}

/** Parts of 5 MiB (S3's least), two under way: one upload holds 15 MiB at most and may be 48 GiB long. */
const PART_BYTES = 5 * 1024 * 1024
const PARTS_AT_ONCE = 2

/**
 * Objects in an S3 bucket or what speaks its protocol. A put becomes visible when it is complete; a failed multipart upload is
 * aborted, and for those whose process died the bucket should have a lifecycle rule (AbortIncompleteMultipartUpload).
 * Both checksum options are WHEN_REQUIRED since other makers' stores refuse the newer checksums; the objects authenticate themselves.
 */
export function openS3Store(options: S3Options): ObjectStore {
  const client = new S3Client({
    region: options.region,
    ...(options.endpoint ? { endpoint: options.endpoint, forcePathStyle: true } : {}),
    ...(options.credentials ? { credentials: options.credentials } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    // Milliseconds: to connect, to the head of an answer (a 5 MiB part on a slow line included), and of silence in a body, which
    // is generous as a paused video is silent too.
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 120_000,
      throwOnRequestTimeout: true,
      socketTimeout: 300_000,
    },
  })
  const Bucket = options.bucket

  return {
    kind: 's3',

    async put(key, body) {
      checkKey(key)
      let size = 0
      const counted = chunksOf(body, bytes => {
        size += bytes
      })
      const upload = new Upload({
        client,
        params: { Bucket, Key: key, Body: Readable.from(counted, { objectMode: false }) },
        partSize: PART_BYTES,
        queueSize: PARTS_AT_ONCE,
        // Aborted below instead: the library lets a failed abort hide why the upload failed.
        leavePartsOnError: true,
      })
      try {
        await upload.done()
      } catch (error) {
        abandon(body)
        throw s3Failure({ operation: 'put', key }, await afterAbort(client, Bucket, key, upload.uploadId, error))
      }
      return { size }
    },

    async get(key, range) {
      checkKey(key)
      if (range) checkRange(range)
      const asked: Asked = { operation: 'get', key }
      const Range = range && `bytes=${range.start}-${range.end ?? ''}`
      const answer = await ask(asked, () => client.send(new GetObjectCommand({ Bucket, Key: key, Range })))
      if (!(answer.Body instanceof Readable)) throw new TypeError('The SDK gives Node streams on Node')
      const body = answer.Body
      try {
        const size = range ? sizeOfRange(range, answer.ContentRange) : (answer.ContentLength ?? Number.NaN)
        return { body: guarded(body, asked), size }
      } catch (error) {
        body.destroy()
        throw error
      }
    },

    async head(key) {
      checkKey(key)
      const answer = await ask({ operation: 'head', key }, () =>
        client.send(new HeadObjectCommand({ Bucket, Key: key })),
      )
      return { size: answer.ContentLength ?? 0 }
    },

    async delete(key) {
      checkKey(key)
      await ask({ operation: 'delete' }, () => client.send(new DeleteObjectCommand({ Bucket, Key: key })))
    },

    async *list(prefix, after) {
      checkPrefix(prefix)
      let ContinuationToken: string | undefined
      do {
        const page = { Bucket, Prefix: prefix, StartAfter: after, ContinuationToken }
        const answer = await ask({ operation: 'list' }, () => client.send(new ListObjectsV2Command(page)))
        for (const { Key, Size } of answer.Contents ?? []) if (Key !== undefined) yield { key: Key, size: Size ?? 0 }
        ContinuationToken = answer.IsTruncated ? answer.NextContinuationToken : undefined
      } while (ContinuationToken)
    },

    async ping() {
      await ask({ operation: 'ping' }, () => client.send(new HeadBucketCommand({ Bucket })))
    },
  }
}

async function ask<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw s3Failure(asked, error)
  }
}

/** Aborts what was begun and gives back why it failed; parts that stay because the abort failed too are the lifecycle rule's. */
async function afterAbort(client: S3Client, Bucket: string, Key: string, UploadId: string | undefined, error: unknown) {
  if (UploadId === undefined) return error
  try {
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  } catch (abortError) {
    if (error instanceof Error && error.cause === undefined) error.cause = abortError
  }
  return error
}

/** The whole object's size from `Content-Range: bytes 0-9/1234`; a store that sent other bytes than asked for is not believed. */
function sizeOfRange(range: ByteRange, contentRange: string | undefined): number {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(contentRange ?? '') ?? []
  const size = Number(total)
  if (size === 0) throw new RangeUnsatisfiable(0)
  if (Number(first) === range.start && Number(last) === lastByte(range, size)) return size
  throw new ObjectStoreFailure('get', {
    transient: false,
    cause: new Error(
      `Asked for bytes ${range.start}-${range.end ?? ''}, was sent ${contentRange ?? 'no Content-Range'}`,
    ),
  })
}

/** Passes the body on, so that a connection lost halfway is an ObjectStoreFailure like any other. */
function guarded(body: Readable, asked: Asked): Readable {
  const outside = new PassThrough({
    destroy: (error, done) => done(error && s3Failure(asked, error)),
  })
  pipeline(body, outside, () => {
    // Nothing to add: the error has reached the reader through `outside`.
  })
  return outside
}
