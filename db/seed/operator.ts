import { runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import { ensureIdentity, setPassword } from '#tenants/identity/identities.server.ts'
import { demoPassword } from './schools.ts'

export const operatorEmail = 'operator@cubby.example'

/** The vendor's own sign-in of the demo. */
export async function seedOperator(): Promise<void> {
  const identityId = await ensureIdentity(operatorEmail, 'en')
  await setPassword(identityId, demoPassword)
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(operators).values({ identityId, role: 'operator' }).onConflictDoNothing(),
  )
}
