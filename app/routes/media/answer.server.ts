import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { z } from 'zod'
import { mediaUses } from '#db/schema/media.ts'
import { fileNameHeader, largestUpload } from '#tenants/files/limits.ts'
import { Problem } from '#tenants/problem.ts'

/** What a browser says of a file before it sends it. A bad one is a bad request: no person typed it. */
export const newUpload = z.object({
  uploadKey: z.string().regex(/^[\w-]{16,64}$/),
  bytes: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  classId: z.uuid().optional(),
  use: z.enum(mediaUses).optional(),
  name: z.string().max(1000).optional(),
})

/**
 * Answers a machine: what the work gives, or its `Problem` as JSON with the code, which the upload queue understands. (Thrown
 * from a route without a page, only the status would arrive.)
 */
export async function answerJson(method: string, allowed: string, work: () => Promise<unknown>): Promise<Response> {
  if (method !== allowed) return new Response(null, { status: 405, headers: { Allow: allowed } })
  try {
    return Response.json(await work(), { headers: noStore })
  } catch (error) {
    if (error instanceof Problem)
      return Response.json({ problem: error.code }, { status: error.status, headers: noStore })
    throw error
  }
}

/** @throws Problem bad_request, or too_large where that is all that is wrong */
export function parseUpload(input: unknown): z.output<typeof newUpload> {
  const parsed = newUpload.safeParse(input)
  if (!parsed.success) throw new Problem('bad_request')
  if (parsed.data.bytes > largestUpload) throw new Problem('too_large')
  return parsed.data
}

/** The name that a file travels with when its bytes are the body: percent-encoded in a header, since addresses end up in logs. */
export function nameFrom(request: Request): string | undefined {
  const header = request.headers.get(fileNameHeader)
  if (!header) return undefined
  try {
    return decodeURIComponent(header)
  } catch {
    throw new Problem('bad_request')
  }
}

/** A request's body as it comes in, for a domain that counts what it reads. */
export function bodyOf(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>) : Readable.from([])
}

const noStore = { 'Cache-Control': 'no-store' }
