import { environment } from '../config.server.ts'
import { clerk } from './clerk.server.ts'
import type { Door, SignIn } from './sign-in.server.ts'

/** What `/sign-in` does: show our own form, lead to the provider and back, or take what the provider has proven. */
export type Begin =
  | { show: 'form' }
  | { show: 'redirect'; to: string; headers: Headers }
  | { show: 'signed_in'; signIn: SignIn }

/**
 * Who proves who somebody is. Whatever the provider, what follows is the same: an identity, a session of ours bound to
 * this host, and memberships of ours.
 */
export interface IdentityProvider {
  name: 'built_in' | 'clerk'
  /**
   * @param origin scheme, host and port of this site, as typed
   * @param next where to go afterwards, a local path
   */
  begin(door: Door, origin: string, next: string): Promise<Begin>
  /** Where a browser goes to end the provider's own session as well; null when there is none. */
  afterSignOut(origin: string): string | null
}

/** Clerk when its secret key is set, else the built-in one. */
export const identityProvider = (): IdentityProvider => (environment().CLERK_SECRET_KEY ? clerk : builtIn)

const builtIn: IdentityProvider = {
  name: 'built_in',
  begin: async () => ({ show: 'form' }),
  afterSignOut: () => null,
}
