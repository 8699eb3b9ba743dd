import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { erasureSteps } from '#db/schema/erasures.ts'
import { outbox } from '#db/schema/events.ts'
import { identities } from '#db/schema/identity.ts'
import { invoiceCounters } from '#db/schema/invoices.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { reopenSchool } from '../billing/closing.server.ts'
import { isHeldFrom } from '../domains/holds.server.ts'
import { temporaryStore } from '../files/test-folder.ts'
import { ensureIdentity } from '../identity/identities.server.ts'
import { freshEmail } from '../identity/test-door.ts'
import { readOutbox } from '../mail/outbox.server.ts'
import { resolveSchool } from '../resolve.server.ts'
import { School } from '../school.server.ts'
import { eraseAgain } from './again.server.ts'
import { beginErasure } from './beginning.server.ts'
import { eraseSchool, erasureOf } from './erasing.server.ts'
import { hashOf, type Proof } from './proof.ts'
import { keptTables } from './tables.server.ts'
import { type Client, dueSchool, filledSchool, superuser, tracesOf } from './test-scene.ts'

let client: Client
let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  client = await superuser()
})
afterAll(async () => {
  await client.query(`delete from outbox where job = 'x'`)
  await client.end()
})
beforeEach(async () => {
  store = await temporaryStore()
  return store.remove
})

const platform = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)
const existing = async (identityId: string) =>
  (
    await runTransaction('identity', { readOnly: true }, q =>
      q.select().from(identities).where(eq(identities.id, identityId)),
    )
  ).length === 1
const quick = { quietMs: 0 }

test('nothing of an erased school is left in any table, file or sign-in but what is named as kept; another school keeps every row', async () => {
  const { school, row, email, identityId } = await dueSchool()
  const other = await filledSchool()
  const [alone, both] = [await ensureIdentity(freshEmail()), await ensureIdentity(freshEmail())]
  for (const each of [alone, both])
    await school.write(tx => tx.insert(members).values({ role: 'guardian', identityId: each, name: 'Gus' }))
  await other.school.write(tx => tx.insert(members).values({ role: 'guardian', identityId: both, name: 'Gus' }))
  for (const key of ['photo/large', 'photo/parts/0001', 'brand/logo/logo.png'])
    for (const id of [school.id, other.school.id]) await store.plain.put(`${id}/${key}`, Buffer.from('some bytes'))
  const before = await tracesOf(client, other.school.id)

  expect(await beginErasure(school.id)).toBe(true)
  expect(await resolveSchool(school.id)).toBeNull()
  expect(await eraseSchool(school.id, quick)).toBe('done')

  const traces = await tracesOf(client, school.id)
  expect(Object.keys(traces).filter(table => !(table in keptTables))).toEqual([])
  expect(await tracesOf(client, other.school.id)).toEqual(before)
  expect(await store.keys(`${school.id}/`)).toEqual([])
  expect(await store.keys(`${other.school.id}/`)).toHaveLength(3)
  expect([await existing(alone), await existing(both), await existing(identityId)]).toEqual([false, true, true])

  const erasure = await erasureOf(school.id)
  const proof = JSON.parse(erasure?.document ?? '') as Proof
  expect(Object.keys(proof.rows)).toEqual(
    expect.arrayContaining(['children', 'members', 'data_keys', 'audit_log', 'media']),
  )
  expect(proof).toMatchObject({
    files: 3,
    bytes: 30,
    // One of them by an id alone, as the row of every table has it.
    people: 2,
    left: { rows: 0, files: 0 },
    school: { name: row.name },
  })
  expect(erasure?.hash).toBe(hashOf(erasure?.document ?? ''))
  expect([erasure?.ownersSealed, erasure?.ownerIds]).toEqual([null, []])
  const [mail] = await readOutbox(email)
  expect(mail?.subject).toContain('proof of erasure')
  expect(mail?.text).toContain(erasure?.hash)
  expect(mail?.attachments?.[0]?.content).toBe(erasure?.document)
  expect(await store.keys('erasures/')).toEqual([`erasures/${school.id}.json`])
  // Once more does nothing, and nothing is sent again.
  expect(await eraseSchool(school.id, quick)).toBe('done')
  expect(await readOutbox(email)).toHaveLength(1)
})

test('its address is held for its owners, and for nobody else', async () => {
  const { school, row, identityId } = await dueSchool()
  await beginErasure(school.id)
  await eraseSchool(school.id, quick)
  const another = await insertSchool()
  const heldFrom = (who: string | null) =>
    platform(q => isHeldFrom(q, 'slug', row.slug, { schoolId: another.id, identityId: who }))
  expect(await heldFrom(null)).toBe(true)
  expect(await heldFrom(await ensureIdentity(freshEmail()))).toBe(true)
  expect(await heldFrom(identityId)).toBe(false)
})

describe.each(erasureSteps.filter(step => step !== 'done'))('stopped after the step "%s"', step => {
  test('the next run ends it, with the same proof', async () => {
    const { school, email } = await dueSchool()
    await store.plain.put(`${school.id}/photo/large`, Buffer.from('bytes'))
    await beginErasure(school.id)
    const stop = (done: string) => {
      if (done === step) throw new Error('killed')
    }
    await expect(eraseSchool(school.id, { ...quick, after: stop })).rejects.toThrow('killed')
    expect(await eraseSchool(school.id, quick)).toBe('done')
    const traces = await tracesOf(client, school.id)
    expect(Object.keys(traces).filter(table => !(table in keptTables))).toEqual([])
    expect(JSON.parse((await erasureOf(school.id))?.document ?? '')).toMatchObject({ files: 1, bytes: 5 })
    expect(await readOutbox(email)).toHaveLength(1)
  })
})

test('a step that was done but not noted is done again without harm', async () => {
  const { school, email } = await dueSchool()
  await beginErasure(school.id)
  await eraseSchool(school.id, quick)
  for (const step of ['names', 'tell'] as const) {
    await client.query('update school_erasures set step = $1 where school_id = $2', [step, school.id])
    expect(await eraseSchool(school.id, quick)).toBe('done')
  }
  expect(await readOutbox(email)).toHaveLength(1)
})

test('what is written while it is being erased is found by the second count, and goes too', async () => {
  const { school } = await dueSchool()
  await beginErasure(school.id)
  await eraseSchool(school.id, {
    ...quick,
    after: step => {
      if (step === 'rows') throw new Error('stop')
    },
  }).catch(() => undefined)
  await school.write(tx => tx.insert(outbox).values({ job: 'upkeep.prune-expired', payload: {} }))
  await store.plain.put(`${school.id}/late/large`, Buffer.from('late'))
  expect(await eraseSchool(school.id, quick)).toBe('done')
  expect(await store.keys(`${school.id}/`)).toEqual([])
  expect((await tracesOf(client, school.id)).outbox).toBeUndefined()
})

test('while something may still be under way nothing is proven', async () => {
  const { school } = await dueSchool()
  await beginErasure(school.id)
  expect(await eraseSchool(school.id)).toBe('verify')
  expect((await erasureOf(school.id))?.erasedAt).toBeNull()
})

test('two workers at once do it once', async () => {
  const { school, email } = await dueSchool()
  await beginErasure(school.id)
  await Promise.all([eraseSchool(school.id, quick), eraseSchool(school.id, quick)])
  expect(await eraseSchool(school.id, quick)).toBe('done')
  expect(await readOutbox(email)).toHaveLength(1)
})

describe('what may not be', () => {
  test('a school that is not due does not begin, whoever asks', async () => {
    const { school, row } = await dueSchool()
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    expect(await beginErasure(school.id, yesterday)).toBe(false)
    await client.query(`update school_erasures set told_days = '{30,7}' where school_id = $1`, [row.id])
    expect(await beginErasure(school.id)).toBe(false)
  })

  test('the database itself refuses to begin for an open school, or one that was closed lately, and to take a beginning back', async () => {
    const open = await insertSchool()
    const begin = (schoolId: string, closedOn: string) =>
      client.query(
        `insert into school_erasures (school_id, name, slug, closed_on, begun_at) values ($1, 'x', 'x', $2, now())`,
        [schoolId, closedOn],
      )
    await expect(begin(open.id, '2020-01-01')).rejects.toThrow('ninety days')
    const lately = await insertSchool({ state: 'closed', closedOn: sql`current_date - 60` as never })
    await expect(begin(lately.id, lately.closedOn ?? '')).rejects.toThrow('ninety days')
    const { school } = await dueSchool()
    await beginErasure(school.id)
    await expect(
      client.query('update school_erasures set begun_at = null where school_id = $1', [school.id]),
    ).rejects.toThrow('not taken back')
    await expect(client.query('delete from school_erasures where school_id = $1', [school.id])).rejects.toThrow()
  })

  test('the platform’s role deletes no row of a school whose erasure has not begun', async () => {
    const { school } = await dueSchool()
    const gone = await platform(q => q.execute(sql`delete from children where school_id = ${school.id}`))
    expect(gone.rowCount).toBe(0)
    await expect(platform(q => q.execute(sql`select first_name from children`))).rejects.toThrow()
  })

  test('books of the vendor stay, with their numbers', async () => {
    const before = await platform(q => q.select().from(invoiceCounters))
    const { school } = await dueSchool()
    await beginErasure(school.id)
    await eraseSchool(school.id, quick)
    expect(await platform(q => q.select().from(invoiceCounters))).toEqual(before)
  })
})

describe('opening again', () => {
  test('is possible to the last moment, and no erasure begins after it', async () => {
    const { school } = await dueSchool()
    await reopenSchool(school)
    expect((await resolveSchool(school.id))?.facts.state).toBe('trial')
    expect(await beginErasure(school.id)).toBe(false)
    expect(await erasureOf(school.id)).toBeNull()
  })

  test('is refused once it has begun', async () => {
    const { school } = await dueSchool()
    await beginErasure(school.id)
    expect(await reopenSchool(school)).toBe('erasing')
  })

  test('at the same moment one of both wins, whole', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { school } = await dueSchool()
      const [reopened, begun] = await Promise.all([
        reopenSchool(school).then(outcome => outcome === 'done'),
        beginErasure(school.id),
      ])
      expect(reopened).toBe(!begun)
      const [row] = await platform(q => q.select().from(schools).where(eq(schools.id, school.id)))
      expect(row?.closedOn === null).toBe(reopened)
    }
  })

  test('of a school that nobody paid for brings it back shut, not into use', async () => {
    const closed = { state: 'closed' as const, planEndsOn: '2026-01-01', closedOn: '2026-06-01' }
    const school = new School(await insertSchool(closed), system)
    await reopenSchool(school)
    expect((await resolveSchool(school.id))?.facts.state).toBe('suspended')
  })
})

test('what a restored backup brings back is erased again, with the proof that was sent; what did not come back is left alone', async () => {
  const { school, row, email } = await dueSchool()
  await beginErasure(school.id)
  await eraseSchool(school.id, quick)
  const proof = (await erasureOf(school.id))?.document
  expect(await eraseAgain()).toEqual([])
  // A backup of a day on which it was open: with its rows, and without the proof.
  await client.query('alter table school_erasures disable trigger school_erasures_guard')
  await client.query('delete from school_erasures where school_id = $1', [school.id])
  await client.query('alter table school_erasures enable trigger school_erasures_guard')
  await filledSchool({ ...row, state: 'active', closedOn: null, name: 'Back Again' })
  await store.plain.put(`${school.id}/photo/large`, Buffer.from('back'))
  expect(await eraseAgain()).toEqual(['Test School'])
  const traces = await tracesOf(client, school.id)
  expect(Object.keys(traces).filter(table => !(table in keptTables))).toEqual([])
  expect(await store.keys(`${school.id}/`)).toEqual([])
  expect((await erasureOf(school.id))?.document).toBe(proof)
  expect(await readOutbox(email)).toHaveLength(1)
  expect(await eraseAgain()).toEqual([])
})
