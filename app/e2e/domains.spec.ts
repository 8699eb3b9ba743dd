import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { domainsOf } from '#tenants/domains/claims.server.ts'
import { startDns, type TestDns } from '#tenants/domains/test-dns.ts'
import { mailSenderOf } from '#tenants/mail/sender/sender.server.ts'
import { dropDatabase } from './database.ts'
import { Installation } from './installation.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

/*
 * A school brings a domain and a mail address of its own, on an installation that asks a name server of the test's.
 */

const database = `cubby_e2e_${process.pid}_domains`
const t = words.en
let dns: TestDns
let port: number

test.use({
  environment: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      dns = await startDns()
      const installation = await Installation.start(database, folder, ['migrate'], { DNS_SERVERS: dns.address })
      Object.assign(process.env, installation.variables)
      port = installation.port
      await use(undefined)
      await installation.stop()
      await dns.close()
      await dropDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

test('the owner proves a domain, lets it lead here, and finds the site there; a lost record warns, a removed domain is kept', async ({
  browserOf,
  expectComplaints,
}) => {
  // The journey is over http, where browsers take this header on their own machine only.
  expectComplaints(/Cross-Origin-Opener-Policy|status of 422/)
  const own = await OwnSchool.found('Sunny Hill')
  const domain = `families-${randomUUID().slice(0, 8)}.sunny-hill-e2e.org`
  const phone = await browserOf({ as: own.owner, phone: true })
  const card = phone.locator('section').filter({ has: phone.getByRole('heading', { name: domain, exact: true }) })
  const look = () => card.getByRole('button', { name: t('settings.domain.check') }).tap()
  const clean = async () => expect(await violationsOn(phone)).toEqual([])
  const add = async (typed: string) => {
    await phone.getByLabel(t('settings.domain.label'), { exact: true }).fill(typed)
    await phone.getByRole('button', { name: t('settings.domain.add') }).tap()
  }
  await phone.goto('/settings/domain')
  await add('sunrisе.org')
  await expect(phone.getByText(t('settings.domain.fault.mixed-scripts'))).toBeVisible()
  await expect(phone.getByLabel(t('settings.domain.label'), { exact: true })).toHaveValue('sunrisе.org')
  await add(domain)
  await expect(card.getByText(t('settings.domain.state.claimed'))).toBeVisible()
  await clean()

  const [claim] = await domainsOf(own.inside)
  if (!claim) throw new Error('There is no claim.')
  await expect(card.locator('input').first()).toHaveValue(claim.proof.name)
  dns.set(claim.proof.name, 'TXT', 'cubby-verify=of-another')
  await look()
  await expect(card.getByText('cubby-verify=of-another')).toBeVisible()
  dns.set(claim.proof.name, 'TXT', claim.proof.value)
  await look()
  await expect(card.getByText(t('settings.domain.state.proven'))).toBeVisible()
  dns.set(domain, 'CNAME', 'old-host.example.org')
  await look()
  await expect(card.getByText('old-host.example.org')).toBeVisible()
  await clean()
  dns.set(domain, 'CNAME', 'localhost')
  await look()
  await expect(card.getByText(t('settings.domain.state.live'), { exact: true }).first()).toBeVisible()
  await clean()

  await phone.goto('/people/classes')
  await expect(phone).toHaveURL(`http://${domain}:${port}/people/classes`)
  await expect(phone.getByText('Sunflowers')).toBeVisible()
  const stranger = await browserOf({})
  await stranger.goto(`${own.origin}/sign-in`)
  await expect(stranger).toHaveURL(new RegExp(`^http://${domain}:${port}/sign-in`))

  await phone.goto(`${own.origin}/settings/domain`)
  await expect(phone).toHaveURL(`${own.origin}/settings/domain`)
  dns.set(claim.proof.name, 'TXT')
  await look()
  await expect(card.getByText(t('settings.domain.trouble.proof_missing'))).toBeVisible()
  await clean()
  await card.getByRole('button', { name: t('settings.domain.remove') }).tap()
  await phone
    .getByRole('dialog')
    .getByRole('button', { name: t('settings.domain.remove') })
    .tap()
  await expect(phone.getByText(t('settings.domain.held.title'))).toBeVisible()
  await clean()
  await phone.goto(`${own.origin}/people/classes`)
  await expect(phone).toHaveURL(`${own.origin}/people/classes`)
  await phone.goto('/settings/domain')
  await phone.getByRole('button', { name: t('settings.domain.held.back') }).tap()
  await expect(card.getByText(t('settings.domain.state.claimed'))).toBeVisible()
})

test('the owner gives the school’s mails an address of its own', async ({ browserOf, expectComplaints }) => {
  expectComplaints(/status of 422/)
  const own = await OwnSchool.found('Sunny Hill')
  const domain = `mail-${randomUUID().slice(0, 8)}.sunny-hill-e2e.org`
  const phone = await browserOf({ as: own.owner, phone: true, locale: 'zh-Hans' })
  const zh = words['zh-Hans']
  const use = async (mailbox: string) => {
    await phone.getByLabel(zh('settings.mail.mailbox'), { exact: true }).fill(mailbox)
    await phone.getByLabel(zh('settings.mail.domain'), { exact: true }).fill(domain)
    await phone.getByRole('button', { name: zh('settings.mail.use') }).tap()
  }
  const look = () => phone.getByRole('button', { name: zh('settings.domain.check') }).tap()
  await phone.goto('/settings/mail')
  await use('no spaces')
  await expect(phone.getByText(zh('settings.mail.mailbox_wrong'))).toBeVisible()
  await use('notices')
  await expect(phone.getByRole('heading', { name: `notices@${domain}` })).toBeVisible()
  await look()
  await expect(phone.getByText(zh('settings.domain.seen.key.no-record'))).toBeVisible()
  await expect(phone.getByText(zh('settings.mail.takes_none'))).toBeVisible()
  expect(await violationsOn(phone)).toEqual([])
  const sender = await mailSenderOf(own.inside)
  dns.set(sender?.key.name ?? '', 'TXT', sender?.key.value ?? '')
  dns.setMx(domain, 'mx.sunny-hill-e2e.org')
  await look()
  await expect(phone.getByText(zh('settings.mail.in_use'), { exact: true })).toBeVisible()
  await expect(phone.getByText(zh('settings.mail.takes_none'))).toHaveCount(0)
  expect(await violationsOn(phone)).toEqual([])
})
