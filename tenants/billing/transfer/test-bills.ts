import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { childCounts, subscriptions } from '#db/schema/billing.ts'
import { children } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { operators, schools } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../../actor.ts'
import { School } from '../../school.server.ts'
import { type Price, priceOn } from '../prices.ts'
import type { Order } from '../provider.ts'
import { invoicesOf } from './ledger.server.ts'

/** For tests: a school with an owner and so many children. */
export async function payingSchool(
  count: number,
  overrides: Parameters<typeof insertSchool>[0] = {},
): Promise<School & { ownerId?: string }> {
  const school = new School(await insertSchool(overrides), system)
  const ownerId = uuidv7()
  await school.write(tx => tx.insert(members).values({ id: ownerId, identityId: uuidv7(), role: 'owner', name: 'Ada' }))
  await admit(school, count)
  return Object.assign(school, { ownerId })
}

export async function admit(school: School, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({ id: uuidv7(), firstName: 'Mina', lastName: 'Test' }))
  if (count > 0) await school.write(tx => tx.insert(children).values(rows))
}

/** All children leave on a day. */
export const leave = (school: School, day: string) => school.write(tx => tx.update(children).set({ leftOn: day }))

export const priceOf = (wanted: Partial<Price> = {}): Price =>
  priceOn('2026-06-01', { plan: 'basic', interval: 'year', currency: 'EUR', ...wanted })
export const orderOf = (children: number, wanted: Partial<Price> = {}): Order => ({
  id: uuidv7(),
  price: priceOf(wanted),
  children,
})

export async function anOperator(): Promise<string> {
  const identityId = uuidv7()
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(operators).values({ identityId, role: 'operator' }),
  )
  return identityId
}

/** Everything issued to a school, the oldest first. */
export const billsOf = async (school: School) =>
  (await runTransaction('platform', { readOnly: true }, q => invoicesOf(q, school.id))).toReversed()

export const standing = (school: School) =>
  runTransaction('platform', { readOnly: true }, async q => {
    const [row] = await q.select().from(schools).where(eq(schools.id, school.id))
    const [subscription] = await q.select().from(subscriptions).where(eq(subscriptions.schoolId, school.id))
    return { plan: row?.plan, state: row?.state, planEndsOn: row?.planEndsOn, subscription: subscription ?? null }
  })

/** Writes down how many children there were on a day. */
export const counted = (school: School, day: string, number: number) =>
  runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(childCounts)
      .values({ schoolId: school.id, day, children: number })
      .onConflictDoUpdate({
        target: [childCounts.schoolId, childCounts.day],
        set: { children: sql`excluded.children` },
      }),
  )
