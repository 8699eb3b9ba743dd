import { asc, eq } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import { emailOf, ensureIdentity } from './identity/identities.server.ts'
import { passkeysOf } from './identity/passkeys.server.ts'
import { secondFactorOf } from './identity/second-factor.server.ts'
import { endSessions } from './identity/session.server.ts'
import { noteAct } from './operations.server.ts'
import type { ConsoleRole } from './permissions.ts'
import { found, Problem } from './problem.ts'

/** Somebody of the vendor, as colleagues see them. */
export interface Colleague {
  id: string
  identityId: string
  /** '' for who is not offered to schools by name. */
  name: string
  email: string
  role: ConsoleRole
  since: Date
  /** What they prove themselves with besides a password or a mailed code. */
  proof: 'second_factor' | 'passkey' | 'none'
}

export interface NewColleague {
  email: string
  role: ConsoleRole
  name: string
}

/**
 * Lets somebody into the vendor's console, or changes what they may do there. They sign in with a mailed code, and set a
 * password or passkey themselves.
 * @param name as schools read it when they let support in
 * @returns the identity
 * @throws TypeError when it is no address
 */
export async function admitOperator(email: string, role: ConsoleRole, name = ''): Promise<string> {
  const identityId = await ensureIdentity(email, 'en')
  await runTransaction('platform', { readOnly: false }, q => admit(q, identityId, role, name))
  return identityId
}

/** Everybody of the vendor, by name. */
export async function colleagues(): Promise<Colleague[]> {
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(operators).orderBy(asc(operators.name), asc(operators.id)),
  )
  return Promise.all(
    rows.map(async ({ id, identityId, name, role, createdAt }) => {
      const [email, second, passkeys] = await Promise.all([
        emailOf(identityId),
        secondFactorOf(identityId),
        passkeysOf(identityId),
      ])
      const proof = passkeys.length > 0 ? 'passkey' : second.on ? 'second_factor' : 'none'
      return { id, identityId, name, email: email ?? '', role, since: createdAt, proof }
    }),
  )
}

/**
 * Lets somebody in by an operator's word, or changes who is in; twice is once.
 * @param by the operator's identity
 * @throws Problem forbidden unless they are an operator, conflict for their own role
 */
export async function takeOn(by: string, { email, role, name }: NewColleague): Promise<void> {
  const identityId = await ensureIdentity(email, 'en')
  await runTransaction('platform', { readOnly: false }, async q => {
    await lockAll(q)
    const [known] = await q.select().from(operators).where(eq(operators.identityId, identityId))
    if (known && known.role === role && (name === '' || known.name === name)) return
    if (identityId === by && known && known.role !== role) throw new Problem('conflict', 'yourself')
    const id = await admit(q, identityId, role, name)
    await noteAct(q, by, { action: 'operator.admitted', detail: { operator: id.slice(-4), to: role } })
  })
}

/**
 * Changes what a colleague may do.
 * @throws Problem not_found, forbidden, conflict for one's own: so there is always an operator
 */
export async function changeRole(by: string, operatorId: string, role: ConsoleRole): Promise<void> {
  await runTransaction('platform', { readOnly: false }, async q => {
    const colleague = await lockOther(q, by, operatorId)
    if (colleague.role === role) return
    await q.update(operators).set({ role }).where(eq(operators.id, operatorId))
    const detail = { operator: operatorId.slice(-4), from: colleague.role, to: role }
    await noteAct(q, by, { action: 'operator.role_changed', detail })
  })
}

/**
 * Ends somebody's work for the vendor: the console is closed to them, and they are signed out everywhere. What they did stays in the log.
 * @throws Problem not_found, forbidden, conflict for oneself
 */
export async function dismiss(by: string, operatorId: string): Promise<void> {
  const identityId = await runTransaction('platform', { readOnly: false }, async q => {
    const colleague = await lockOther(q, by, operatorId)
    await q.delete(operators).where(eq(operators.id, operatorId))
    await noteAct(q, by, {
      action: 'operator.dismissed',
      detail: { operator: operatorId.slice(-4), from: colleague.role },
    })
    return colleague.identityId
  })
  await endSessions(identityId)
}

async function admit(q: Queries, identityId: string, role: ConsoleRole, name: string): Promise<string> {
  const [row] = await q
    .insert(operators)
    .values({ identityId, role, name })
    .onConflictDoUpdate({ target: operators.identityId, set: name ? { role, name } : { role } })
    .returning({ id: operators.id })
  return found(row).id
}

/** One after the other, so that two who dismiss each other at once do not leave nobody. */
const lockAll = (q: Queries) => q.select({ id: operators.id }).from(operators).orderBy(operators.id).for('update')

async function lockOther(q: Queries, by: string, operatorId: string) {
  await lockAll(q)
  const [row] = await q.select().from(operators).where(eq(operators.id, operatorId))
  const colleague = found(row)
  if (colleague.identityId === by) throw new Problem('conflict', 'yourself')
  return colleague
}
