import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Transient } from '#workers/failure.ts'
import { classed } from './refusal.ts'
import type { ByteRange, MediaSource } from './source.ts'

/**
 * A source as a URL that ffmpeg can seek in. `failure` is set once the source itself broke, so that a store's fault is not
 * taken for a damaged file.
 */
export type Loopback = { readonly url: string; readonly failure: Error | Transient | undefined }

/**
 * Serves a source by HTTP on 127.0.0.1, at a random port under a path of 256 random bits, while `use` runs, then closes
 * everything. So ffmpeg reads a file whose index stands at its end although nothing rests on disk.
 */
export async function withLoopback<T>(source: MediaSource, use: (loopback: Loopback) => Promise<T>): Promise<T> {
  const path = `/${randomBytes(32).toString('hex')}`
  let failure: Error | undefined
  const server = createServer((request, response) => {
    if (request.url !== path || request.method !== 'GET') {
      response.writeHead(404).end()
      return
    }
    answer(source, request, response, error => {
      failure ??= classed(error, 'source-unreadable')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  try {
    return await use({
      url: `http://127.0.0.1:${port}${path}`,
      get failure() {
        return failure
      },
    })
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

function answer(
  source: MediaSource,
  request: IncomingMessage,
  response: ServerResponse,
  onFailure: (error: unknown) => void,
): void {
  const range = askedRange(request.headers.range, source.size)
  if (range === 'beyond') {
    response.writeHead(416, { 'Content-Range': `bytes */${source.size}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: source.size }
  response.writeHead(range ? 206 : 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': end - start,
    'Accept-Ranges': 'bytes',
    ...(range && { 'Content-Range': `bytes ${start}-${end - 1}/${source.size}` }),
  })
  const stream = source.read({ start, end })
  stream.on('error', error => {
    // A stream may complain about being closed when ffmpeg seeks elsewhere; that is no fault of the source.
    if (!response.destroyed) onFailure(error)
    response.destroy()
  })
  response.once('close', () => stream.destroy())
  stream.pipe(response)
}

/** One range as ffmpeg asks ('bytes=100-' or 'bytes=100-200', the last byte included); undefined means all. */
function askedRange(header: string | undefined, size: number): ByteRange | 'beyond' | undefined {
  const match = header?.match(/^bytes=(\d+)-(\d*)$/)
  if (!match) return undefined
  const start = Number(match[1])
  const end = match[2] ? Math.min(Number(match[2]) + 1, size) : size
  return start < end ? { start, end } : 'beyond'
}
