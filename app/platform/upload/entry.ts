import type { MediaUse } from '#db/schema/media.ts'
import type { KeptFile } from './kept-files.ts'
import type { Announced } from './transport.ts'
import type { UploadItem } from './upload-item.ts'

/** A chosen file as the queue knows it. */
export interface Entry {
  item: UploadItem
  /** Null once it has arrived. */
  file: Blob | null
  /** Whether `file` was made smaller already, on an earlier page. */
  shrunk: boolean
  small: Promise<Blob> | null
  classId: string | undefined
  use: MediaUse | undefined
  tries: number
  notBefore: number
  stop: AbortController | null
}

/** The same file will be refused again. */
export const hopeless = new Set(['empty', 'too_large', 'gone', 'conflict', 'unreadable'])

/** What the server is told of a file. Pictures and recordings go without their name: people name those after children. */
export function purposeOf(
  { name, classId, use }: Pick<KeptFile, 'name' | 'classId' | 'use'>,
  body: Blob,
): Pick<Announced, 'classId' | 'use' | 'name'> {
  const named = use === 'attachments' && !/^(image|video|audio)\//.test(body.type)
  return { classId, use, name: named ? name : undefined }
}
