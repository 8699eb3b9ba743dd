import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { nameHolds, schoolDomains } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { Problem } from '../problem.ts'
import { resolveSite } from '../resolve.server.ts'
import { School } from '../school.server.ts'
import { checkDomain } from './checking.server.ts'
import { chooseDomain, claimDomain, domainsOf, heldDomains, removeDomain } from './claims.server.ts'
import { mainHostname } from './main.server.ts'
import { startDns, type TestDns } from './test-dns.ts'

let dns: TestDns
beforeAll(async () => {
  dns = await startDns()
})
afterAll(() => dns.close())

const word = () => `d-${crypto.randomUUID()}`
const freshDomain = () => `${word()}.org`
const school = async () => new School(await insertSchool({ plan: 'plus' }), system)

interface Claimed {
  owner: School
  id: string
  domain: string
  check: () => ReturnType<typeof checkDomain>
  /** Puts both records into DNS. */
  records: () => void
}

async function claimed(domain: string, by?: School): Promise<Claimed> {
  const owner = by ?? (await school())
  expect(await claimDomain(owner, domain)).toEqual({ ok: true })
  const claim = (await domainsOf(owner)).find(each => each.hostname === domain)
  if (!claim) throw new Error('There is no claim.')
  return {
    owner,
    id: claim.id,
    domain,
    check: () => checkDomain(owner, claim.id, dns.resolver),
    records: () => {
      dns.set(claim.proof.name, 'TXT', claim.proof.value)
      dns.set(domain, 'CNAME', 'localhost')
    },
  }
}
async function inUse(domain: string, by?: School): Promise<Claimed> {
  const claim = await claimed(domain, by)
  claim.records()
  expect(await claim.check()).toBe('live')
  return claim
}

test('a claim leads nowhere until its proof is found, then to the school at once, and links when it leads here', async () => {
  const domain = freshDomain()
  const { owner, id, check } = await claimed(domain)
  const [claim] = await domainsOf(owner)
  expect(await check()).toBe('claimed')
  dns.set(claim?.proof.name ?? '', 'TXT', 'cubby-verify=other')
  expect(await check()).toBe('claimed')
  expect((await domainsOf(owner))[0]?.proofSeen).toEqual({ outcome: 'wrong-value', found: ['cubby-verify=other'] })
  expect(await resolveSite(domain)).toEqual({ site: 'unknown' })
  dns.set(claim?.proof.name ?? '', 'TXT', claim?.proof.value ?? '')
  expect(await check()).toBe('proven')
  expect(await resolveSite(domain)).toMatchObject({
    site: 'school',
    school: { facts: { id: owner.id }, mainDomain: null },
  })
  expect(await mainHostname(owner)).toBe(`${owner.facts.slug}.localhost`)
  dns.set(domain, 'CNAME', 'localhost')
  expect(await check()).toBe('live')
  expect(await resolveSite(domain)).toMatchObject({ site: 'school', school: { mainDomain: domain } })
  expect(await mainHostname(owner)).toBe(domain)
  await removeDomain(owner, id)
  expect(await resolveSite(domain)).toEqual({ site: 'unknown' })
  expect(await mainHostname(owner)).toBe(`${owner.facts.slug}.localhost`)
})

test('two schools may claim a name, one can prove it; a third is told at once', async () => {
  const domain = freshDomain()
  const first = await claimed(domain)
  const second = await claimed(domain)
  first.records()
  expect(await first.check()).toBe('live')
  second.records()
  expect(await second.check()).toBe('taken')
  expect(await resolveSite(domain)).toMatchObject({ site: 'school', school: { facts: { id: first.owner.id } } })
  expect(await claimDomain(await school(), domain)).toEqual({ ok: false, reason: 'taken' })
})

test('another school’s claim can be neither checked, chosen nor removed', async () => {
  const { owner, id } = await claimed(freshDomain())
  const stranger = await school()
  await expect(checkDomain(stranger, id, dns.resolver)).rejects.toThrow(new Problem('not_found'))
  await expect(removeDomain(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(chooseDomain(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await domainsOf(owner)).toHaveLength(1)
})

test('claiming twice is claiming once, and more than the plan has is refused', async () => {
  const owner = await school()
  const domain = freshDomain()
  await claimDomain(owner, domain)
  await claimDomain(owner, ` ${domain.toUpperCase()}. `)
  expect(await domainsOf(owner)).toHaveLength(1)
  for (let n = 0; n < 4; n += 1) expect(await claimDomain(owner, freshDomain())).toEqual({ ok: true })
  expect(await claimDomain(owner, freshDomain())).toEqual({ ok: false, reason: 'too-many' })
  // On a smaller plan all of them stay, and none can be added.
  const smaller = new School({ ...owner.facts, plan: 'basic' }, system)
  expect(await domainsOf(smaller)).toHaveLength(5)
  expect(await claimDomain(smaller, domain)).toEqual({ ok: true })
  expect(await claimDomain(smaller, freshDomain())).toEqual({ ok: false, reason: 'too-many' })
  const free = new School({ ...owner.facts, plan: 'free' }, system)
  expect(await claimDomain(free, freshDomain())).toEqual({ ok: false, reason: 'not-in-plan' })
})

test('a name that a school gave up is held: nobody else can claim or prove it, the school can have it back', async () => {
  const domain = freshDomain()
  const first = await inUse(domain)
  const rival = await school()
  // Claimed before it was proven, so the claim is there.
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(schoolDomains).values({ schoolId: rival.id, hostname: domain, token: '0'.repeat(32) }),
  )
  await removeDomain(first.owner, first.id)
  const [held] = await heldDomains(first.owner)
  expect(held?.hostname).toBe(domain)
  expect(Math.round(((held?.until.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(90)
  expect(await heldDomains(rival)).toEqual([])
  expect(await claimDomain(await school(), domain)).toEqual({ ok: false, reason: 'held' })
  const [claim] = await domainsOf(rival)
  dns.set(claim?.proof.name ?? '', 'TXT', claim?.proof.value ?? '')
  expect(await checkDomain(rival, claim?.id ?? '', dns.resolver)).toBe('held')
  expect(await resolveSite(domain)).toEqual({ site: 'unknown' })
  await inUse(domain, first.owner)
  expect(await heldDomains(first.owner)).toEqual([])
})

test('a hold ends by itself, and a claim that was never proven leaves none', async () => {
  const domain = freshDomain()
  const first = await inUse(domain)
  await removeDomain(first.owner, first.id)
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .update(nameHolds)
      .set({ heldUntil: new Date(Date.now() - 1000) })
      .where(eq(nameHolds.name, domain)),
  )
  const second = await inUse(domain)
  expect(second.owner.id).not.toBe(first.owner.id)
  const idle = await claimed(freshDomain())
  await removeDomain(idle.owner, idle.id)
  expect(await claimDomain(await school(), idle.domain)).toEqual({ ok: true })
})

test('a name that reads like another school’s or ours is refused, below the same domain it is not', async () => {
  const base = word()
  const first = await inUse(`families.${base}.org`)
  const other = await school()
  const lookAlike = base.replace('d-', 'd')
  expect(await claimDomain(other, `www.${lookAlike}.org`)).toEqual({ ok: false, reason: 'alike' })
  expect(await claimDomain(other, `nursery.${base}.org`)).toEqual({ ok: true })
  expect(await claimDomain(first.owner, `${lookAlike}.org`)).toEqual({ ok: true })
  expect(await claimDomain(other, 'localhost.org')).toEqual({ ok: false, reason: 'alike' })
  expect(await claimDomain(other, 'l0calhost.net')).toEqual({ ok: false, reason: 'alike' })
  expect(await claimDomain(other, 'sunrisе.org')).toEqual({ ok: false, reason: 'mixed-scripts' })
})

test('of several domains in use one is the main one, by choice; another cannot be chosen', async () => {
  const owner = await school()
  const first = await inUse(freshDomain(), owner)
  const second = await inUse(freshDomain(), owner)
  const idle = await claimed(freshDomain(), owner)
  expect(await mainHostname(owner)).toBe(first.domain)
  await chooseDomain(owner, second.id)
  expect(await mainHostname(owner)).toBe(second.domain)
  await expect(chooseDomain(owner, idle.id)).rejects.toMatchObject({ code: 'conflict' })
  dns.set(second.domain, 'CNAME', 'elsewhere.example.org')
  expect(await second.check()).toBe('proven')
  expect(await mainHostname(owner)).toBe(first.domain)
})
