import { z } from 'zod'
import { cookieName, secureCookies } from '../identity/auth.server.ts'
import { cookieOf } from '../identity/cookies.ts'
import { openFromBrowser, sealForBrowser } from '../identity/vault.server.ts'

/** How long a sign-up waits for its code, and the browser remembers which one it began. */
export const signupMinutes = 60

/** The cookie by which the browser that filled the form in is known; sealed, for the public site only. */
export async function rememberSignup(hostname: string, signupId: string): Promise<string> {
  return cookie('sign-up', await sealForBrowser('sign-up', hostname, signupId), signupMinutes * 60)
}

/** The sign-up that this browser began, or null. */
export async function signupOf(request: Request, hostname: string): Promise<string | null> {
  const sealed = cookieOf(request, cookieName('sign-up'))
  return sealed && (await openFromBrowser('sign-up', hostname, sealed))
}

export const forgetSignup = (): string => cookie('sign-up', '', 0)

const Arrival = z.object({ schoolName: z.string(), host: z.string(), url: z.string() })
/** A school that is there, and the way into it: an address with a ticket, good for a minute. */
export type Arrival = z.infer<typeof Arrival>

/** Carries the ticket to the next page without showing it in an address of the public site. */
export async function rememberArrival(hostname: string, arrival: Arrival): Promise<string> {
  return cookie('arrival', await sealForBrowser('arrival', hostname, JSON.stringify(arrival)), 60)
}

export async function arrivalOf(request: Request, hostname: string): Promise<Arrival | null> {
  const sealed = cookieOf(request, cookieName('arrival'))
  const text = sealed && (await openFromBrowser('arrival', hostname, sealed))
  return text ? Arrival.parse(JSON.parse(text)) : null
}

const cookie = (name: string, value: string, seconds: number) =>
  `${cookieName(name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secureCookies() ? '; Secure' : ''}`
