import { setPassword } from '#tenants/identity/identities.server.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { demoPassword } from './schools.ts'

export const operatorEmail = 'operator@cubby.example'

/** The vendor's own sign-in of the demo. @returns the identity */
export async function seedOperator(): Promise<string> {
  const identityId = await admitOperator(operatorEmail, 'operator', 'Robin (Cubby)')
  await setPassword(identityId, demoPassword)
  return identityId
}
