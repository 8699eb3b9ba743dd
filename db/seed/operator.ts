import { setPassword } from '#tenants/identity/identities.server.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { demoPassword } from './schools.ts'

export const operatorEmail = 'operator@cubby.example'

/** The vendor's own sign-in of the demo. */
export async function seedOperator(): Promise<void> {
  await setPassword(await admitOperator(operatorEmail, 'operator', 'Robin (Cubby)'), demoPassword)
}
