import { S3ServiceException } from '@aws-sdk/client-s3'
import { ObjectMissing, ObjectStoreFailure, RangeUnsatisfiable, UploadInterrupted } from './object-store.ts'

/** What was asked of the bucket; with a key when the object not being there is an answer. */
export interface Asked {
  operation: string
  key?: string
}

/** Turns what the SDK threw into the store's typed errors. */
export function s3Failure({ operation, key }: Asked, error: unknown): Error {
  if (error instanceof UploadInterrupted || error instanceof ObjectStoreFailure) return error
  if (!(error instanceof S3ServiceException))
    return new ObjectStoreFailure(operation, { transient: true, cause: error })
  const status = error.$metadata.httpStatusCode ?? 0
  if (key !== undefined && (error.name === 'NoSuchKey' || error.name === 'NotFound'))
    return new ObjectMissing(key, { cause: error })
  if (status === 416) return new RangeUnsatisfiable(sizeNamedIn(error), { cause: error })
  const transient = status === 0 || status >= 500 || [408, 409, 429].includes(status) || error.name === 'RequestTimeout'
  return new ObjectStoreFailure(operation, { transient, cause: error })
}

/** S3 puts the object's size into the InvalidRange answer; 0 for stores that do not. */
function sizeNamedIn(error: S3ServiceException): number {
  return 'ActualObjectSize' in error ? Number(error.ActualObjectSize) || 0 : 0
}
