import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { ContractSchools } from '#db/contract-schools.ts'
import { known } from '#db/known-tables.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { members } from '#db/schema/members.ts'
import type { schools } from '#db/schema/platform.ts'
import { superuserUrl } from '#db/test-database.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { addDays } from '../billing/lifecycle.ts'
import { ensureIdentity } from '../identity/identities.server.ts'
import { freshEmail } from '../identity/test-door.ts'
import { putContact, sealContact } from '../people/contacts.server.ts'
import { School } from '../school.server.ts'
import { lastDayOf } from './due.ts'

export type Client = pg.Client
/** For tests: whoever looks behind the wall. */
export async function superuser(): Promise<Client> {
  const client = new pg.Client({ connectionString: superuserUrl() })
  await client.connect()
  return client
}

/** For tests: a school with a row in every table there is of schools, whatever its keys would say, and an owner who can be written to. */
export async function filledSchool(overrides: Partial<typeof schools.$inferInsert> = {}) {
  const row = await insertSchool(overrides)
  const school = new School(row, system)
  const schools = new ContractSchools()
  await schools.client.connect()
  await schools.client.query('begin')
  await schools.unguarded(async () => {
    for (const table of known.school) await schools.insertRow(table, row.id)
  })
  await schools.client.query('commit')
  await schools.client.end()
  const email = freshEmail()
  const identityId = await ensureIdentity(email)
  const ownerId = uuidv7()
  const contact = await sealContact(school, uuidv7(), ownerId, { email })
  await school.write(async tx => {
    await tx.insert(members).values({ id: ownerId, identityId, role: 'owner', name: 'Ada Owner' })
    await putContact(tx, contact)
  })
  return { school, row, email, identityId, ownerId }
}

/** For tests: closed so long ago that today is the first day on which it may be erased, its owners written to. */
export async function dueSchool() {
  const today = new Date().toISOString().slice(0, 10)
  const closedOn = addDays(today, -91)
  const filled = await filledSchool({ state: 'closed', closedOn, planEndsOn: null, timeZone: 'UTC' })
  const { id, name, slug } = filled.row
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(schoolErasures).values({
      schoolId: id,
      name,
      slug,
      closedOn,
      toldDays: [30, 7, 1],
      lastToldOn: addDays(lastDayOf(closedOn), -1),
    }),
  )
  return filled
}

/** For tests: rows by table in which something of the school is left, in every schema; also where only a value names it. */
export async function tracesOf(client: Client, schoolId: string): Promise<Record<string, number>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'identity', 'queue') and c.relkind in ('r', 'p') order by 1`,
  )
  const traces: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from ${name} t where t::text like $1`,
      [`%${schoolId}%`],
    )
    if (rows[0]?.n) traces[name.replace('public.', '')] = rows[0].n
  }
  return traces
}
