import { isViewing } from '../viewing/marker.ts'
import { browserKeptItems, type KeptItems, memoryKeptItems } from './kept-items.ts'
import { sendForm } from './sending.ts'
import { WaitingQueue } from './waiting-queue.ts'

const queues = new Map<string, WaitingQueue>()

/** This browser's queue of a member; what an earlier page left is being sent from now on. Only in a browser. */
export function waitingQueueOf(memberId: string): WaitingQueue {
  const known = queues.get(memberId)
  if (known) return known
  const name = `cubby-waiting-${memberId}`
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null
  const queue = new WaitingQueue({
    kept: 'indexedDB' in window && !isViewing() ? orInMemory(browserKeptItems(memberId)) : memoryKeptItems(),
    send: sendForm,
    ...('locks' in navigator
      ? { alone: async (work: () => Promise<void>) => void (await navigator.locks.request(name, work)) }
      : {}),
    tell: () => channel?.postMessage('changed'),
  })
  // What waits rests on this host: until it is sent, pages are not led to the school's main domain (`app/server/canonical.server.ts`).
  queue.subscribe(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: few browsers have the Cookie Store.
    document.cookie = `waiting-${memberId}=1; Path=/; SameSite=Lax; Max-Age=${queue.getSnapshot().length > 0 ? 30 * 86_400 : 0}`
  })
  channel?.addEventListener('message', () => void queue.refresh())
  window.addEventListener('online', () => void queue.sendNow())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void queue.sendNow()
  })
  queues.set(memberId, queue)
  void queue.sendNow()
  return queue
}

/** A private window may have a database that cannot be opened: the page then keeps what it can. */
function orInMemory(kept: KeptItems): KeptItems {
  const memory = memoryKeptItems()
  const working = kept.all().then(
    () => kept,
    () => memory,
  )
  return {
    add: async item => (await working).add(item),
    all: async () => (await working).all(),
    replace: async (id, by) => (await working).replace(id, by),
    remove: async id => (await working).remove(id),
  }
}
