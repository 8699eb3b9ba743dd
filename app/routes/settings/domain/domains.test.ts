import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { TestSchool } from '#app/platform/test-context.ts'
import { runTransaction } from '#db/client.server.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { publish } from '#tenants/bus.server.ts'
import { loader as sender, action as setSender } from '../mail/sender.tsx'
import { notificationTexts } from '../notification-texts.server.ts'
import { action as check } from './check.ts'
import { action as claim, loader as domains } from './domains.tsx'
import { action as main } from './main.ts'
import { action as remove } from './removal.ts'

const freshDomain = () => `families.d-${crypto.randomUUID()}.org`

async function withDomain() {
  const school = await TestSchool.make()
  const owner = await school.member('owner')
  const hostname = freshDomain()
  await owner.act(claim, { domain: hostname })
  const { data } = await owner.load(domains)
  const [domain] = (data as { domains: { id: string; hostname: string; state: string }[] }).domains
  if (!domain) throw new Error('There is no domain.')
  const set = async (columns: Partial<typeof schoolDomains.$inferInsert>) => {
    await runTransaction('platform', { readOnly: false }, q =>
      q.update(schoolDomains).set(columns).where(eq(schoolDomains.id, domain.id)),
    )
    await publish('school', school.id)
  }
  return { school, owner, domain, set, params: { domainId: domain.id } }
}

test('what is wrong with a name stands at its field, and nothing is changed', async () => {
  const { school, owner, domain } = await withDomain()
  const refused = async (typed: string) => (await owner.act(claim, { domain: typed })).data
  expect(await refused('sunrisе.org')).toMatchObject({
    submission: { error: { domain: [expect.stringContaining('alphabets')] }, initialValue: { domain: 'sunrisе.org' } },
  })
  expect(await refused('localhost.org')).toMatchObject({
    submission: { error: { domain: [expect.stringContaining('could take this name')] } },
  })
  const other = await (await TestSchool.make()).member('office')
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schoolDomains).set({ provenAt: new Date() }).where(eq(schoolDomains.id, domain.id)),
  )
  const taken = (await other.act(claim, { domain: domain.hostname })).data
  expect(taken).toMatchObject({ submission: { error: { domain: [expect.stringContaining('Another school')] } } })
  expect(JSON.stringify(taken)).not.toContain(school.row.name)
  expect((await other.load(domains)).data).toMatchObject({ domains: [] })
})

test('another school’s domain is not there, and teachers and guardians have no such pages', async () => {
  const { params, school } = await withDomain()
  const stranger = await (await TestSchool.make()).member('owner')
  for (const action of [check, main, remove]) expect((await stranger.act(action, {}, '/', { params })).status).toBe(404)
  for (const role of ['teacher', 'guardian'] as const) {
    const somebody = await school.member(role)
    for (const loader of [domains, sender]) expect((await somebody.load(loader)).status).toBe(403)
    for (const action of [check, main, remove])
      expect((await somebody.act(action, {}, '/', { params })).status).toBe(403)
  }
})

test('one that is not in use cannot be the main one; a removed one that was proven is listed as kept', async () => {
  const { owner, params, set, domain } = await withDomain()
  expect((await owner.act(main, {}, '/', { params })).status).toBe(409)
  const now = new Date()
  await set({ provenAt: now, routedAt: now, certificate: 'elsewhere' })
  expect((await owner.act(main, {}, '/', { params })).location).toBe('/settings/domain')
  expect((await owner.load(domains)).data).toMatchObject({ domains: [{ state: 'live', main: true }], held: [] })
  await owner.act(remove, {}, '/', { params })
  expect((await owner.load(domains)).data).toMatchObject({ domains: [], held: [{ hostname: domain.hostname }] })
})

test('owners read what is wrong now, and nothing once it is right', async () => {
  const { school, set, domain } = await withDomain()
  const t = translator('en', catalogueOf('en'))
  const text = async () =>
    (
      await notificationTexts['settings.domain_trouble']?.({ school: school.inside, locale: 'en', t }, [domain.id])
    )?.get(domain.id)
  expect(await text()).toBeUndefined()
  const now = new Date()
  await set({ provenAt: now, routedAt: now, certificate: 'elsewhere', liveAt: now, proofMissingSince: now })
  expect((await text())?.title).toBe(`The proof of ${domain.hostname} is gone`)
  await set({ provenAt: null })
  expect((await text())?.title).toBe(`${domain.hostname} is out of use`)
  await set({ provenAt: now, proofMissingSince: null, routedAt: null })
  expect((await text())?.title).toBe(`${domain.hostname} does not lead to your site any more`)
})

test('an address that cannot be is refused at its half, and what was typed stays', async () => {
  const owner = await (await TestSchool.make()).member('owner')
  const refused = async (mailbox: string, domain: string) => (await owner.act(setSender, { mailbox, domain })).data
  expect(await refused('büro', 'sunny-hill.org')).toMatchObject({
    submission: {
      error: { mailbox: [expect.stringContaining('small letters')] },
      initialValue: { domain: 'sunny-hill.org' },
    },
  })
  expect(await refused('office', 'co.uk')).toMatchObject({ submission: { error: { domain: [expect.any(String)] } } })
  expect((await owner.load(sender)).data).toMatchObject({ sender: null })
})
