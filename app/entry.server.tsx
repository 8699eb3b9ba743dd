import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { log, loggable } from './platform/log.server.ts'
import { NonceContext } from './platform/nonce.ts'

const abortAfterMs = 10_000

/**
 * Renders a page whole (`onAllReady`): pages here have no deferred data, and whole is faster than streaming them.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let statusNow = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={withoutPages(remix)} url={request.url} abortDelay={abortAfterMs} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          headers.set('Content-Type', 'text/html; charset=utf-8')
          if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache')
          headers.append('Vary', 'Cookie, Accept-Language')
          const page = new PassThrough()
          buffer(page).then(body => resolve(new Response(body, { headers, status: statusNow })), reject)
          pipe(page)
          clearTimeout(timer)
        },
        onShellError: reject,
        onError(error) {
          statusNow = 500
          log.error({ requestId: context.requestId, ...loggable(error) }, 'render failed')
        },
      },
    )
    const timer = setTimeout(abort, abortAfterMs)
  })
}

/**
 * Of an address that is nowhere the browser is told of the root alone, as that is all the server writes. Told of the page above it, the router
 * would take that one for the beginning of the address, and hydrate links to files that are not in the markup (`Scripts` of Remix 2.17).
 */
function withoutPages(remix: EntryContext): EntryContext {
  const { manifest, staticHandlerContext } = remix
  const [root, ...pages] = staticHandlerContext.matches.map(({ route }) => manifest.routes[route.id])
  return pages.length > 0 || !root ? remix : { ...remix, manifest: { ...manifest, routes: { [root.id]: root } } }
}

/** What loaders and actions throw that is not a `Problem`. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return
  log.error({ requestId: context.requestId, ...loggable(error) }, 'loader or action failed')
}
