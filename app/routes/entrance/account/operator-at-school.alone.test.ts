import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { members } from '#db/schema/members.ts'
import { publish } from '#tenants/bus.server.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { loader as account } from './account.tsx'
import { loader as passkeys } from './passkeys.tsx'
import { action as begin, loader as secondFactor } from './second-factor.tsx'

// Before any module reads the environment.
vi.hoisted(() => {
  process.env.CONSOLE_SECOND_FACTOR = 'required'
})

/** A teacher of a school who has signed in there by one proof. */
async function teacherAs(identityId: string) {
  const school = await TestSchool.make()
  const { memberId } = await school.member('teacher')
  await school.inside.write(tx => tx.update(members).set({ identityId }).where(eq(members.id, memberId)))
  await publish('member', school.id)
  const cookie = (await openSession(identityId, school.hostname, 'Firefox', null)).split(';')[0] ?? ''
  return { visitor: new TestVisitor(school.hostname, identityId), headers: { cookie } }
}

test('what opens the console is not set up on a school’s host, where its proofs cannot be asked for', async () => {
  const { visitor, headers } = await teacherAs(await admitOperator(freshEmail(), 'operator'))
  expect(await visitor.load(account, '/account', { headers })).toMatchObject({ status: 200 })
  for (const loader of [secondFactor, passkeys])
    expect(await visitor.load(loader, '/account/second-factor', { headers })).toMatchObject({ status: 403 })
  expect(await visitor.act(begin, {}, '/account/second-factor', { headers })).toMatchObject({ status: 403 })
})

test('a teacher who is no operator sets it up at school', async () => {
  const { visitor, headers } = await teacherAs(await ensureIdentity(freshEmail()))
  expect(await visitor.load(secondFactor, '/account/second-factor', { headers })).toMatchObject({ status: 200 })
})
