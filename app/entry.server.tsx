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
        <RemixServer context={remix} url={request.url} abortDelay={abortAfterMs} nonce={context.nonce} />
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

/** What loaders and actions throw that is not a `Problem`. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return
  log.error({ requestId: context.requestId, ...loggable(error) }, 'loader or action failed')
}
