import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
import { notifications } from '#db/schema/notifications.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { checkDomain } from '#tenants/domains/checking.server.ts'
import { claimDomain, domainsOf, removeDomain } from '#tenants/domains/claims.server.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { stateOf } from '#tenants/domains/state.ts'
import { startDns, type TestDns } from '#tenants/domains/test-dns.ts'
import { startFly } from '#tenants/domains/test-fly.ts'
import { resolveSite } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { certify, checkAll } from './jobs.ts'

/*
 * The jobs as the worker runs them: with the resolver that DNS_SERVERS names and the certificates that Fly's variables switch on.
 */

let dns: TestDns
let fly: Awaited<ReturnType<typeof startFly>>
beforeAll(async () => {
  dns = await startDns()
  fly = await startFly()
  Object.assign(process.env, {
    DNS_SERVERS: dns.address,
    FLY_APP_NAME: 'cubby',
    FLY_API_TOKEN: fly.token,
    FLY_API_URL: fly.url,
  })
})
afterAll(async () => {
  await dns.close()
  await fly.close()
})

let school: School
let owner: string
let domain: string
let id: string
let proof: { name: string; value: string }
beforeEach(async () => {
  school = new School(await insertSchool(), system)
  const [member] = await school.write(tx =>
    tx.insert(members).values({ role: 'owner', name: 'Olive' }).returning({ id: members.id }),
  )
  owner = member?.id ?? ''
  await school.write(tx => tx.insert(members).values({ role: 'office', name: 'Otto' }))
  domain = `families.d-${crypto.randomUUID()}.org`
  await claimDomain(school, domain)
  const [claim] = await domainsOf(school)
  id = claim?.id ?? ''
  proof = claim?.proof ?? { name: '', value: '' }
  dns.set(proof.name, 'TXT', proof.value)
  dns.set(domain, 'CNAME', 'localhost')
})

const row = async () => {
  const [found] = await domainsOf(school)
  if (!found) throw new Error('There is no domain.')
  return found
}
const daily = async () => {
  await school.write(tx => enqueue(tx, checkAll, {}))
  return runJobs(school)
}
const told = () =>
  school.read(q =>
    q.select({ memberId: notifications.memberId }).from(notifications).where(eq(notifications.subjectId, id)),
  )
const since = (days: number) =>
  runTransaction('platform', { readOnly: false }, q =>
    q
      .update(schoolDomains)
      .set({ proofMissingSince: new Date(Date.now() - days * 86_400_000) })
      .where(eq(schoolDomains.id, id)),
  )
async function becomeLive() {
  await checkDomain(school, id)
  await runJobs(school)
  fly.issue(domain)
  await school.write(tx => enqueue(tx, certify, { domainId: id }))
  await runJobs(school)
  expect(stateOf(await row())).toBe('live')
}

test('a domain that leads here gets its certificate, and is in use from then on', async () => {
  expect(await checkDomain(school, id)).toBe('certificate')
  expect(fly.has(domain)).toBe(false)
  await runJobs(school)
  expect(fly.has(domain)).toBe(true)
  expect([stateOf(await row()), (await row()).certificate]).toEqual(['certificate', 'asked'])
  expect(await mainHostname(school)).not.toBe(domain)
  fly.issue(domain)
  await daily()
  expect(stateOf(await row())).toBe('live')
  expect(await mainHostname(school)).toBe(domain)
  expect(await told()).toEqual([])
})

test('a certificate that cannot be made says why, to the owners once, and is asked for again', async () => {
  await checkDomain(school, id)
  await runJobs(school)
  fly.fault(domain, 'CAA records do not allow letsencrypt.org')
  await daily()
  expect(await row()).toMatchObject({
    certificate: 'failed',
    certificateReason: 'CAA records do not allow letsencrypt.org',
  })
  expect(await told()).toEqual([{ memberId: owner }])
  await daily()
  expect(await told()).toHaveLength(1)
  fly.issue(domain)
  await daily()
  expect(stateOf(await row())).toBe('live')
  expect(await told()).toEqual([])
})

test('a domain that loses its record: the owners are told, it is served for a week, then no more, and comes back', async () => {
  await becomeLive()
  dns.set(proof.name, 'TXT')
  await daily()
  expect(await told()).toEqual([{ memberId: owner }])
  expect(await mainHostname(school)).toBe(domain)
  await since(6.9)
  await daily()
  expect(await resolveSite(domain)).toMatchObject({ site: 'school' })
  await since(7)
  await daily()
  expect(await resolveSite(domain)).toEqual({ site: 'unknown' })
  expect(await mainHostname(school)).not.toBe(domain)
  expect(stateOf(await row())).toBe('lost')
  expect(fly.has(domain)).toBe(false)
  // Told anew that it has stopped.
  expect(await told()).toEqual([{ memberId: owner }])
  dns.set(proof.name, 'TXT', proof.value)
  await daily()
  fly.issue(domain)
  await daily()
  expect(stateOf(await row())).toBe('live')
  expect(await told()).toEqual([])
})

test('a name server that is silent changes nothing', async () => {
  await becomeLive()
  dns.fail(proof.name)
  dns.fail(domain)
  await daily()
  expect([stateOf(await row()), (await row()).proofMissingSince]).toEqual(['live', null])
  expect((await row()).proofSeen?.outcome).toBe('lookup-failed')
  expect(await told()).toEqual([])
  dns.fail(proof.name, false)
  dns.fail(domain, false)
})

test('a domain that leads elsewhere is no more the main one, and its owners are told', async () => {
  await becomeLive()
  dns.set(domain, 'CNAME', 'new-host.example.org')
  await daily()
  expect(await mainHostname(school)).not.toBe(domain)
  expect(await told()).toEqual([{ memberId: owner }])
})

test('a certificate that is given up with its domain is asked for again when the school takes that back', async () => {
  await becomeLive()
  await removeDomain(school, id)
  await runJobs(school)
  expect(fly.has(domain)).toBe(false)
  await claimDomain(school, domain)
  const again = await row()
  dns.set(again.proof.name, 'TXT', again.proof.value)
  expect(await checkDomain(school, again.id)).toBe('certificate')
  await runJobs(school)
  expect(fly.has(domain)).toBe(true)
})

test('while Fly does not answer the job is tried again, and nothing is said of the domain', async () => {
  await checkDomain(school, id)
  fly.answer(503)
  const ended = await runJobs(school)
  expect(ended).toMatchObject([{ job: 'domains.certify', outcome: 'failed', reason: 'busy' }])
  expect(await row()).toMatchObject({ certificate: null, certificateReason: null })
  expect(await told()).toEqual([])
})
