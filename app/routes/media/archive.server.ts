import type { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { askedRange } from './byte-range.ts'
import { savedAs } from './saved-as.ts'

/** An archive that its reader may have at this moment. */
export interface ArchiveToSend {
  /** What it is saved as. */
  name: string
  bytes: number
  /** Names these very bytes. */
  tag: string
  open(range?: { start: number; end: number }): Promise<Readable>
}

/** The answer with an archive, decrypted as it is sent; a download that broke off goes on (RFC 9110, 14). No browser keeps it but as a file. */
export async function sendArchive(request: Request, { name, bytes, tag, open }: ArchiveToSend): Promise<Response> {
  const headers = new Headers({
    ETag: tag,
    'Cache-Control': 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Type': 'application/zip',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': savedAs(name),
    'Accept-Ranges': 'bytes',
  })
  const condition = request.headers.get('if-range')
  const range =
    request.method === 'GET' && (!condition || condition === tag)
      ? askedRange(request.headers.get('range'), bytes)
      : null
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${bytes}`)
    return new Response(null, { status: 416, headers })
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`)
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : bytes))
  if (request.method === 'HEAD') return new Response(null, { headers })
  const body = await open(range ?? undefined)
  return new Response(createReadableStreamFromReadable(body), { status: range ? 206 : 200, headers })
}
