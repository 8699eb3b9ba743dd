import { redirect } from '@remix-run/node'
import { invalid } from '#app/platform/act.server.ts'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import type { PageRequest } from '#app/platform/load.server.ts'
import { localPath, withNext } from '#app/platform/local-path.ts'
import { identityProvider } from '#tenants/identity/provider.server.ts'
import type { Door, SignIn } from '#tenants/identity/sign-in.server.ts'
import { forgetSigningIn, rememberSigningIn, type SigningIn, signingInOf } from '#tenants/identity/signing-in.server.ts'
import type { Letterhead } from '#tenants/mail/branded.tsx'
import { letterheadOf, vendorLetterhead } from '#tenants/mail/letterhead.server.ts'
import { actorIn } from '#tenants/membership.server.ts'
import { Problem } from '#tenants/problem.ts'

/** What the steps of signing in are told of a request. */
export const doorOf = ({ request, context }: PageRequest): Door => ({
  request,
  hostname: context.hostname,
  clientIp: context.clientIp,
})

/** What a page's title names besides itself. */
export const siteName = ({ context: { site } }: PageRequest): string =>
  site.site === 'school' ? site.school.facts.name : 'Cubby'
/** Where a site begins for those who are signed in. */
export const startOf = ({ context: { site } }: PageRequest): string => (site.site === 'school' ? '/home' : '/schools')

/** On whose paper a mail of this site is written. */
export function letterheadFor({ context, locale }: PageRequest): Letterhead {
  const { site, hostname } = context
  return site.site === 'school' ? letterheadOf(site.school, locale, hostname) : vendorLetterhead(locale, hostname)
}

/** Our own forms exist only while no other provider does the proving. @throws Problem not_found */
export function ownFormsOnly(): void {
  if (identityProvider().name !== 'built_in') throw new Problem('not_found')
}

/** The address typed in the first step; without it the way leads back there. @throws a redirect */
export async function typedBefore(page: PageRequest): Promise<SigningIn> {
  ownFormsOnly()
  const typed = await signingInOf(page.request, page.context.hostname)
  if (!typed) throw redirect('/sign-in')
  return { email: typed.email, next: localPath(typed.next, startOf(page)) }
}

/** Goes on to a step with the typed address in a sealed cookie. */
export async function goOn(page: PageRequest, to: string, step: SigningIn): Promise<Response> {
  return redirect(to, { headers: { 'Set-Cookie': await rememberSigningIn(page.context.hostname, step) } })
}

/**
 * What follows an attempt to sign in. Who has no membership here is led to the page for join codes, unless they are on their
 * way to take up an invitation.
 * @throws Invalid on `field` when it was refused
 */
export async function arrive(
  page: PageRequest,
  signIn: SignIn,
  next: string,
  refusal: { field: string; key: MessageKey },
): Promise<Response> {
  if (signIn.outcome === 'refused') throw invalid({ [refusal.field]: refusal.key })
  const headers = new Headers()
  for (const cookie of signIn.cookies) headers.append('Set-Cookie', cookie)
  if (signIn.outcome === 'second_factor') return redirect(withNext('/sign-in/second-factor', next), { headers })
  headers.append('Set-Cookie', forgetSigningIn())
  return redirect(await wayIn(page, signIn.identityId, next), { headers })
}

/** `next`, or the page for join codes for those who have no membership here and are not about to take one up. */
export async function wayIn({ context: { site } }: PageRequest, identityId: string, next: string): Promise<string> {
  if (site.site !== 'school' || joining(next)) return next
  return (await actorIn(site.school.facts, identityId)).role === 'visitor' ? '/join' : next
}

const joining = (next: string) => next.startsWith('/join/') || next.startsWith('/invitation/')
