import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { TestKiosk } from '#app/modules/attendance/test-kiosk.ts'
import { TestRegister } from '#app/modules/attendance/test-register.ts'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { loader as arriving, action as enter } from '#app/routes/enter/enter.tsx'
import { runTransaction } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { publish } from '#tenants/bus.server.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { isFresh, knownSessionOf, openSession } from '#tenants/identity/session.server.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { mainAddress, mainOrigin } from './canonical.server.ts'
import { admitHost } from './context.server.ts'

const page = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-dest': 'document' }

/** Where a request leads, through the same door as every request. */
async function leads(host: string, path: string, headers: Record<string, string> = page, method = 'GET') {
  const incoming = new IncomingMessage(new Socket())
  incoming.headers.host = `${host}:3000`
  incoming.headersDistinct.host = [incoming.headers.host]
  const request = new Request(`http://${host}:3000${path}`, { method, headers })
  const admission = await admitHost(incoming, () => request, 'nonce')
  if (!admission.ok) throw new Error(String(admission.status))
  return mainAddress(request, admission.context)
}

let school: TestSchool
let own: string
beforeEach(async () => {
  school = await TestSchool.make()
  own = await domainOf(school.id)
})

/** A domain that is in use. */
async function domainOf(schoolId: string, more: Partial<typeof schoolDomains.$inferInsert> = {}): Promise<string> {
  const hostname = `d-${crypto.randomUUID()}.org`
  const now = new Date()
  const live = { provenAt: now, routedAt: now, certificate: 'elsewhere', liveAt: now } as const
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(schoolDomains).values({ schoolId, hostname, token: 't', ...live, ...more }),
  )
  await publish('school', schoolId)
  return hostname
}
async function change(columns: Partial<typeof schoolDomains.$inferInsert>): Promise<void> {
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schoolDomains).set(columns).where(eq(schoolDomains.hostname, own)),
  )
  await publish('school', school.id)
}
async function signedIn(host: string) {
  const identityId = await ensureIdentity(freshEmail())
  await school.inside.write(tx =>
    tx.insert(members).values({ identityId, role: 'owner', name: 'Olive', welcomedAt: new Date() }),
  )
  await publish('member', school.id)
  const anHourAgo = new Date(Date.now() - 3_600_000)
  const cookie = (await openSession(identityId, host, 'Test', null, anHourAgo)).split(';')[0] ?? ''
  return { identityId, headers: { ...page, cookie } }
}

test('a page of the other address leads to the same page of the main domain, which itself stays', async () => {
  expect(await leads(school.hostname, '/albums?page=2')).toBe(`http://${own}:3000/albums?page=2`)
  expect(await leads(school.hostname, '/', { accept: 'text/html' }, 'HEAD')).toBe(`http://${own}:3000/`)
  expect(await leads(own, '/albums')).toBeNull()
  const second = await domainOf(school.id)
  expect(await leads(second, '/')).toBe(`http://${own}:3000/`)
})

test('nothing but pages that somebody opens leads there', async () => {
  const stays = async (path: string, headers?: Record<string, string>, method?: string) =>
    expect([path, headers, method, await leads(school.hostname, path, headers, method)]).toEqual([
      path,
      headers,
      method,
      null,
    ])
  for (const path of [
    '/home.data',
    '/service-worker.js',
    '/manifest.webmanifest',
    '/assets/a.js',
    '/brand/1/logo',
    '/media/1/w800',
    '/offline',
    '/live',
    '/webhooks/clerk',
    '/enter',
    '/sign-in/code',
    '/settings/domain',
    '/sign-in?next=%2Fsettings%2Fdomain',
    '/people/classes/1/sheet.pdf',
  ])
    await stays(path)
  await stays('/home', { accept: '*/*' })
  await stays('/home', { ...page, 'sec-fetch-dest': 'empty' })
  await stays('/home', { ...page, 'sec-purpose': 'prefetch;prerender' })
  await stays('/home', page, 'POST')
  // Somebody's roll call waits in this browser to be sent from this host.
  await stays('/home', { ...page, cookie: `waiting-${crypto.randomUUID()}=1` })
  expect(await leads(school.hostname, '/sign-in?next=%2Fhome')).toContain(own)
})

test('it cannot be made to lead anywhere else', async () => {
  for (const path of [
    '//evil.example/',
    '/\\evil.example/x',
    '/@evil.example/',
    '/?next=//evil.example',
    '/.evil.example/',
  ]) {
    const address = await leads(school.hostname, path)
    expect([path, address && new URL(address).hostname]).toEqual([path, own])
  }
})

test('who is signed in arrives signed in, on the page they wanted, and stays signed in here', async () => {
  const { headers, identityId } = await signedIn(school.hostname)
  const address = new URL((await leads(school.hostname, '/albums?page=2', headers)) ?? '')
  expect([address.hostname, address.pathname, address.searchParams.get('next')]).toEqual([
    own,
    '/enter',
    '/albums?page=2',
  ])
  const visitor = new TestVisitor(own)
  expect((await visitor.load(arriving, address.pathname + address.search)).data).toMatchObject({
    next: '/albums?page=2',
  })
  const token = address.hash.slice(1)
  const entered = await visitor.act(enter, { token, next: '/albums?page=2' })
  expect([entered.status, entered.location]).toEqual([302, '/albums?page=2'])
  expect(entered.cookies[0]).toMatch(/session=/)
  expect((await visitor.act(enter, { token })).status).toBe(410)
  // What is carried over is as old as it was, so that acts which ask for a fresh sign-in go on asking.
  const cookie = entered.cookies[0]?.split(';')[0] ?? ''
  const carried = await knownSessionOf(new Request(`http://${own}:3000/`, { headers: { cookie } }), own)
  expect(carried && [carried.identityId, carried.strong, isFresh(carried)]).toEqual([identityId, false, false])
  // Who is there already goes on without the ticket; nobody is led off the site.
  const there = new TestVisitor(own, identityId)
  expect((await there.load(arriving, '/enter?next=%2Falbums')).location).toBe('/albums')
  expect((await there.load(arriving, '/enter?next=%2F%2Fevil.example')).location).toBe('/home')
  await change({ routedAt: null })
  expect(await leads(school.hostname, '/home', headers)).toBeNull()
})

test('a kiosk goes on where it was set up', async () => {
  const register = await TestRegister.make()
  const kiosk = await TestKiosk.start(register)
  const main = await domainOf(register.place.id)
  const headers = { ...page, cookie: `kiosk=${kiosk.device.kioskToken}` }
  expect(await leads(register.place.hostname, '/attendance/kiosk', headers)).toBeNull()
  expect(await leads(register.place.hostname, '/attendance/kiosk')).toBe(`http://${main}:3000/attendance/kiosk`)
})

test.each([
  ['its proof is lost', { provenAt: null }],
  ['it leads elsewhere', { routedAt: null }],
  ['its certificate is refused', { certificate: 'failed' }],
] as const)('a domain leads nobody there once %s', async (_what, columns) => {
  expect(await leads(school.hostname, '/home')).not.toBeNull()
  await change(columns)
  expect(await leads(school.hostname, '/home')).toBeNull()
})

test('another school’s domain changes nothing here', async () => {
  const other = await TestSchool.make()
  expect(await leads(other.hostname, '/home')).toBeNull()
})

test('a form may end at the main domain, and at no other', async () => {
  const context = async (host: string) => {
    const incoming = new IncomingMessage(new Socket())
    incoming.headers.host = `${host}:3000`
    incoming.headersDistinct.host = [incoming.headers.host]
    const admission = await admitHost(incoming, () => new Request(`http://${host}:3000/`), 'nonce')
    if (!admission.ok) throw new Error(String(admission.status))
    return mainOrigin(admission.context)
  }
  expect(await context(school.hostname)).toBe(`http://${own}:3000`)
  expect(await context(own)).toBeNull()
})
