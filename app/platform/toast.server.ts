import { redirect } from '@remix-run/node'
import { environment } from '#tenants/config.server.ts'

/** Goes to another page and shows a short message there. Only a sentence of our own, never a person's words. */
export function redirectWithToast(to: string, message: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers)
  all.append(
    'Set-Cookie',
    `toast=${encodeURIComponent(message)}; Path=/; Max-Age=30; HttpOnly; SameSite=Lax${secure()}`,
  )
  return redirect(to, { headers: all })
}

/** The message that waits for this page, and the headers that forget it. */
export function takeToast(request: Request): { toast: string | null; headers: Headers } {
  const headers = new Headers()
  const waiting = /(?:^|;\s*)toast=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (!waiting) return { toast: null, headers }
  headers.append('Set-Cookie', `toast=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure()}`)
  try {
    return { toast: decodeURIComponent(waiting), headers }
  } catch {
    return { toast: null, headers }
  }
}

const secure = () => (environment().PUBLIC_SCHEME === 'https' ? '; Secure' : '')
