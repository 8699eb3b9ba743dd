import { runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import { ensureIdentity } from './identity/identities.server.ts'
import type { ConsoleRole } from './permissions.ts'

/**
 * Lets somebody into the vendor's console, or changes what they may do there. They sign in with a mailed code, and set a
 * password or passkey themselves.
 * @param name as schools read it when they let support in
 * @returns the identity
 * @throws TypeError when it is no address
 */
export async function admitOperator(email: string, role: ConsoleRole, name = ''): Promise<string> {
  const identityId = await ensureIdentity(email, 'en')
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(operators)
      .values({ identityId, role, name })
      .onConflictDoUpdate({ target: operators.identityId, set: name ? { role, name } : { role } }),
  )
  return identityId
}
