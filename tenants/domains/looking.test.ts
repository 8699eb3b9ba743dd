import { expect, test } from 'vitest'
import type { StoredDomain } from './domain-row.server.ts'
import { changesBy, type Findings } from './looking.ts'
import { mainOf, servedUntil, stateOf, troubleOf } from './state.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 5))
const fresh: StoredDomain = {
  id: '1',
  schoolId: 's',
  hostname: 'families.sunrise.org',
  skeleton: null,
  token: 't',
  provenAt: null,
  proofMissingSince: null,
  proofSeen: null,
  routedAt: null,
  routeSeen: null,
  certificate: null,
  certificateReason: null,
  certificateAskedAt: null,
  liveAt: null,
  chosen: false,
  told: null,
  checkedAt: null,
  createdAt: day(1),
}
const good: Findings = { proof: { outcome: 'proven' }, route: { outcome: 'ours' }, certificates: false }
const after = (row: StoredDomain, findings: Partial<Findings>, on: Date): StoredDomain => ({
  ...row,
  ...changesBy(row, { ...good, ...findings }, on),
})
const live = after(fresh, {}, day(2))

test('a domain goes from claimed over proven and certificate to live', () => {
  expect(stateOf(fresh)).toBe('claimed')
  const proven = after(fresh, { route: { outcome: 'no-record' } }, day(2))
  expect([stateOf(proven), troubleOf(proven)]).toEqual(['proven', null])
  const routed = after(proven, { certificates: true }, day(3))
  expect(stateOf(routed)).toBe('certificate')
  expect(stateOf({ ...routed, certificate: 'asked' })).toBe('certificate')
  expect(stateOf({ ...routed, certificate: 'failed' })).toBe('certificate_failed')
  expect(stateOf({ ...routed, certificate: 'issued' })).toBe('live')
  expect(stateOf(after(proven, {}, day(3)))).toBe('live')
})

test('an address that leads here before the proof is there is noted, and serves nobody', () => {
  const row = after(fresh, { proof: { outcome: 'no-record' } }, day(2))
  expect([row.routedAt, row.provenAt, stateOf(row)]).toEqual([day(2), null, 'claimed'])
})

test('a proof that is gone leaves a week, and then the claim', () => {
  const gone: Partial<Findings> = { proof: { outcome: 'wrong-value', found: ['other'] } }
  const missing = after(live, gone, day(10))
  expect([stateOf(missing), troubleOf(missing), servedUntil(missing)]).toEqual(['live', 'proof_missing', day(17)])
  const still = after(missing, gone, day(16))
  expect([stateOf(still), still.proofMissingSince]).toEqual(['live', day(10)])
  const stopped = after(still, gone, day(17))
  expect([stateOf(stopped), troubleOf(stopped), stopped.provenAt, stopped.certificate]).toEqual([
    'lost',
    'stopped',
    null,
    null,
  ])
  const back = after(stopped, {}, day(20))
  expect([stateOf(back), troubleOf(back), back.proofMissingSince]).toEqual(['live', null, null])
})

test('a name server that does not answer changes nothing, however long', () => {
  const silent: Partial<Findings> = {
    proof: { outcome: 'lookup-failed', code: 'ETIMEOUT' },
    route: { outcome: 'lookup-failed', code: 'ETIMEOUT' },
  }
  for (const on of [day(3), day(20), day(29)]) {
    const row = after(live, silent, on)
    expect([stateOf(row), troubleOf(row), row.provenAt, row.routedAt]).toEqual(['live', null, day(2), day(2)])
  }
  const missing = after(live, { proof: { outcome: 'no-record' } }, day(10))
  expect(stateOf(after(missing, silent, day(29)))).toBe('live')
})

test('one that leads elsewhere is out of use at once, though it is still the school’s', () => {
  const astray = after(live, { route: { outcome: 'elsewhere', found: ['198.51.100.7'] } }, day(5))
  expect([stateOf(astray), troubleOf(astray), astray.provenAt]).toEqual(['proven', 'astray', day(2)])
})

test('the main domain is the chosen one of those in use, else the oldest of them', () => {
  const older = { ...live, id: 'a', createdAt: day(1) }
  const newer = { ...live, id: 'b', createdAt: day(2) }
  expect(mainOf([newer, older])?.id).toBe('a')
  expect(mainOf([older, { ...newer, chosen: true }])?.id).toBe('b')
  expect(mainOf([older, { ...newer, chosen: true, routedAt: null }])?.id).toBe('a')
  expect(mainOf([fresh])).toBeNull()
})
