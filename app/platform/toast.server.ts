import { redirect } from '@remix-run/node'
import { v4 as uuidv4 } from 'uuid'
import { environment } from '#tenants/config.server.ts'
import { toastCookie } from './toast-cookie.ts'

/** A short message over a page. The id tells a message that was shown from the same words said again. */
export interface Toast {
  id: string
  message: string
}

/** Goes to another page and shows a short message there. Only a sentence of our own, never a person's words. */
export function redirectWithToast(to: string, message: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers)
  all.append(
    'Set-Cookie',
    `${toastCookie}=${uuidv4()}.${encodeURIComponent(message)}; Path=/; Max-Age=30; SameSite=Lax${secure()}`,
  )
  return redirect(to, { headers: all })
}

/**
 * The message that waits, and the headers that forget it. Only a whole page forgets it here: what a page fetches may be dropped unseen
 * (news that has it load anew while it goes elsewhere, a page fetched ahead), so there it forgets once it has shown the message.
 */
export function takeToast(request: Request): { toast: Toast | null; headers: Headers } {
  const headers = new Headers()
  const [, id, words] =
    new RegExp(`(?:^|;\\s*)${toastCookie}=([^.;]+)\\.([^;]+)`).exec(request.headers.get('cookie') ?? '') ?? []
  if (!id || !words) return { toast: null, headers }
  if (request.headers.get('sec-fetch-dest') === 'document')
    headers.append('Set-Cookie', `${toastCookie}=; Path=/; Max-Age=0; SameSite=Lax${secure()}`)
  try {
    return { toast: { id, message: decodeURIComponent(words) }, headers }
  } catch {
    return { toast: null, headers }
  }
}

const secure = () => (environment().PUBLIC_SCHEME === 'https' ? '; Secure' : '')
