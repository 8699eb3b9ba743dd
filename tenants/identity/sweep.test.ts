import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { verifications } from '#db/schema/identity.ts'
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
