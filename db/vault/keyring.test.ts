import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { KeyOwner } from './data-key.ts'
import { keyVersionOf, type Place } from './envelope.ts'
import { Keyring } from './keyring.server.ts'
import { localMasterKey } from './master-key.server.ts'
import { MemoryKeyRows } from './memory-key-rows.ts'
import { KeyDestroyed } from './refusal.ts'

const health: KeyOwner = { schoolId: 'school-a', purpose: 'health' }
const child: KeyOwner = { schoolId: 'school-a', purpose: 'child', childId: 'mia' }
const place: Place = { schoolId: 'school-a', table: 'child', column: 'allergies', rowId: 'mia' }
const masterText = () => randomBytes(32).toString('base64')

function rig(options: { ttlMs?: number; capacity?: number } = {}) {
  const rows = new MemoryKeyRows()
  const clock = { ms: 0 }
  const text = masterText()
  const masterKey = localMasterKey(text)
  const ring = () => new Keyring({ masterKey, rows, now: () => clock.ms, ...options })
  return { rows, clock, text, ring, keyring: ring() }
}

describe('the keyring', () => {
  it('opens what it sealed, in another process too', async () => {
    const { keyring, ring } = rig()
    const envelope = await keyring.seal(health, place, 'peanuts 🥜')
    expect((await ring().open(health, place, envelope)).toString()).toBe('peanuts 🥜')
  })

  it('has another key for every school, class of data and child', async () => {
    const { keyring, rows } = rig()
    const owners: KeyOwner[] = [
      health,
      { ...health, purpose: 'contact' },
      { ...health, schoolId: 'school-b' },
      child,
      { ...child, childId: 'noah' },
    ]
    const secrets = await Promise.all(
      owners.map(async owner => (await keyring.current(owner)).secret.export().toString('hex')),
    )
    expect(new Set(secrets).size).toBe(owners.length)
    expect(rows.stored).toHaveLength(owners.length)
  })

  it('agrees on one key when many processes make it at once', async () => {
    const { ring, rows } = rig()
    const rings = Array.from({ length: 10 }, ring)
    const envelopes = await Promise.all(rings.map(each => each.seal(health, place, 'same')))
    expect(rows.stored).toHaveLength(1)
    const reader = ring()
    for (const envelope of envelopes) expect((await reader.open(health, place, envelope)).toString()).toBe('same')
  })

  it('never makes a key in order to open', async () => {
    const { keyring, rows } = rig()
    const other = rig()
    const envelope = await other.keyring.seal(health, place, 'text')
    await expect(keyring.open(health, place, envelope)).rejects.toMatchObject({ reason: 'unknown-key' })
    expect(rows.stored).toHaveLength(0)
  })

  it('seals with the new version after a rotation and still opens the old', async () => {
    const { keyring, ring } = rig()
    const old = await keyring.seal(health, place, 'old')
    await keyring.rotate(health)
    const fresh = await keyring.seal(health, place, 'new')
    expect([keyVersionOf(old), keyVersionOf(fresh)]).toEqual([1, 2])
    for (const each of [keyring, ring()]) {
      expect((await each.open(health, place, old)).toString()).toBe('old')
      expect((await each.open(health, place, fresh)).toString()).toBe('new')
    }
    await expect(keyring.rotate({ schoolId: 'school-a', purpose: 'index' })).rejects.toThrow(TypeError)
  })

  it('refuses a wrapped key that was moved to another owner', async () => {
    const { keyring, ring, rows } = rig()
    await keyring.current(health)
    for (const row of rows.stored) row.schoolId = 'school-b'
    await expect(ring().current({ ...health, schoolId: 'school-b' })).rejects.toMatchObject({ reason: 'not-authentic' })
  })
})

describe("a destroyed child's key", () => {
  it('opens nothing, seals nothing and is not made again', async () => {
    const { keyring, ring, rows } = rig()
    const envelope = await keyring.seal(child, place, 'diary')
    await keyring.rotate(child)
    await keyring.destroyChild('school-a', 'mia')
    for (const each of [keyring, ring()]) {
      await expect(each.open(child, place, envelope)).rejects.toThrow(KeyDestroyed)
      await expect(each.seal(child, place, 'more')).rejects.toThrow(KeyDestroyed)
      await expect(each.rotate(child)).rejects.toThrow(KeyDestroyed)
    }
    expect(rows.stored.map(({ wrapped }) => wrapped)).toEqual([null, null])
  })

  it("leaves every other child's key alone", async () => {
    const { keyring } = rig()
    const others: KeyOwner[] = [
      { ...child, childId: 'mi' },
      { ...child, childId: 'mia2' },
      { ...child, schoolId: 'school-b' },
    ]
    const envelopes = await Promise.all(
      others.map(owner => keyring.seal(owner, { ...place, schoolId: owner.schoolId }, 'kept')),
    )
    await keyring.destroyChild('school-a', 'mia')
    for (const [i, owner] of others.entries())
      expect((await keyring.open(owner, { ...place, schoolId: owner.schoolId }, envelopes[i]!)).toString()).toBe('kept')
  })

  it('is not kept in memory by a load that was under way', async () => {
    const { keyring, ring } = rig()
    const envelope = await keyring.seal(child, place, 'diary')
    const reader = ring()
    const underWay = reader.open(child, place, envelope).catch(() => 'refused')
    await reader.destroyChild('school-a', 'mia')
    await underWay
    await expect(reader.open(child, place, envelope)).rejects.toThrow(KeyDestroyed)
  })

  it('is forgotten by other processes after the time to live, or when told', async () => {
    const { keyring, ring, clock } = rig({ ttlMs: 1_000 })
    const envelope = await keyring.seal(child, place, 'diary')
    const [waits, told] = [ring(), ring()]
    for (const each of [waits, told]) await each.open(child, place, envelope)
    await keyring.destroyChild('school-a', 'mia')
    told.forget(child)
    await expect(told.open(child, place, envelope)).rejects.toThrow(KeyDestroyed)
    clock.ms = 1_000
    await expect(waits.open(child, place, envelope)).rejects.toThrow(KeyDestroyed)
  })
})

describe('the cache of the keyring', () => {
  it('asks for a key once, also when many ask together', async () => {
    const { keyring, ring, rows } = rig()
    await keyring.current(health)
    rows.finds = 0
    const reader = ring()
    await Promise.all(Array.from({ length: 20 }, () => reader.current(health)))
    expect(rows.finds).toBe(1)
  })

  it('keeps the most recently used keys and no more than its capacity', async () => {
    const { keyring, rows } = rig({ capacity: 2 })
    const [a, b, c] = ['a', 'b', 'c'].map(schoolId => ({ schoolId, purpose: 'health' }) as const)
    await keyring.current(a!)
    await keyring.current(b!)
    await keyring.current(a!)
    await keyring.current(c!)
    rows.finds = 0
    await keyring.current(a!)
    expect(rows.finds).toBe(0)
    await keyring.current(b!)
    expect(rows.finds).toBe(1)
  })

  it('does not keep a failure', async () => {
    const { keyring, rows, ring } = rig()
    await keyring.current(health)
    const reader = ring()
    const [row] = rows.stored
    const wrapped = row!.wrapped
    row!.wrapped = 'nonsense'
    await expect(reader.current(health)).rejects.toMatchObject({ reason: 'malformed' })
    row!.wrapped = wrapped
    await expect(reader.current(health)).resolves.toMatchObject({ version: 1 })
  })
})

describe('rewrapping', () => {
  it('moves every key to the newest master key, after which the old one can go', async () => {
    const { keyring, rows, text } = rig()
    const envelope = await keyring.seal(health, place, 'kept')
    await keyring.current(child)
    const next = masterText()
    const rotating = new Keyring({ masterKey: localMasterKey(`1:${text},2:${next}`), rows })
    expect(await rotating.rewrap()).toBe(2)
    expect(await rotating.rewrap()).toBe(0)
    const after = new Keyring({ masterKey: localMasterKey(`2:${next}`), rows })
    expect((await after.open(health, place, envelope)).toString()).toBe('kept')
  })

  it('does not bring back a key that is destroyed meanwhile', async () => {
    const { keyring, rows, text } = rig()
    await keyring.current(child)
    const rotating = new Keyring({ masterKey: localMasterKey(`1:${text},2:${masterText()}`), rows })
    const [count] = await Promise.all([rotating.rewrap(), keyring.destroyChild('school-a', 'mia')])
    expect(count).toBe(0)
    expect(rows.stored[0]?.wrapped).toBeNull()
  })
})
