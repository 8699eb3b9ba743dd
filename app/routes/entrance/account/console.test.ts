import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { contextOf, TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import type { OperatorProof } from '#tenants/identity/operator-proof.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { accountRoutes, entranceMachines } from '../routes.ts'
import { loader as account, action as saveProfile } from './account.tsx'
import { loader as pin, action as savePin } from './pin.tsx'
import { loader as secondFactor } from './second-factor.tsx'

const host = 'console.localhost'
type Handler = (args: LoaderFunctionArgs) => Promise<unknown>
const files = import.meta.glob<{ loader?: Handler; action?: Handler }>('./*.{ts,tsx}')

/** What concerns a membership is a school's. */
const ofMembers = ['account/pin']

/** Every loader and action below /account, but for those. */
const doors = await Promise.all(
  [...accountRoutes.routes, ...entranceMachines.routes]
    .filter(({ path }) => path.startsWith('account') && !ofMembers.includes(path))
    .map(async ({ path, file }) => {
      const { loader, action } = (await files[`./${file.split('/').at(-1)}`]?.()) ?? {}
      const acts = action && path !== 'account'
      return [
        ...(loader ? [{ name: `GET /${path}`, method: 'GET', path, handler: loader }] : []),
        ...(acts ? [{ name: `POST /${path}`, method: 'POST', path, handler: action }] : []),
      ]
    }),
)
const setsUp = (path: string) => /second-factor|passkeys/.test(path)

const cookieFor = async (identityId: string, hostname: string) =>
  (await openSession(identityId, hostname, 'Firefox', null)).split(';')[0] ?? ''

async function ask(
  { method, path, handler }: { method: string; path: string; handler: Handler },
  identityId: string,
  proof: OperatorProof,
) {
  const context: AppLoadContext = {
    ...(await contextOf(new TestVisitor(host, identityId))),
    operatorProof: async () => proof,
  }
  const request = new Request(`http://${host}:3000/${path}`, {
    method,
    headers: { cookie: await cookieFor(identityId, host) },
    body: method === 'POST' ? new URLSearchParams() : null,
  })
  const answer = await handler({ request, params: {}, context } as LoaderFunctionArgs).catch(
    (thrown: unknown) => thrown,
  )
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('location') }
  return { status: (answer as { init?: ResponseInit | null }).init?.status ?? 200, to: null }
}

describe.each(doors.flat())('$name on the console', door => {
  test('is not there for people who are no operators', async () => {
    expect(await ask(door, await ensureIdentity(freshEmail()), 'given')).toMatchObject({ status: 404 })
  })

  test.each(['operator', 'support'] as const)('is there for %s', async role => {
    const { status, to } = await ask(door, await admitOperator(freshEmail(), role), 'given')
    expect([200, 302, 400, 422]).toContain(status)
    expect(to ?? '').not.toMatch(/sign-in\?/)
  })

  test('without a second factor, is there to set it up and for nothing else', async () => {
    const answer = await ask(door, await admitOperator(freshEmail(), 'operator'), 'set_up')
    const free = await ask(door, await admitOperator(freshEmail(), 'operator'), 'given')
    expect(answer).toEqual(setsUp(door.path) ? free : { status: 302, to: '/account/second-factor' })
  })

  test('with a second factor that was not used, leads to the sign-in', async () => {
    const { to } = await ask(door, await admitOperator(freshEmail(), 'operator'), 'again')
    expect(to).toMatch(/^\/sign-in\?again=1&next=/)
  })
})

test('shows an operator how they sign in, and nothing of a membership', async () => {
  const email = freshEmail()
  const operator = new TestVisitor(host, await admitOperator(email, 'operator'))
  const headers = { cookie: await cookieFor(operator.identityId ?? '', host) }
  expect(await operator.load(account, '/account', { headers })).toMatchObject({
    status: 200,
    data: { email, profile: null, second: false },
  })
  expect(await operator.act(saveProfile, { name: 'X', locale: 'en' }, '/account', { headers })).toMatchObject({
    status: 404,
  })
})

test('has no PIN of the staff', async () => {
  const operator = new TestVisitor(host, await admitOperator(freshEmail(), 'operator'))
  const headers = { cookie: await cookieFor(operator.identityId ?? '', host) }
  expect(await operator.load(pin, '/account/pin', { headers })).toMatchObject({ status: 404 })
  expect(await operator.act(savePin, { pin: '1234' }, '/account/pin', { headers })).toMatchObject({ status: 404 })
})

test('is what it was on a school’s host', async () => {
  const school = await TestSchool.make()
  const teacher = await school.member('teacher')
  const identityId = await ensureIdentity(freshEmail())
  const own = new TestVisitor(school.hostname, identityId)
  expect(await own.load(account, '/account')).toMatchObject({ status: 404 })
  expect(await school.stranger.load(secondFactor, '/account/second-factor')).toMatchObject({
    location: '/sign-in?next=%2Faccount%2Fsecond-factor',
  })
  expect(await teacher.load(account, '/account'), 'the session is asked for anew').toMatchObject({
    location: '/sign-in?next=/account',
  })
})
