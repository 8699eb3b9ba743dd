import { redirect } from '@remix-run/node'
import type { PageRequest } from '#app/platform/load.server.ts'
import { consoleAsksTwice } from '#tenants/identity/operator-proof.server.ts'
import { isFresh, type Session, sessionOf } from '#tenants/identity/session.server.ts'
import { operatorRole } from '#tenants/membership.server.ts'
import { Problem } from '#tenants/problem.ts'
import { ownFormsOnly } from '../steps.server.ts'

/** The session that asks. @throws a redirect to sign in when it has ended meanwhile */
export async function ownSession(page: PageRequest): Promise<Session> {
  const session = await sessionOf(page.request, page.context.hostname)
  if (!session) throw redirect('/sign-in?next=/account')
  return session
}

/**
 * The session, if the person signed in a moment ago; for acts that change how one gets into the account.
 * @throws a redirect that asks them to sign in once more and comes back; Problem forbidden for an operator at a school
 */
export async function freshSession(page: PageRequest): Promise<Session> {
  ownFormsOnly()
  const session = await ownSession(page)
  // What opens the console is changed there, where both proofs were asked for; here a mailed code would do.
  if (page.context.site.site === 'school' && consoleAsksTwice() && (await operatorRole(session.identityId)))
    throw new Problem('forbidden', 'an operator at a school')
  if (!isFresh(session)) throw redirect(`/sign-in?${new URLSearchParams({ again: '1', next: pageOf(page.url) })}`)
  return session
}

/** `/account/<page>`, also of the acts below it, which have no page to come back to. */
const pageOf = (url: URL) =>
  url.pathname
    .replace(/\.data$/, '')
    .split('/')
    .slice(0, 3)
    .join('/')
