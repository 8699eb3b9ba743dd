import { z } from 'zod'
import { cookieName, secureCookies } from './auth.server.ts'
import { cookieOf } from './cookies.ts'
import { openFromBrowser, sealForBrowser } from './vault.server.ts'

const SigningIn = z.object({ email: z.string(), next: z.string(), until: z.number() })
/** What is carried from one step of signing in to the next. */
export type SigningIn = Pick<z.infer<typeof SigningIn>, 'email' | 'next'>

/**
 * The cookie that carries the typed address from step to step: sealed, so that it stands in no address bar, log or
 * hidden field, and good for half an hour on this host.
 */
export async function rememberSigningIn(hostname: string, step: SigningIn): Promise<string> {
  const text = JSON.stringify({ ...step, until: Date.now() + minutes * 60_000 })
  return `${name()}=${await sealForBrowser('signing-in', hostname, text)}; Path=/; Max-Age=${minutes * 60}; HttpOnly; SameSite=Lax${secureCookies() ? '; Secure' : ''}`
}

/** What `rememberSigningIn` has set, or null when it is missing, over, or of another host. */
export async function signingInOf(request: Request, hostname: string): Promise<SigningIn | null> {
  const sealed = cookieOf(request, name())
  const text = sealed && (await openFromBrowser('signing-in', hostname, sealed))
  if (!text) return null
  const { email, next, until } = SigningIn.parse(JSON.parse(text))
  return until > Date.now() ? { email, next } : null
}

export const forgetSigningIn = (): string =>
  `${name()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secureCookies() ? '; Secure' : ''}`

const minutes = 30
const name = () => cookieName('signing-in')
