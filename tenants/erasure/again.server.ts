import { buffer } from 'node:stream/consumers'
import { eq, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { system } from '../actor.ts'
import { ownersOf } from '../billing/standing.server.ts'
import { environment } from '../config.server.ts'
import { objectStore } from '../files/store.server.ts'
import { School } from '../school.server.ts'
import { eraseSchool } from './erasing.server.ts'
import { ledgerPrefix } from './ledger.ts'
import { hashOf, type Proof } from './proof.ts'

/**
 * Erases once more what a restored backup has brought back: every school whose proof lies in the object store and whose row is there again. Before
 * workers and web are started, so nothing of it is under way. Nobody is written to, and the proof stays the one that was sent.
 * @returns names of the schools
 */
export async function eraseAgain(): Promise<string[]> {
  const store = await objectStore()
  const names: string[] = []
  for await (const { key } of store.list(ledgerPrefix)) {
    const document = (await buffer((await store.get(key)).body)).toString('utf8')
    const proof = JSON.parse(document) as Proof
    if (!(await beginAgain(proof, document))) continue
    await eraseSchool(proof.school.id, { quietMs: 0 })
    names.push(proof.school.name)
  }
  return names
}

/** @returns false where the school did not come back */
async function beginAgain({ school: { id, slug }, closedOn }: Proof, document: string): Promise<boolean> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(schools).where(eq(schools.id, id)),
  )
  if (!row) return false
  const owners = await new School(row, system).read(async q => {
    const ids = new Set((await ownersOf(q)).map(each => each.id))
    const rows = await q.select({ id: members.id, identityId: members.identityId }).from(members)
    return rows.filter(each => ids.has(each.id))
  })
  await runTransaction('platform', { readOnly: false }, async q => {
    // As it was when it was erased; the backup may be from a day on which it was open.
    await q.update(schools).set({ state: 'closed', closedOn }).where(eq(schools.id, id))
    const begin = {
      ...{ name: row.name, slug, closedOn, document, hash: hashOf(document), again: true, step: 'count' as const },
      ...{ begunAt: sql`now()`, erasedAt: null, leasedUntil: null, ownersSealed: null },
      ownerIds: owners.flatMap(({ identityId }) => (identityId ? [identityId] : [])),
      hosts: [`${slug}.${environment().ROOT_DOMAIN}`],
    }
    await q
      .insert(schoolErasures)
      .values({ schoolId: id, ...begin })
      .onConflictDoUpdate({ target: schoolErasures.schoolId, set: begin })
  })
  return true
}
