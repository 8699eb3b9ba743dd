import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findRoute, routeRecords } from './route.server.ts'
import { startDns, type TestDns } from './test-dns.ts'

// The root domain of tests is localhost, which is where domains are to lead.
let dns: TestDns
let domain: string
beforeAll(async () => {
  dns = await startDns()
  dns.set('localhost', 'A', '192.0.2.1')
  dns.set('localhost', 'AAAA', '2001:db8::1')
})
afterAll(() => dns.close())
beforeEach(() => {
  domain = `d-${crypto.randomUUID().slice(0, 8)}.org`
})
const route = (name: string) => findRoute(name, dns.resolver)

test('a CNAME to us, or to a school’s address below ours, leads here', async () => {
  const families = `families.${domain}`
  expect(await route(families)).toEqual({ outcome: 'no-record' })
  dns.set(families, 'CNAME', 'LOCALHOST')
  expect(await route(families)).toEqual({ outcome: 'ours' })
  dns.set(families, 'CNAME', 'sunrise.localhost')
  expect(await route(families)).toEqual({ outcome: 'ours' })
  dns.set(families, 'CNAME', 'localhost.evil.org')
  expect(await route(families)).toEqual({ outcome: 'elsewhere', found: ['localhost.evil.org'] })
})

test('a registered domain leads here by its addresses, all of which are ours', async () => {
  dns.set(domain, 'A', '192.0.2.1')
  expect(await route(domain)).toEqual({ outcome: 'ours' })
  dns.set(domain, 'AAAA', '2001:DB8:0:0::1')
  expect(await route(domain)).toEqual({ outcome: 'ours' })
  dns.set(domain, 'A', '192.0.2.1', '198.51.100.7')
  expect(await route(domain)).toEqual({ outcome: 'elsewhere', found: ['198.51.100.7'] })
})

test('a CNAME by way of somebody else’s counts by where it ends', async () => {
  const families = `families.${domain}`
  dns.set(families, 'CNAME', `hosting.${domain}`)
  dns.set(`hosting.${domain}`, 'A', '192.0.2.1')
  expect(await route(families)).toEqual({ outcome: 'ours' })
  dns.set(`hosting.${domain}`, 'A', '203.0.113.9')
  expect(await route(families)).toEqual({ outcome: 'elsewhere', found: [`hosting.${domain}`, '203.0.113.9'] })
})

test('a name server that fails says nothing, theirs or ours', async () => {
  dns.fail(domain)
  expect(await route(domain)).toMatchObject({ outcome: 'lookup-failed' })
  dns.fail(domain, false)
  dns.set(domain, 'A', '198.51.100.7')
  dns.fail('localhost')
  expect(await route(domain)).toMatchObject({ outcome: 'lookup-failed' })
  dns.fail('localhost', false)
})

test('a part of a domain is shown a CNAME, a whole one what it can have', () => {
  expect(routeRecords('families.sunrise.org')).toEqual([
    { type: 'CNAME', name: 'families.sunrise.org', value: 'localhost' },
  ])
  expect(routeRecords('sunrise.co.uk')).toEqual([{ type: 'ALIAS', name: 'sunrise.co.uk', value: 'localhost' }])
})
