import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { users } from '#db/schema/identity.ts'
import { handOver, takeHandover } from './handover.server.ts'
import { ensureIdentity } from './identities.server.ts'
import { identityOf, openSession, sessionsOf } from './session.server.ts'
import { freshEmail, TestBrowser } from './test-door.ts'

test('a ticket opens the school’s own door once, and no other', async () => {
  const identityId = await ensureIdentity(freshEmail())
  const url = new URL(await handOver(identityId, 'somewhere.localhost'))
  expect(url.hostname).toBe('somewhere.localhost')
  const token = url.hash.slice(1)
  expect(await takeHandover(new TestBrowser('moonlight.localhost').door(), token)).toBeNull()
  const home = new TestBrowser('somewhere.localhost')
  home.accept({ cookies: [(await takeHandover(home.door(), token)) ?? ''] })
  expect(await identityOf(home.request, home.hostname)).toEqual({ identityId })
  expect(await takeHandover(home.door(), token)).toBeNull()
})

test('who comes with a ticket leaves the session behind that this browser had here', async () => {
  const [before, identityId] = [await ensureIdentity(freshEmail()), await ensureIdentity(freshEmail())]
  const home = new TestBrowser('somewhere.localhost')
  home.accept({ cookies: [await openSession(before, home.hostname, '', null)] })
  const token = new URL(await handOver(identityId, 'somewhere.localhost')).hash.slice(1)
  home.accept({ cookies: [(await takeHandover(home.door(), token)) ?? ''] })
  expect(await identityOf(home.request, home.hostname)).toEqual({ identityId })
  expect(await sessionsOf(before)).toEqual([])
})

test('a ticket is good for a minute', async () => {
  const identityId = await ensureIdentity(freshEmail())
  const token = new URL(await handOver(identityId, 'somewhere.localhost')).hash.slice(1)
  await runTransaction('identity', { readOnly: false }, q =>
    q.execute(
      sql`update identity.handovers set expires_at = now() - interval '1 second' where identity_id = ${identityId}`,
    ),
  )
  expect(await takeHandover(new TestBrowser('somewhere.localhost').door(), token)).toBeNull()
})

test('a mailed code does not stand in for a second factor', async () => {
  const identityId = await ensureIdentity(freshEmail())
  await runTransaction('identity', { readOnly: false }, q =>
    q.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, identityId)),
  )
  expect(await handOver(identityId, 'somewhere.localhost')).toMatch(/^http:\/\/somewhere\.localhost(:\d+)?\/sign-in$/)
})

test('two proofs given a moment ago are enough for the next school’s door', async () => {
  const identityId = await ensureIdentity(freshEmail())
  await runTransaction('identity', { readOnly: false }, q =>
    q.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, identityId)),
  )
  expect(await handOver(identityId, 'somewhere.localhost', { strong: true })).toContain('/enter#')
})
