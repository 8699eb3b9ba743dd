import { useEffect, useMemo } from 'react'
import { browserKeptFiles } from '../upload/kept-files.ts'
import { shrink } from '../upload/shrink.ts'
import { xhrTransport } from '../upload/transport.ts'
import type { UploadItem } from '../upload/upload-item.ts'
import { UploadQueue } from '../upload/upload-queue.ts'
import { useUploads } from '../upload/use-uploads.ts'

/** The files of one form that is being filled in. */
export interface Attaching {
  items: readonly UploadItem[]
  queue: UploadQueue
  /** Have arrived, in the order they were chosen: what the form takes along. */
  mediaIds: readonly string[]
  /** How many are still on their way; the form waits until there are none. */
  moving: number
  /** Call when the form's answer is good: the files belong to what was said, and the next form begins without them. */
  sent: () => void
}

/**
 * The files of a form, alive as long as the browser's tab and, until they have arrived, over a reload.
 * @param draft what the form is about, the same each time the page is opened: 'messages-' and a conversation's id
 */
export function useAttachments(draft: string, memberId: string): Attaching {
  const queue = useMemo(() => queueOf(`${memberId}-${draft}`), [draft, memberId])
  useEffect(() => void queue.restore().catch(() => undefined), [queue])
  const { items } = useUploads(queue)
  const mediaIds = items.flatMap(({ mediaId, state }) =>
    mediaId && (state === 'processing' || state === 'ready') ? [mediaId] : [],
  )
  const moving = items.filter(({ state }) => state === 'waiting' || state === 'sending').length
  return { items, queue, mediaIds, moving, sent: () => queue.release(mediaIds) }
}

const open = new Map<string, UploadQueue>()

function queueOf(key: string): UploadQueue {
  const known = open.get(key)
  if (known) return known
  const made = new UploadQueue({ transport: xhrTransport(), shrink, kept: browserKeptFiles(key) })
  // Not on the server, where requests share the process.
  if (typeof document !== 'undefined') open.set(key, made)
  return made
}
