import { spellNames } from '#tenants/people/directory/spelt.server.ts'
import { ask } from './ask.ts'
import { house } from './house.ts'
import { type Member, OwnSchool, sessionCookie } from './people.ts'
import { expect, test } from './test.ts'

/* Names belong in no address: people are found by a form that is posted, and by nothing else. */

const form = 'application/x-www-form-urlencoded'

async function askAs(who: Member, headers: Record<string, string>, path = '/people/search', method = 'POST') {
  const { name, value } = await sessionCookie(who)
  const body = method === 'POST' ? { body: new URLSearchParams({ q: 'tess' }).toString() } : {}
  return ask(`${who.hostname}:${house.port}`, path, {
    method,
    headers: { cookie: `${name}=${value}`, 'content-type': form, ...headers },
    ...body,
  })
}

test('a name is looked for by post from the school’s own pages, by the office, and stands in no address', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const { owner } = own
  const mina = await own.family('Mina')
  await own.teacher()
  await spellNames(own.inside)
  const { origin } = owner
  const found = await askAs(owner, { origin })
  expect([found.status, found.headers['cache-control']]).toEqual([200, expect.stringMatching(/no-store|no-cache/)])
  expect(JSON.parse(found.body)).toMatchObject({ staff: [{ name: 'Tess Teacher' }] })

  expect((await askAs(owner, {})).status, 'without an origin').toBe(403)
  expect((await askAs(owner, { origin: 'http://evil.example' })).status, 'from elsewhere').toBe(403)
  const guardian = await askAs(mina.guardian, { origin })
  expect([guardian.status, guardian.body.includes('Tess')]).toEqual([403, false])
  const inAddress = await askAs(owner, {}, '/people/search?q=tess', 'GET')
  expect([inAddress.status >= 400, inAddress.body.includes('Tess')]).toEqual([true, false])

  const page = await browserOf({ as: owner })
  const addresses: string[] = []
  page.on('request', request => addresses.push(request.url()))
  await page.goto('/people')
  const answered = page.waitForResponse(/people\/search/)
  await page.getByRole('searchbox').fill('tess')
  expect((await answered).request().postData()).toBe('q=tess')
  expect(addresses.filter(address => address.includes('tess'))).toEqual([])
})
