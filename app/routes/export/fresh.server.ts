import { redirect } from '@remix-run/node'
import type { PageRequest } from '#app/platform/load.server.ts'
import { isFresh, sessionOf } from '#tenants/identity/session.server.ts'
import { paths } from './paths.ts'

/** Whether the person signed in a moment ago: a computer left open in the office is not asked for a whole school. */
export async function isSignedInFreshly({ request, context }: PageRequest): Promise<boolean> {
  const session = await sessionOf(request, context.hostname)
  return session !== null && isFresh(session)
}

/** Leads to signing in once more, and back. */
export const signInAgain = (): Response =>
  redirect(`/sign-in?${new URLSearchParams({ again: '1', next: paths.export() })}`)
