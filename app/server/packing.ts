import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { accepts } from 'hono/accepts'
import { compress } from 'hono/compress'

/** Smaller answers travel as they are. */
const smallest = 1024
/** What Remix answers with is whole before it leaves. */
const wholeAnswers = /^(?:text\/html|application\/json|text\/x-script)\b/
const pack = promisify(gzip)

/** Packs what streams (files, lists of thousands of rows) on its way, where the browser takes it packed. */
export const packStreams = compress({ threshold: smallest })

/**
 * Packs pages and data of pages in one piece, where the browser takes gzip, and says how long small ones are, so that nobody packs them:
 * a stream for each of them would cost more than the packing. To be asked after `packStreams`, which leaves alone what it finds packed.
 */
export const packWhole: MiddlewareHandler = async (c, next) => {
  await next()
  const { res } = c
  if (!res.body || res.headers.has('Content-Encoding') || res.headers.has('Content-Length')) return
  if (!wholeAnswers.test(res.headers.get('Content-Type') ?? '')) return
  const body = Buffer.from(await res.arrayBuffer())
  const encoding = accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' })
  const isPacked = body.length >= smallest && encoding === 'gzip'
  const sent = isPacked ? await pack(body) : body
  c.res = new Response(sent, res)
  c.res.headers.set('Content-Length', String(sent.length))
  if (body.length >= smallest) c.res.headers.append('Vary', 'Accept-Encoding')
  if (isPacked) c.res.headers.set('Content-Encoding', 'gzip')
}
