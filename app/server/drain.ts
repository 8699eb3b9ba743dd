import type { Server, ServerResponse } from 'node:http'

/** Nothing new for this long means that everybody has gone elsewhere. */
const quietMs = 500
/** Longest to wait for that: a proxy that asks on and on has had its chance to look at /readyz. */
const drainMs = 5_000

/**
 * Watches a server's requests, so that it can end without losing one. A connection that is kept open may carry the next
 * request at any moment; closed in that moment it loses it. So every answer says `Connection: close` first (RFC 9112, 9.6), new
 * connections are still taken, and only when nothing comes any more is the door shut.
 * @returns what starts this, once; it resolves when the server may be closed. Answers may still be under way then.
 */
export function watchRequests(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let leaving = false
  let came = performance.now()
  const sayGoodbye = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  server.prependListener('request', (_request, response) => {
    came = performance.now()
    if (leaving) return sayGoodbye(response)
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return async () => {
    leaving = true
    for (const response of underWay) sayGoodbye(response)
    came = performance.now()
    const atLatest = came + drainMs
    for (;;) {
      const left = Math.min(came + quietMs, atLatest) - performance.now()
      if (left <= 0) return
      await new Promise(resolve => setTimeout(resolve, left))
    }
  }
}
