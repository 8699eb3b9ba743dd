import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { may, moduleOfPermission } from '#tenants/permissions.ts'
import { type Address, allAddresses, filled } from './addresses.ts'
import { ask, type Reply } from './ask.ts'
import { asSuperuser } from './database.ts'
import { sampleOf } from './form-sample.ts'
import { house } from './house.ts'
import { type Member, OwnSchool, sessionCookie } from './people.ts'
import { fingerprintOf, idsOf } from './rows.ts'
import { sleepingSchool } from './sleeping-school.ts'
import { expect, test } from './test.ts'

/*
 * Every address with an id in it, asked by members of one school with the ids of another: the answer is the one for an id that
 * never was. The addresses come from the product's own list, the ids from every table of the other school.
 */

/**
 * Ids only. A secret in an address (a join code, an invitation) stands in no table in the clear, and is limited to a few
 * tries a network: `tenants/identity/invitations.test.ts` asks with real ones of another school.
 */
const addresses = allAddresses().filter(
  each => each.site === 'school' && each.params.length > 0 && !each.params.some(param => /^(code|token)$/.test(param)),
)
const roles = ['owner', 'teacher', 'guardian'] as const
type Role = (typeof roles)[number]

let asking: Record<Role, { member: Member; cookie: string }>
/** The other school's ids, one of every table. */
let foreign: string[]
let foreignSchool: string
let before: string
/** Tens of thousands of requests; a connection for each would cost as much as its answer. */
const agent = new Agent({ keepAlive: true })

test.beforeAll(async () => {
  const own = await OwnSchool.found()
  const [teacher, family] = [await own.teacher(), await own.family('Mina')]
  const entry = async (member: Member) => {
    const { name, value } = await sessionCookie(member)
    return { member, cookie: `${name}=${value}` }
  }
  asking = { owner: await entry(own.owner), teacher: await entry(teacher), guardian: await entry(family.guardian) }
  foreignSchool = await sleepingSchool()
  await asSuperuser(house.database, async client => {
    foreign = [foreignSchool, ...(await idsOf(client, foreignSchool))]
    before = await fingerprintOf(client, foreignSchool)
  })
})

test('there is something foreign to ask for', () => {
  expect(foreign.length).toBeGreaterThan(15)
  expect(addresses.length).toBeGreaterThan(10)
})

for (const address of addresses) {
  test(`${address.path}`, async () => {
    for (const role of roles) {
      if (address.loads) await compare(role, address, (id, data) => send(role, 'GET', address, id, { data }))
      if (address.acts) {
        for (const method of methodsOf(address)) {
          const body = address.form ? await sampleOf(address.form, randomUUID()) : []
          if (address.form)
            expect.soft(body, `no sample fits ${address.form.name}; teach form-sample.ts`).not.toBeNull()
          await compare(role, address, async (id, data) =>
            send(role, method, address, id, { data, body: await bodyWith(address, id) }),
          )
        }
      }
    }
    const after = await asSuperuser(house.database, client => fingerprintOf(client, foreignSchool))
    expect(after, 'the other school is as it was').toBe(before)
  })
}

/** A route with a schema takes a form; machines take other verbs as well. */
const methodsOf = (address: Address) => (address.form ? ['POST'] : ['POST', 'PUT', 'DELETE'])

/** Asks with an id. @param data only for the page's data, as a browser does that is already in the school's pages */
type Request = (id: string, data?: boolean) => Promise<Reply>

async function compare(role: Role, address: Address, request: Request): Promise<void> {
  const what = `${role} ${address.path}`
  const never = shapeOf(await request(randomUUID()))
  // Whose it is not to do at all hears so, whatever the id; a wrong verb, or a file that does not say what it is, comes before
  // the look-up.
  const missing = address.params.some(param => /Id$/.test(param)) ? [404] : [404, 410]
  const fitting = [address.loads, address.acts].some(each => each !== null && may(role, each))
    ? [...missing, 405, 400]
    : []
  expect([...fitting, 403], `${what}: ${never.status}`).toContain(never.status)
  expect([...fitting, 403, 404], `${what}: what is no id`).toContain(shapeOf(await request('no-id')).status)
  const asked = never.status === 403 ? foreign.slice(0, 2) : foreign
  // A document is its page's data and nothing else: two are looked at whole, of the others the data that they would be made of.
  await compareEach(asked.slice(0, 2), `${what} whole`, request)
  await compareEach(asked.slice(2), what, id => request(id, address.isPage))
}

async function compareEach(ids: readonly string[], what: string, request: (id: string) => Promise<Reply>) {
  if (ids.length === 0) return
  const never = shapeOf(await request(randomUUID()))
  await Promise.all(
    ids.map(async id => {
      const answer = shapeOf(await request(id))
      if (isDeepStrictEqual(answer, never)) return
      // The asker's own school is awake: news of its own may have come since the first answer.
      const [again, neverNow] = await Promise.all([request(id), request(randomUUID())])
      expect(shapeOf(again), `${what} with ${id}`).toEqual(shapeOf(neverNow))
    }),
  )
}

async function send(
  role: Role,
  method: string,
  address: Address,
  id: string,
  { data = false, body }: { data?: boolean | undefined; body?: string },
): Promise<Reply> {
  const { member, cookie } = asking[role]
  const path = filled(address.path, param =>
    /Id$/.test(param) ? id : param === 'part' ? '0' : param === 'variant' ? 'w320' : id,
  )
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: member.origin }
  return ask(`${member.hostname}:${house.port}`, data ? `${path}.data` : path, {
    method,
    agent,
    headers: { cookie, ...type },
    ...(body === undefined ? {} : { body }),
  })
}

async function bodyWith(address: Address, id: string): Promise<string> {
  // A field with a malformed id is a wrong form, which is another question than a wrong address.
  const fields = address.form ? await sampleOf(address.form, id === 'no-id' ? randomUUID() : id) : []
  return new URLSearchParams(fields ?? []).toString()
}

/** Status, type and text, without what is different in every answer. */
function shapeOf({ status, headers, body }: Reply) {
  const text = body
    .replace(/nonce="[^"]*"/g, '')
    .replace(/(madeAt\W+)\d+/g, '$1')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|no-id/g, 'ID')
  return { status, type: headers['content-type'], location: headers.location?.replace(/[0-9a-f-]{36}/g, 'ID'), text }
}

test('the list of addresses knows which modules are in it', () => {
  const modules = new Set(
    addresses.flatMap(each => [each.loads, each.acts]).flatMap(each => (each ? (moduleOfPermission(each) ?? []) : [])),
  )
  expect([...modules]).toContain('albums')
})
