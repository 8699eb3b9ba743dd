import { useEffect } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import { usePatientReload } from '#app/platform/patient-reload.ts'
import { isViewing } from '#app/platform/viewing/marker.ts'
import type { Thread } from '../conversation.ts'
import { paths } from '../paths.ts'

/**
 * Says that the newest message has been read, once its page is in front of the reader; past the router, since a network that goes away
 * in that moment would put an error in the page's place. Then it is said when the network is back.
 */
export function useReadMark({ head, messages, newest }: Thread): void {
  const { reload } = usePatientReload()
  const seq = newest ? (messages.at(-1)?.seq ?? 0) : 0
  const { id, readSeq } = head
  useEffect(() => {
    if (seq <= readSeq || isViewing()) return
    const stop = () => {
      document.removeEventListener('visibilitychange', tell)
      window.removeEventListener('online', tell)
    }
    const tell = async () => {
      if (document.visibilityState !== 'visible') return
      const body = new URLSearchParams({ seq: String(seq) })
      const answer = await askJson(paths.read(id), { method: 'POST', body }).catch(() => null)
      if (!answer?.ok) return
      stop()
      reload()
    }
    document.addEventListener('visibilitychange', tell)
    window.addEventListener('online', tell)
    void tell()
    return stop
  }, [seq, readSeq, id, reload])
}
