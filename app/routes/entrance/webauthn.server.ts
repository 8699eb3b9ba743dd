import type { z } from 'zod'
import { Problem } from '#tenants/problem.ts'

/** Reads a small JSON body. @throws Problem bad_request when it is none or not of that shape; too_large over 64 KB */
export async function jsonOf<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const text = await request.text()
  if (text.length > 65_536) throw new Problem('too_large')
  const parsed = schema.safeParse(parsedOrNull(text))
  if (!parsed.success) throw new Problem('bad_request')
  return parsed.data
}

/** An answer in JSON that sets cookies and is never kept. */
export function withCookies(body: unknown, cookies: readonly string[]): Response {
  const headers = new Headers({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return new Response(JSON.stringify(body), { headers })
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
