import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { dataKeys } from '#db/schema/keys.ts'
import { insertSchool } from '#db/test-school.ts'
import { Keyring } from '#db/vault/keyring.server.ts'
import { localMasterKey } from '#db/vault/master-key.server.ts'
import { system } from './actor.ts'
import { addDays } from './billing/lifecycle.ts'
import { publish } from './bus.server.ts'
import { schoolKeyRows } from './key-rows.server.ts'
import { School } from './school.server.ts'
import { indexFor, keyring, sealFor } from './vault.server.ts'

const school = async () => new School(await insertSchool(), system)
const field = { table: 'member_contacts', column: 'email_sealed', rowId: '018f0000-0000-7000-8000-000000000001' }

test('what a school seals it can open at its place, and nobody else anywhere', async () => {
  const [ours, theirs] = [await school(), await school()]
  const sealer = await sealFor(ours, 'contact')
  const sealed = sealer.seal(field, 'mina@example.org')
  expect(sealed).not.toContain('mina')
  expect(await sealer.open(field, sealed)).toBe('mina@example.org')
  await expect(sealer.open({ ...field, column: 'phone_sealed' }, sealed)).rejects.toMatchObject({
    reason: 'not-authentic',
  })
  await expect((await sealFor(theirs, 'contact')).open(field, sealed)).rejects.toMatchObject({
    reason: 'not-authentic',
  })
  await expect((await sealFor(ours, 'health')).open(field, sealed)).rejects.toMatchObject({ reason: 'not-authentic' })
})

test('seals within a write with the key loaded before, but does not load one there', async () => {
  const ours = await school()
  const sealer = await sealFor(ours, 'contact')
  await ours.write(async () => expect(sealer.seal(field, 'x')).toMatch(/^c1\./))
  await expect(ours.write(() => sealFor(ours, 'contact'))).rejects.toThrow('inside a transaction')
  await expect(ours.read(() => indexFor(ours))).rejects.toThrow('inside a transaction')
})

test('the same address has one blind index in a school and another in the next', async () => {
  const [ours, theirs] = [await indexFor(await school()), await indexFor(await school())]
  const column = { table: 'member_contacts', column: 'email_index' }
  expect(ours(column, 'mina@example.org')).toBe(ours(column, 'mina@example.org'))
  expect(ours(column, 'mina@example.org')).not.toBe(theirs(column, 'mina@example.org'))
})

test('many who ask first at once get one key, which is stored wrapped', async () => {
  const ours = await school()
  const fresh = () =>
    new Keyring({ masterKey: localMasterKey(Buffer.alloc(32, 7).toString('base64')), rows: schoolKeyRows })
  const keys = await Promise.all([1, 2, 3, 4].map(() => fresh().current({ schoolId: ours.id, purpose: 'media' })))
  expect(new Set(keys.map(key => key.secret.export().toString('hex'))).size).toBe(1)
  const rows = await ours.read(q => q.select().from(dataKeys))
  expect(rows).toMatchObject([{ purpose: 'media', version: 1, childId: null, wrapped: expect.stringMatching(/^m1\./) }])
})

test("a child's key can be destroyed, and what it sealed is gone", async () => {
  const ours = await school()
  const owner = { schoolId: ours.id, purpose: 'child' as const, childId: '018f0000-0000-7000-8000-0000000000c1' }
  const place = { schoolId: ours.id, ...field }
  const sealed = await (await keyring()).seal(owner, place, 'a diagnosis')
  await (await keyring()).destroyChild(ours.id, owner.childId)
  await expect((await keyring()).open(owner, place, sealed)).rejects.toMatchObject({ reason: 'destroyed' })
  const [row] = await ours.read(q => q.select().from(dataKeys).where(eq(dataKeys.childId, owner.childId)))
  expect(row).toMatchObject({ wrapped: null, destroyedAt: expect.any(Date) })
})

test('rewrapping moves every key to a new master key and changes no data', async () => {
  const ours = await school()
  const old = `1:${Buffer.alloc(32, 1).toString('base64')}`
  const newer = `2:${Buffer.alloc(32, 2).toString('base64')}`
  const rows = { ...schoolKeyRows, all: () => ownRows(ours.id) }
  const owner = { schoolId: ours.id, purpose: 'contact' as const }
  const place = { schoolId: ours.id, ...field }
  const sealed = await new Keyring({ masterKey: localMasterKey(old), rows }).seal(owner, place, 'kept')
  expect(await new Keyring({ masterKey: localMasterKey(`${old},${newer}`), rows }).rewrap()).toBe(1)
  expect((await new Keyring({ masterKey: localMasterKey(newer), rows }).open(owner, place, sealed)).toString()).toBe(
    'kept',
  )
})

test('a school that is being erased has no key to be wrapped anew, and holds up nobody else’s', async () => {
  const closedOn = addDays(new Date().toISOString().slice(0, 10), -100)
  const going = new School(await insertSchool({ state: 'closed', closedOn }), system)
  const { name, slug } = going.facts
  await sealFor(going, 'contact')
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(schoolErasures).values({ schoolId: going.id, name, slug, closedOn, begunAt: new Date() }),
  )
  await publish('school', going.id)
  const seen: unknown[] = []
  for await (const row of ownRows(going.id)) seen.push(row)
  expect(seen).toEqual([])
})

/** Only this school's of all: other tests' schools have keys of another master key. */
async function* ownRows(schoolId: string) {
  for await (const row of schoolKeyRows.all()) if (row.schoolId === schoolId) yield row
}

test('the platform role reads no key', async () => {
  await expect(runTransaction('platform', { readOnly: true }, q => q.select().from(dataKeys))).rejects.toBeDefined()
})
