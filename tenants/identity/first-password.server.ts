import { hashPassword } from 'better-auth/crypto'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'

/** A password's hash, for somebody whose address is still to be proven; `keepFirstPassword` takes it. */
export const hashOfPassword = (password: string): Promise<string> => hashPassword(password)

/** Gives an identity its first password. Who has one keeps it: knowing an address is no reason to change its owner's. */
export async function keepFirstPassword(identityId: string, hash: string): Promise<void> {
  await runTransaction('identity', { readOnly: false }, q =>
    q
      .insert(accounts)
      .values({ id: uuidv7(), userId: identityId, accountId: identityId, providerId: 'credential', password: hash })
      .onConflictDoNothing(),
  )
}
