import { eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { identities, sessions, users, verifications, webhookMessages } from '#db/schema/identity.ts'
import { sweepIdentity } from './sweep.server.ts'

test('a code whose time is over is forgotten, one that is good stays', async () => {
  const [over, good] = [uuidv7(), uuidv7()]
  const row = (id: string, minutes: number) => ({
    id,
    identifier: id,
    value: 'x',
    expiresAt: new Date(Date.now() + minutes * 60_000),
  })
  await runTransaction('identity', { readOnly: false }, q =>
    q.insert(verifications).values([row(over, -1), row(good, 10)]),
  )
  await sweepIdentity()
  const left = async (id: string) =>
    (
      await runTransaction('identity', { readOnly: true }, q =>
        q.select().from(verifications).where(eq(verifications.id, id)),
      )
    ).length
  expect([await left(over), await left(good)]).toEqual([0, 1])
})

test('a session that nobody used for a month is forgotten, one in use stays', async () => {
  const id = uuidv7()
  const row = (token: string, usedDaysAgo: number) => ({
    id: uuidv7(),
    token: `${id} ${token}`,
    userId: id,
    host: 'a.localhost',
    expiresAt: sql`now() + interval '20 days'`,
    updatedAt: sql`now() - make_interval(days => ${usedDaysAgo})`,
  })
  await runTransaction('identity', { readOnly: false }, async q => {
    await q.insert(identities).values({ id })
    await q.insert(users).values({ id, email: `${id}@identity.invalid` })
    await q.insert(sessions).values([row('idle', 31), row('used', 29)])
  })
  await sweepIdentity()
  const left = await runTransaction('identity', { readOnly: true }, q =>
    q.select({ token: sessions.token }).from(sessions).where(eq(sessions.userId, id)),
  )
  expect(left).toEqual([{ token: `${id} used` }])
})

test('webhook messages are known for as long as they can come again, and who is gone for longer than any of them', async () => {
  const id = uuidv7()
  const names = [`${id} old`, `${id} young`, `gone:${id} old`, `gone:${id} young`]
  const days = [101, 99, 401, 399]
  await runTransaction('identity', { readOnly: false }, q =>
    q
      .insert(webhookMessages)
      .values(
        names.map((name, each) => ({ id: name, receivedAt: sql`now() - make_interval(days => ${days[each]}::int)` })),
      ),
  )
  await sweepIdentity()
  const left = await runTransaction('identity', { readOnly: true }, q =>
    q.select({ id: webhookMessages.id }).from(webhookMessages).where(inArray(webhookMessages.id, names)),
  )
  expect(left.map(each => each.id).sort()).toEqual([`${id} young`, `gone:${id} young`].sort())
})
