import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { schoolStandings, schoolStateChanges } from '#db/schema/billing.ts'
import { auditLog, outbox } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { resolveSchool } from '../resolve.server.ts'
import { School } from '../school.server.ts'
import { addDays } from './lifecycle.ts'
import { announceStanding, settle, settleSchool } from './standing.server.ts'
import { applySubscription, type SubscriptionSnapshot } from './subscription.server.ts'

async function makeSchool(overrides: Parameters<typeof insertSchool>[0] = {}) {
  const school = new School(await insertSchool(overrides), system)
  const owners = [uuidv7(), uuidv7()]
  await school.write(tx =>
    tx
      .insert(members)
      .values([
        ...owners.map(id => ({ id, identityId: uuidv7(), role: 'owner' as const, name: 'Ada Owner' })),
        { id: uuidv7(), identityId: uuidv7(), role: 'guardian', name: 'Not Told' },
        { id: uuidv7(), identityId: uuidv7(), role: 'owner', name: 'Left Long Ago', leftAt: new Date() },
      ]),
  )
  return { school, owners }
}
const stateOf = async ({ id }: School) => (await resolveSchool(id))?.facts.state
const changesOf = ({ id }: School) =>
  runTransaction('platform', { readOnly: true }, q =>
    q.select().from(schoolStateChanges).where(eq(schoolStateChanges.schoolId, id)).orderBy(asc(schoolStateChanges.id)),
  )
const lettersOf = (school: School) =>
  school.read(q => q.select({ payload: outbox.payload }).from(outbox).where(eq(outbox.job, 'billing.tell-owner')))

const yearly: SubscriptionSnapshot = {
  provider: 'transfer',
  plan: 'basic',
  interval: 'year',
  currency: 'EUR',
  perChild: 900,
  pricedSince: '2026-01-01',
  children: 40,
  periodStart: '2026-11-01',
  periodEnd: '2027-11-01',
  overdueSince: null,
  next: null,
}

test('a clock of five months takes a forgotten trial through every state, each written down, told and audited once', async () => {
  const { school, owners } = await makeSchool({ planEndsOn: '2026-01-30' })
  const seen: string[] = []
  for (let day = '2026-01-20'; day <= '2026-06-20'; day = addDays(day, 1)) {
    const state = await settleSchool(school, day)
    if (seen.at(-1) !== `${state}`) seen.push(state)
  }
  expect(seen).toEqual(['trial', 'past_due', 'read_only', 'suspended', 'closed'])
  expect(await stateOf(school)).toBe('closed')
  expect((await changesOf(school)).map(({ toState, cause, day }) => [toState, cause, day])).toEqual([
    ['past_due', 'trial_over', '2026-01-31'],
    ['read_only', 'trial_over', '2026-02-14'],
    ['suspended', 'trial_over', '2026-03-16'],
    ['closed', 'closed_unpaid', '2026-06-14'],
  ])
  const told = (await lettersOf(school)).map(({ payload }) => payload.memberId)
  expect(told.filter(id => id === owners[0])).toHaveLength(4)
  expect(told.filter(id => id === owners[1])).toHaveLength(4)
  expect(told).toHaveLength(8)
  const audited = await school.read(q =>
    q.select({ id: auditLog.id }).from(auditLog).where(eq(auditLog.subjectTable, 'school_standings')),
  )
  expect(audited).toHaveLength(4)
})

test('days on which nobody looked are caught up in one step', async () => {
  const { school } = await makeSchool({ planEndsOn: '2026-01-30' })
  expect(await settleSchool(school, '2026-03-20')).toBe('suspended')
  expect((await changesOf(school)).map(({ fromState, toState }) => [fromState, toState])).toEqual([
    ['trial', 'suspended'],
  ])
})

describe('paying', () => {
  test('opens a suspended school at once, and the same again changes nothing', async () => {
    const { school } = await makeSchool({ planEndsOn: '2026-01-30' })
    await settleSchool(school, '2026-03-20')
    await applySubscription(school, yearly, 'plan_chosen', '2026-03-21')
    await applySubscription(school, yearly, 'plan_chosen', '2026-03-21')
    expect((await resolveSchool(school.id))?.facts).toMatchObject({ plan: 'basic', state: 'active' })
    expect((await changesOf(school)).map(({ toState }) => toState)).toEqual(['suspended', 'active'])
  })

  test('late, then at all: past due, read-only and back', async () => {
    const { school } = await makeSchool()
    await applySubscription(school, yearly, 'plan_chosen', '2026-11-01')
    await applySubscription(school, { ...yearly, overdueSince: '2026-11-16' }, 'unpaid', '2026-11-16')
    expect(await stateOf(school)).toBe('past_due')
    await settleSchool(school, '2026-11-30')
    expect(await stateOf(school)).toBe('read_only')
    await applySubscription(school, yearly, 'paid', '2026-12-01')
    expect(await stateOf(school)).toBe('active')
  })

  test('no longer leads to the free plan, or to nothing until another is chosen; a late second end changes nothing', async () => {
    const [free, none] = [await makeSchool(), await makeSchool()]
    for (const { school } of [free, none]) await applySubscription(school, yearly, 'plan_chosen', '2026-11-01')
    await applySubscription(free.school, { lastDay: '2027-10-31', into: 'free' }, 'plan_over', '2027-11-01')
    await applySubscription(none.school, { lastDay: '2027-10-31', into: 'none' }, 'plan_over', '2027-11-01')
    expect((await resolveSchool(free.school.id))?.facts).toMatchObject({ plan: 'free', state: 'active' })
    expect((await resolveSchool(none.school.id))?.facts).toMatchObject({ plan: 'basic', state: 'past_due' })
    await applySubscription(free.school, { lastDay: '2027-10-31', into: 'none' }, 'plan_over', '2027-11-02')
    expect((await resolveSchool(free.school.id))?.facts).toMatchObject({ plan: 'free', state: 'active' })
  })
})

test('what a crash leaves between a change and its letters is done by the next look, once', async () => {
  const { school } = await makeSchool({ planEndsOn: '2026-01-30' })
  await runTransaction('platform', { readOnly: false }, q => settle(q, school.id, '2026-02-01', 'trial_over'))
  expect(await lettersOf(school)).toHaveLength(0)
  await Promise.all([announceStanding(school), announceStanding(school), settleSchool(school, '2026-02-01')])
  expect(await lettersOf(school)).toHaveLength(2)
  expect(await school.read(q => q.select().from(schoolStandings))).toHaveLength(1)
})

test('two owners’ changes in one moment are one after the other, and end in one state', async () => {
  const { school } = await makeSchool({ planEndsOn: '2026-01-30' })
  await settleSchool(school, '2026-03-20')
  await Promise.all([
    applySubscription(school, yearly, 'plan_chosen', '2026-03-21'),
    applySubscription(school, { ...yearly, plan: 'plus', perChild: 1_800 }, 'plan_chosen', '2026-03-21'),
  ])
  expect((await changesOf(school)).map(({ toState }) => toState)).toEqual(['suspended', 'active'])
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ state: schools.state, ends: schools.planEndsOn }).from(schools).where(eq(schools.id, school.id)),
  )
  expect(row).toEqual({ state: 'active', ends: null })
})
