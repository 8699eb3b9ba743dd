import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { usePatientReload } from '../patient-reload.ts'
import { waitingQueueOf } from './browser-queue.ts'
import type { NewItem, WaitingItem } from './waiting-item.ts'
import type { WaitingQueue } from './waiting-queue.ts'

export interface Waiting {
  /** In the order in which they were done; of the topics that begin so. */
  items: readonly WaitingItem[]
  /** Keeps and sends; does nothing before the page has come alive. */
  add: (item: NewItem) => Promise<void>
  retry: (id: string) => Promise<void>
  drop: (id: string) => Promise<void>
}

const none: readonly WaitingItem[] = []

/**
 * What the member did on this device and the school does not know yet. The page's loaders ask again once something was taken or refused.
 * @param topic how the topics begin; '' is everything
 */
export function useWaiting(memberId: string, topic: string): Waiting {
  const [queue, setQueue] = useState<WaitingQueue | null>(null)
  const { reload } = usePatientReload()
  useEffect(() => {
    const opened = waitingQueueOf(memberId)
    setQueue(opened)
    return opened.onAnswered(item => {
      if (item.topic.startsWith(topic)) reload()
    })
  }, [memberId, topic, reload])
  const all = useSyncExternalStore(queue?.subscribe ?? neverChanges, queue?.getSnapshot ?? nothing, nothing)
  return useMemo(
    () => ({
      items: all.filter(item => item.topic.startsWith(topic)),
      add: async item => queue?.add(item),
      retry: async id => queue?.retry(id),
      drop: async id => queue?.drop(id),
    }),
    [all, topic, queue],
  )
}

const nothing = () => none
const neverChanges = () => () => {}
