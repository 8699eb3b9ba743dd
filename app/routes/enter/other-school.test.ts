import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { loader as more } from '#app/routes/more/more.tsx'
import { runTransaction } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { publish } from '#tenants/bus.server.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { action as enter } from './enter.tsx'
import { action as entering } from './other-school.ts'

/** Somebody with a real session at one school, and a membership of another. */
async function ofTwoSchools() {
  const identityId = await ensureIdentity(freshEmail())
  const [here, there] = [await TestSchool.make(), await TestSchool.make()]
  const own = await there.member('guardian', { identityId })
  await here.member('guardian', { identityId })
  const browser = new TestVisitor(here.hostname, identityId)
  const cookie = (await openSession(identityId, here.hostname, '', null)).split(';')[0] ?? ''
  const go = (schoolId = there.id) => browser.act(entering, { schoolId }, '/', { headers: { cookie } })
  return { identityId, here, there, browser, go, memberId: own.memberId }
}
const ticketIn = (location: string | null) => new URL(location ?? '').hash.slice(1)
const arriving = (school: TestSchool, token: string) => new TestVisitor(school.hostname).act(enter, { token })

test('somebody of two schools goes to the other one signed in, with a ticket that no server saw', async () => {
  const { there, browser, go } = await ofTwoSchools()
  expect((await browser.load(more)).data).toMatchObject({ schools: [{ id: there.id, role: 'guardian' }] })
  const { location } = await go()
  const address = new URL(location ?? '')
  expect([address.hostname, address.pathname, address.search]).toEqual([there.hostname, '/enter', ''])
  const entered = await arriving(there, ticketIn(location))
  expect([entered.status, entered.location]).toEqual([302, '/home'])
  expect(entered.cookies[0]).toMatch(/^(__Host-)?session=/)
})

test('a ticket is good once, for a minute, at its own school', async () => {
  const { here, there, go, identityId } = await ofTwoSchools()
  const used = ticketIn((await go()).location)
  expect((await arriving(here, used)).status).toBe(410)
  expect([(await arriving(there, used)).status, (await arriving(there, used)).status]).toEqual([302, 410])
  const late = ticketIn((await go()).location)
  await runTransaction('identity', { readOnly: false }, q =>
    q.execute(
      sql`update identity.handovers set expires_at = now() - interval '1 second' where identity_id = ${identityId}`,
    ),
  )
  expect((await arriving(there, late)).status).toBe(410)
})

test('nobody is led to a school that is not theirs, is suspended, or that they have left; nor without a session', async () => {
  const { here, there, go, browser, memberId } = await ofTwoSchools()
  const [foreign, suspended] = [await TestSchool.make(), there]
  expect((await go(foreign.id)).status).toBe(404)
  expect((await browser.act(entering, { schoolId: there.id })).location).toBe('/sign-in?next=/account')
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schools).set({ state: 'suspended' }).where(eq(schools.id, suspended.id)),
  )
  await publish('school', suspended.id)
  expect((await go()).status).toBe(404)
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schools).set({ state: 'active' }).where(eq(schools.id, suspended.id)),
  )
  await publish('school', there.id)
  expect((await go()).status).toBe(302)
  await there.inside.write(tx => tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, memberId)))
  await publish('member', there.id)
  expect([(await go()).status, (await go(here.id)).status]).toEqual([404, 302])
})

test('whoever is signed in at the other school stays who they are', async () => {
  const { there, go } = await ofTwoSchools()
  const somebody = await there.member('teacher')
  const answer = await somebody.act(enter, { token: ticketIn((await go()).location) })
  expect([answer.location, answer.cookies]).toEqual(['/home', []])
})
