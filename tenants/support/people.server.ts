import { asc, eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import type { ConsoleRole } from '../permissions.ts'

/** One of the vendor, as a school reads it. */
export interface SupportPerson {
  id: string
  name: string
}

/** Whom a school can let in by name. Who has no name for schools is not offered, and may enter where anybody of support may. */
export async function supportPeople(): Promise<SupportPerson[]> {
  return (await allOperators()).filter(({ name }) => name !== '')
}

/** Everybody of the vendor, for the console. */
export const allOperators = (): Promise<SupportPerson[]> =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ id: operators.id, name: operators.name })
      .from(operators)
      .orderBy(asc(operators.name), asc(operators.id)),
  )

export interface Operator extends SupportPerson {
  identityId: string
  role: ConsoleRole
}

/** Who works for the vendor at this moment, whatever a cache says; null for who does not, or no longer. */
export const operatorOf = (identityId: string): Promise<Operator | null> => one(eq(operators.identityId, identityId))
export const operatorById = (id: string): Promise<Operator | null> => one(eq(operators.id, id))

async function one(which: ReturnType<typeof eq>): Promise<Operator | null> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ id: operators.id, name: operators.name, identityId: operators.identityId, role: operators.role })
      .from(operators)
      .where(which),
  )
  return row ?? null
}
