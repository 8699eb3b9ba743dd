import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { RequestContext } from '#app/platform/context.ts'
import { insertSchool } from '#db/test-school.ts'
import { visitor } from '#tenants/actor.ts'
import type { OperatorProof } from '#tenants/identity/operator-proof.server.ts'
import type { ConsoleRole } from '#tenants/permissions.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { consoleRoutes } from './routes.ts'

type Handler = (args: LoaderFunctionArgs) => Promise<unknown>
interface RouteFile {
  loader?: Handler
  action?: Handler
}

const files = import.meta.glob<RouteFile>('./*.{ts,tsx}')
const routes = consoleRoutes.flatMap(area => area.routes)

/** Every loader and action of the console with a request that it would understand. */
const doors = await Promise.all(
  routes.map(async ({ path, file }) => {
    const load = files[`./${file.split('/').at(-1)}`]
    if (!load) throw new Error(`${file} is not beside this test.`)
    const { loader, action } = await load()
    return [
      ...(loader ? [{ name: `GET /${path} (${file})`, method: 'GET', handler: loader }] : []),
      ...(action ? [{ name: `POST /${path}`, method: 'POST', handler: action }] : []),
    ]
  }),
)

/** What support does as well: entering a school that lets it in, and answering. */
const isForSupport = (name: string) => /\/entry$|\/requests\//.test(name)
/** What it does not even look at: pages that are for writing only. */
const isForOperators = (name: string) => /GET \/(announcements|incidents|operators)\/new/.test(name)

interface Visit {
  site: RequestContext['site']
  identity?: string
  role?: ConsoleRole
  proof?: OperatorProof
}

async function knock(
  { method, handler }: { method: string; handler: Handler },
  { site, identity, role, proof = 'given' }: Visit,
) {
  const context: AppLoadContext = {
    site,
    hostname: 'console.localhost',
    origin: 'http://console.localhost',
    requestId: 'test',
    nonce: '',
    clientIp: undefined,
    session: async () => null,
    identity: async () => identity ?? null,
    actor: async () => visitor,
    viewing: () => null,
    consoleRole: async () => role ?? null,
    twoProofs: async () => ({ since: null, possible: false }),
    operatorProof: async () => proof,
  }
  const body =
    method === 'POST'
      ? new URLSearchParams({
          reason: 'A reason that is long enough.',
          plan: 'free',
          until: '2027-01-01',
          grantId: uuidv7(),
          operatorId: uuidv7(),
          role: 'support',
          email: `${uuidv7()}@vendor.example`,
          postId: uuidv7(),
          body: 'An answer.',
          overrideId: uuidv7(),
          what: 'children',
          value: '40',
          incidentId: uuidv7(),
          titleEn: 'Photos come late',
          titleZh: '照片处理较慢',
          bodyEn: 'They are kept.',
          bodyZh: '照片已保存。',
          startedAt: '2026-11-01T08:00',
        })
      : null
  const request = new Request('http://console.localhost/schools?page=2', { method, body })
  const params = {
    schoolId: uuidv7(),
    outboxId: uuidv7(),
    helpRequestId: uuidv7(),
    helpPostId: uuidv7(),
    announcementId: uuidv7(),
    statusIncidentId: uuidv7(),
    invoiceId: uuidv7(),
    paymentId: uuidv7(),
    overrideId: uuidv7(),
    operatorId: uuidv7(),
  }
  const answer = await handler({ request, params, context } as LoaderFunctionArgs).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('location') }
  const { init } = answer as { init?: ResponseInit | null }
  return { status: init?.status ?? 200, to: null }
}

test('the console has pages and acts to try', () => {
  expect(doors.flat().length).toBeGreaterThan(9)
})

describe.each(doors.flat())('$name', door => {
  const post = door.method === 'POST'

  test('is not there on a school’s host, even for an operator', async () => {
    const school = await resolveSchool((await insertSchool()).id)
    if (!school) throw new Error('The school was not resolved.')
    expect(await knock(door, { site: { site: 'school', school }, identity: uuidv7(), role: 'operator' })).toMatchObject(
      { status: 404 },
    )
  })

  test('is not there on the public site', async () => {
    expect(await knock(door, { site: { site: 'public' }, identity: uuidv7(), role: 'operator' })).toMatchObject({
      status: 404,
    })
  })

  test('is not there for people who are no operators', async () => {
    expect(await knock(door, { site: { site: 'console' }, identity: uuidv7() })).toMatchObject({ status: 404 })
  })

  test('sends who has not signed in to the sign-in, and answers a form with 401', async () => {
    const answer = await knock(door, { site: { site: 'console' } })
    expect(answer).toEqual(
      post ? { status: 401, to: null } : { status: 302, to: '/sign-in?next=%2Fschools%3Fpage%3D2' },
    )
  })

  test.each(['operator', 'support'] as const)('leads %s without a second factor to setting one up', async role => {
    expect(await knock(door, { site: { site: 'console' }, identity: uuidv7(), role, proof: 'set_up' })).toEqual({
      status: 302,
      to: '/account/second-factor',
    })
  })

  test('leads who has a second factor and did not use it to the sign-in', async () => {
    const next = post ? '%2F' : '%2Fschools%3Fpage%3D2'
    expect(
      await knock(door, { site: { site: 'console' }, identity: uuidv7(), role: 'operator', proof: 'again' }),
    ).toEqual({ status: 302, to: `/sign-in?again=1&next=${next}` })
  })

  test('lets support look and nothing more', async () => {
    const { status } = await knock(door, { site: { site: 'console' }, identity: uuidv7(), role: 'support' })
    // A school that does not exist is what these requests ask for.
    if (post && !isForSupport(door.name)) expect(status).toBe(403)
    else if (post) expect([302, 403, 404]).toContain(status)
    else if (isForOperators(door.name)) expect(status).toBe(403)
    else expect([200, 404]).toContain(status)
  })
})
