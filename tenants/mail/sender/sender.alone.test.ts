import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { mailSenders } from '#db/schema/mail-senders.ts'
import { members } from '#db/schema/members.ts'
import { notifications } from '#db/schema/notifications.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../../actor.ts'
import { holdName } from '../../domains/holds.server.ts'
import { startDns, type TestDns } from '../../domains/test-dns.ts'
import { School } from '../../school.server.ts'
import { sendMail } from '../mail.server.ts'
import { startMailServer, type TestMailServer } from '../test-server.ts'
import { checkSender, recheckSender } from './checking.server.ts'
import { mailSenderOf, removeSender, setSender } from './sender.server.ts'
import { verified } from './test-receiver.ts'

let server: TestMailServer
let dns: TestDns
beforeAll(async () => {
  server = await startMailServer()
  dns = await startDns()
})
afterAll(async () => {
  await server.close()
  await dns.close()
})

let school: School
let domain: string
let receiver: string
beforeEach(async () => {
  school = new School(await insertSchool({ name: 'Sunrise Kindergarten' }), system)
  domain = `d-${crypto.randomUUID()}.org`
  receiver = `lin-${crypto.randomUUID()}@example.org`
  server.refuseFrom(null)
})

const ours = 'no-reply@cubby.example'
async function send(more: { subject?: string; text?: string } = {}) {
  const mail = {
    subject: 'Tomorrow we go to the pond',
    html: '<p>Bring boots — 带雨靴  </p>',
    text: 'Bring boots — 带雨靴',
  }
  await sendMail({ ...mail, ...more, to: receiver, fromName: school.facts.name, fromSchool: school.id })
  const [came] = server.rawTo(receiver).slice(-1)
  const [read] = server.to(receiver).slice(-1)
  if (!came || !read) throw new Error('Nothing came.')
  return { ...came, sender: read.from?.value[0] }
}
async function withKeyInDns(): Promise<void> {
  expect(await setSender(school, { mailbox: 'notices', domain })).toEqual({ ok: true })
  const sender = await mailSenderOf(school)
  dns.set(sender?.key.name ?? '', 'TXT', sender?.key.value ?? '')
}
const check = () => checkSender(school, dns.resolver)

test('a mail is signed as the school’s once its key stands in DNS, and a receiver finds it good', async () => {
  await withKeyInDns()
  const before = await send()
  expect(before.sender).toEqual({ name: 'Sunrise Kindergarten', address: ours })
  expect(await verified(before.raw, dns.resolver)).toEqual({ ok: false, why: 'not signed' })
  expect(await check()).toEqual({ verified: true })
  const after = await send()
  expect(after.sender).toEqual({ name: 'Sunrise Kindergarten', address: `notices@${domain}` })
  // Bounces are ours.
  expect(after.from).toBe(ours)
  expect(await verified(after.raw, dns.resolver)).toEqual({ ok: true, domain })
})

test('what was changed on the way is no more the school’s', async () => {
  await withKeyInDns()
  await check()
  const { raw } = await send({ text: 'Pay nothing to strangers', subject: 'A word of warning' })
  const changed = (from: string, to: string) => Buffer.from(raw.toString('latin1').replace(from, to), 'latin1')
  expect(await verified(changed('nothing', 'anything'), dns.resolver)).toMatchObject({ ok: false })
  expect(await verified(changed('Subject: A word', 'Subject: No word'), dns.resolver)).toMatchObject({ ok: false })
  expect(await verified(changed(`notices@${domain}>`, `spy@${domain}>`), dns.resolver)).toMatchObject({ ok: false })
  const sender = await mailSenderOf(school)
  dns.set(sender?.key.name ?? '', 'TXT', 'v=DKIM1; k=rsa; p=')
  expect(await verified(raw, dns.resolver)).toEqual({ ok: false, why: 'no key' })
})

test('a key that is gone ends it by itself and the owners are told; a silent name server does not', async () => {
  const [owner] = await school.write(tx =>
    tx.insert(members).values({ role: 'owner', name: 'Olive' }).returning({ id: members.id }),
  )
  await withKeyInDns()
  await check()
  const sender = await mailSenderOf(school)
  const told = () =>
    school.read(q =>
      q
        .select({ memberId: notifications.memberId })
        .from(notifications)
        .where(eq(notifications.subjectId, sender?.id ?? '')),
    )
  dns.fail(sender?.key.name ?? '')
  await recheckSender(school, dns.resolver)
  expect((await send()).sender?.address).toBe(`notices@${domain}`)
  dns.fail(sender?.key.name ?? '', false)

  dns.set(sender?.key.name ?? '', 'TXT', 'v=DKIM1; k=rsa; p=MIIBotherkey')
  await recheckSender(school, dns.resolver)
  const { sender: now, raw } = await send()
  expect([now?.address, await verified(raw, dns.resolver)]).toEqual([ours, { ok: false, why: 'not signed' }])
  expect((await mailSenderOf(school))?.keySeen).toEqual({
    outcome: 'wrong-value',
    found: ['v=DKIM1; k=rsa; p=MIIBotherkey'],
  })
  expect(await told()).toEqual([{ memberId: owner?.id }])
  await recheckSender(school, dns.resolver)
  expect(await told()).toHaveLength(1)

  dns.set(sender?.key.name ?? '', 'TXT', sender?.key.value ?? '')
  await recheckSender(school, dns.resolver)
  expect(await told()).toEqual([])
  expect((await send()).sender?.address).toBe(`notices@${domain}`)
})

test('a mail server that does not let the address out gets the mail from ours', async () => {
  await withKeyInDns()
  await check()
  server.refuseFrom(`notices@${domain}`)
  const { sender } = await send()
  expect(sender).toEqual({ name: 'Sunrise Kindergarten', address: ours })
  expect(server.rawTo(receiver)).toHaveLength(1)
})

test('mailboxes and policy of the domain are looked at', async () => {
  await withKeyInDns()
  await check()
  expect(await mailSenderOf(school)).toMatchObject({ takesMail: false, dmarc: null })
  dns.setMx(domain, 'mx.example.org')
  dns.set(`_dmarc.${domain}`, 'TXT', 'v=DMARC1; p=quarantine; rua=mailto:a@example.org')
  await check()
  expect(await mailSenderOf(school)).toMatchObject({ takesMail: true, dmarc: 'quarantine' })
})

test('the key that signs is sealed, and no page gets it', async () => {
  await withKeyInDns()
  const [row] = await school.read(q => q.select().from(mailSenders))
  expect(row?.keySealed).not.toContain('PRIVATE KEY')
  expect(JSON.stringify(await mailSenderOf(school))).not.toContain(row?.keySealed)
})

test('another mailbox of the domain goes on at once, another domain begins anew, and taking it back ends it', async () => {
  await withKeyInDns()
  await check()
  expect(await setSender(school, { mailbox: 'office', domain })).toEqual({ ok: true })
  expect((await send()).sender?.address).toBe(`office@${domain}`)
  const first = await mailSenderOf(school)
  await setSender(school, { mailbox: 'office', domain: `mail.${domain}` })
  const second = await mailSenderOf(school)
  expect([second?.verifiedAt, second?.selector === first?.selector]).toEqual([null, false])
  expect((await send()).sender?.address).toBe(ours)
  await removeSender(school)
  expect(await mailSenderOf(school)).toBeNull()
})

test('an address that cannot be theirs is refused', async () => {
  for (const mailbox of ['', 'Öffice', 'a b', 'a@b', '.a', 'a..b', '"a"', 'x'.repeat(65)])
    expect([mailbox, await setSender(school, { mailbox, domain })]).toEqual([mailbox, { ok: false, reason: 'mailbox' }])
  const set = (other: string) => setSender(school, { mailbox: 'a', domain: other })
  expect(await set('localhost')).toEqual({ ok: false, reason: 'ours' })
  expect(await set('sunrisе.org')).toEqual({ ok: false, reason: 'mixed-scripts' })
  expect(await set('github.io')).toEqual({ ok: false, reason: 'public-suffix' })
  const another = await insertSchool()
  await runTransaction('platform', { readOnly: false }, q =>
    holdName(q, { kind: 'domain', name: domain, schoolId: another.id }),
  )
  expect(await set(domain)).toEqual({ ok: false, reason: 'held' })
})
