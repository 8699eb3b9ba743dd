import type { SupportVisit } from '#tenants/actor.ts'
import { onMessage, onMissed } from '#tenants/bus.server.ts'

const encoder = new TextEncoder()
const heartbeatMs = 25_000

interface Open {
  grantId: string
  close(): void
}
const streams = new Set<Open>()

/**
 * The stream of an open page of the vendor's support. No news of the school come by it; it ends with the grant, on its own at the moment until
 * and at once when the head ends it, and its page then goes (`app/shell/support-end.ts`). A stream that breaks off for another reason is asked for again.
 */
export function supportStream({ grantId, endsAt }: SupportVisit): Response {
  let forget: () => void = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const heartbeat = setInterval(() => controller.enqueue(encoder.encode(':\n\n')), heartbeatMs)
      const close = () => {
        forget()
        controller.close()
      }
      const end = setTimeout(close, Math.max(0, endsAt.getTime() - Date.now()))
      const stream = { grantId, close }
      streams.add(stream)
      forget = () => {
        streams.delete(stream)
        clearInterval(heartbeat)
        clearTimeout(end)
      }
      controller.enqueue(encoder.encode('retry: 500\n\n'))
    },
    cancel: () => forget(),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  })
}

/** Ends the streams of one grant, or all: their pages come back through the gate, if it still lets them. */
export function closeSupportStreams(grantId?: string): void {
  for (const stream of [...streams]) if (grantId === undefined || stream.grantId === grantId) stream.close()
}

onMessage('session', id => closeSupportStreams(id))
onMissed(() => closeSupportStreams())
