import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import type { Thread } from '../conversation.ts'
import { paths } from '../paths.ts'

/** Says that the newest message has been read, once its page is in front of the reader. */
export function useReadMark({ head, messages, newest }: Thread): void {
  const { submit } = useFetcher()
  const seq = newest ? (messages.at(-1)?.seq ?? 0) : 0
  const { id, readSeq } = head
  useEffect(() => {
    if (seq <= readSeq) return
    const tell = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', tell)
      submit({ seq: String(seq) }, { method: 'post', action: paths.read(id) })
    }
    document.addEventListener('visibilitychange', tell)
    tell()
    return () => document.removeEventListener('visibilitychange', tell)
  }, [seq, readSeq, id, submit])
}
