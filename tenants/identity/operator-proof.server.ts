import { environment } from '../config.server.ts'
import { passkeysOf } from './passkeys.server.ts'
import { identityProvider } from './provider.server.ts'
import { secondFactorOf } from './second-factor.server.ts'
import type { Session } from './session.server.ts'

/**
 * What an operator still owes the console: `given` nothing, `again` to sign in with the second factor or passkey that they
 * have, `set_up` to set one up.
 */
export type OperatorProof = 'given' | 'again' | 'set_up'

/** Whether the console asks for two proofs: always in production, unless CONSOLE_SECOND_FACTOR says otherwise. */
export function consoleAsksTwice(): boolean {
  const { CONSOLE_SECOND_FACTOR, NODE_ENV } = environment()
  return CONSOLE_SECOND_FACTOR ? CONSOLE_SECOND_FACTOR === 'required' : NODE_ENV === 'production'
}

/**
 * Who reaches the mails of an operator must not reach the console by that alone: what counts is how this very session was
 * opened. A factor that exists has to be used; only who has none may set one up with a single proof. With another provider
 * it is that provider's to ask.
 */
export async function operatorProof(session: Session): Promise<OperatorProof> {
  if (session.strong || !consoleAsksTwice() || identityProvider().name !== 'built_in') return 'given'
  return (await twoProofsOf(session)).possible ? 'again' : 'set_up'
}

/** When a session was opened with two proofs, if it was; and whether its person could, with a second factor or a passkey of this host. */
export interface TwoProofs {
  since: Date | null
  possible: boolean
}
export async function twoProofsOf({ identityId, host, strong, signedInAt }: Session): Promise<TwoProofs> {
  const [second, passkeys] = await Promise.all([secondFactorOf(identityId), passkeysOf(identityId)])
  return {
    since: strong ? signedInAt : null,
    possible: second.on || passkeys.some(passkey => passkey.host === host),
  }
}
