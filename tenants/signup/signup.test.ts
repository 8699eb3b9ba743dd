import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { brands, moduleSwitches } from '#db/schema/settings.ts'
import { signupDays, signups } from '#db/schema/signups.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { skeleton } from '../confusable.ts'
import { hostOf } from '../identity/handover.server.ts'
import { ensureIdentity, hasPassword, identityWith, setPassword } from '../identity/identities.server.ts'
import { signInWithPassword } from '../identity/sign-in.server.ts'
import { freshEmail, mailedCode, TestBrowser, testLetterhead } from '../identity/test-door.ts'
import { kindDefaults } from '../kinds.ts'
import { mailSettled } from '../mail/mail.server.ts'
import { readOutbox } from '../mail/outbox.server.ts'
import { actorIn } from '../membership.server.ts'
import { contactOf } from '../people/contacts.server.ts'
import { Problem } from '../problem.ts'
import { resolveSite } from '../resolve.server.ts'
import { School } from '../school.server.ts'
import { confirmSignup, signupTries } from './confirm.server.ts'
import type { SignupForm } from './form.ts'
import { beginSignup, mailAgain, pendingOf } from './pending.server.ts'
import { sweepSignups } from './sweep.server.ts'

const password = 'seven green tortoises'
const freshSlug = () => `s-${crypto.randomUUID().slice(0, 8)}${crypto.randomUUID().slice(0, 8)}`

function formOf(overrides: Partial<SignupForm> = {}): SignupForm {
  return {
    schoolName: 'Sunny Hill',
    kind: 'nursery',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    slug: freshSlug(),
    ownerName: 'Ada Berg',
    email: freshEmail(),
    password,
    ...overrides,
  }
}

/** A browser whose form was taken, and the code from the mail. */
async function begun(form = formOf()): Promise<{ browser: TestBrowser; form: SignupForm; code: string }> {
  const browser = new TestBrowser('localhost')
  const answer = await beginSignup(browser.door(), form, testLetterhead)
  if (answer.outcome !== 'mailed') throw new Error(`refused: ${JSON.stringify(answer)}`)
  browser.accept({ cookies: [answer.cookie] })
  return { browser, form, code: await mailedCode(form.email) }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const bySlug = (slug: string) =>
  runTransaction('platform', { readOnly: true }, q => q.select().from(schools).where(eq(schools.slug, slug)))

test('the code makes a school with owner, brand and its kind’s defaults, live at once', async () => {
  const { browser, form, code } = await begun()
  // Somebody asked for the host before: "nothing there" is cached.
  expect(await resolveSite(hostOf(form.slug))).toEqual({ site: 'unknown' })
  const confirmed = await confirmSignup(browser.door(), code)
  if (confirmed.outcome !== 'founded') throw new Error(confirmed.outcome)

  const site = await resolveSite(hostOf(form.slug))
  if (site.site !== 'school') throw new Error(site.site)
  expect(site.school.facts).toMatchObject({
    name: 'Sunny Hill',
    kind: 'nursery',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    plan: 'trial',
    state: 'trial',
  })
  expect(site.school.brand).toMatchObject({ version: 1, font: 'nunito', corner: 'soft' })
  expect(site.school.settings.get('albums')).toEqual({ comments: false, hearts: true })
  const actor = await actorIn(site.school.facts, confirmed.identityId)
  expect(actor).toMatchObject({ role: 'owner', name: 'Ada Berg', welcomed: true })
  expect(await contactOf(new School(site.school.facts, actor), actor.memberId ?? '')).toEqual({ email: form.email })
  const [school] = await bySlug(form.slug)
  expect(school?.planEndsOn).not.toBeNull()
})

test('the owner signs in with the password that was typed', async () => {
  const { browser, form, code } = await begun()
  await confirmSignup(browser.door(), code)
  const home = new TestBrowser(hostOf(form.slug))
  expect(await signInWithPassword(home.door(), form.email, password)).toMatchObject({ outcome: 'signed_in' })
})

test('confirming twice, or twice at once, makes one school', async () => {
  const { browser, form, code } = await begun()
  const both = await Promise.all([confirmSignup(browser.door(), code), confirmSignup(browser.door(), code)])
  const again = await confirmSignup(browser.door(), code)
  const ids = [...both, again].map(each => (each.outcome === 'founded' ? each.schoolId : each.outcome))
  expect(new Set(ids).size).toBe(1)
  const [row] = await bySlug(form.slug)
  expect(row?.id).toBe(ids[0])
  const inside = new School(row as NonNullable<typeof row>, system)
  const [owners, contacts, looks, switches] = await inside.read(q =>
    Promise.all([
      q.select().from(members),
      q.select().from(memberContacts),
      q.select().from(brands),
      q.select().from(moduleSwitches),
    ]),
  )
  expect([owners.length, contacts.length, looks.length, switches.length]).toEqual([
    1,
    1,
    1,
    Object.keys(kindDefaults.nursery.settings).length,
  ])
})

test('what was typed is sealed while it waits, and gone when the school is there', async () => {
  const { browser, form, code } = await begun()
  const pending = await pendingOf(browser.door())
  const row = async () =>
    (
      await runTransaction('identity', { readOnly: true }, q =>
        q
          .select()
          .from(signups)
          .where(eq(signups.id, pending?.id ?? '')),
      )
    )[0]
  const waiting = JSON.stringify(await row())
  for (const secret of [form.email, form.ownerName, form.schoolName, form.slug, password, code])
    expect(waiting).not.toContain(secret)
  await confirmSignup(browser.door(), code)
  expect((await row())?.formSealed).toBeNull()
})

test('a wrong code founds nothing, and after five the right one is dead until a new one is mailed', async () => {
  const { browser, form, code } = await begun()
  for (let n = 0; n < signupTries; n += 1)
    expect(await confirmSignup(browser.door(), wrong(code))).toEqual({ outcome: 'wrong' })
  expect(await confirmSignup(browser.door(), code)).toEqual({ outcome: 'too_many' })
  expect(await bySlug(form.slug)).toEqual([])
  expect(await mailAgain(browser.door(), testLetterhead)).toBe(true)
  const next = await mailedCode(form.email)
  expect(await confirmSignup(browser.door(), next)).toMatchObject({ outcome: 'founded' })
})

test('guesses at once are counted one by one', async () => {
  const { browser, code } = await begun()
  const answers = await Promise.all(Array.from({ length: 9 }, () => confirmSignup(browser.door(), wrong(code))))
  expect(answers.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(signupTries)
})

test('the code is of no use in another browser, nor after its hour', async () => {
  const { browser, code } = await begun()
  expect(await confirmSignup(new TestBrowser('localhost').door(), code)).toEqual({ outcome: 'gone' })
  const pending = await pendingOf(browser.door())
  await runTransaction('identity', { readOnly: false }, q =>
    q
      .update(signups)
      .set({ expiresAt: new Date(0) })
      .where(eq(signups.id, pending?.id ?? '')),
  )
  expect(await confirmSignup(browser.door(), code)).toEqual({ outcome: 'gone' })
  expect(await pendingOf(browser.door())).toBeNull()
})

test('an address that has an account gets the same answer, another mail, and keeps its password', async () => {
  const email = freshEmail()
  const identityId = await ensureIdentity(email, 'en')
  await setPassword(identityId, 'an older one, much loved')
  const stranger = await begun()
  const { browser, form, code } = await begun(formOf({ email }))
  const [mailed] = await readOutbox(email)
  const [toStranger] = await readOutbox(stranger.form.email)
  expect(mailed?.text).toContain('You have an account')
  expect(toStranger?.text).not.toContain('You have an account')
  expect(await confirmSignup(browser.door(), code)).toMatchObject({ outcome: 'founded', identityId })
  const home = new TestBrowser(hostOf(form.slug))
  expect(await signInWithPassword(home.door(), email, password)).toEqual({ outcome: 'refused' })
  expect(await signInWithPassword(home.door(), email, 'an older one, much loved')).toMatchObject({
    outcome: 'signed_in',
    identityId,
  })
})

test('an identity is made when the code came back, not before', async () => {
  const { browser, form, code } = await begun()
  expect(await identityWith(form.email)).toBeNull()
  await confirmSignup(browser.door(), code)
  const identityId = await identityWith(form.email)
  expect(identityId && (await hasPassword(identityId))).toBe(true)
})

test('an address taken in the meantime is said, and another one is enough', async () => {
  const { browser, form, code } = await begun()
  await insertSchool({ slug: form.slug, slugSkeleton: skeleton(form.slug) })
  const refused = await confirmSignup(browser.door(), code)
  expect(refused).toMatchObject({ outcome: 'address', standing: { state: 'taken', slug: form.slug } })
  expect(await confirmSignup(browser.door(), code, 'admin')).toMatchObject({
    outcome: 'address',
    standing: { state: 'reserved' },
  })
  const other = freshSlug()
  expect(await confirmSignup(browser.door(), code, other)).toMatchObject({
    outcome: 'founded',
    slug: other,
    name: 'Sunny Hill',
  })
  expect(await bySlug(other)).toHaveLength(1)
})

test('two who want the same address at once: one gets it', async () => {
  const slug = freshSlug()
  const [a, b] = await Promise.all([begun(formOf({ slug })), begun(formOf({ slug }))])
  const outcomes = await Promise.all(
    [a, b].map(async each => (await confirmSignup(each.browser.door(), each.code)).outcome),
  )
  expect(outcomes.sort()).toEqual(['address', 'founded'])
})

test('refuses bad addresses, passwords and e-mails at their fields, and mails nobody', async () => {
  const browser = new TestBrowser('localhost')
  const email = freshEmail()
  const cases: [Partial<SignupForm>, object][] = [
    [{ slug: 'x' }, { address: { state: 'malformed', reason: 'too-short' } }],
    [{ slug: 'x'.repeat(64) }, { address: { state: 'malformed', reason: 'too-long' } }],
    [{ slug: '🌻school' }, { address: { state: 'malformed', reason: 'characters' } }],
    [{ slug: 'admin' }, { address: { state: 'reserved' } }],
    [{ slug: 'adrnin' }, { address: { state: 'reserved' } }],
    [{ password: 'short' }, { password: 'too_short' }],
    [{ password: 'sunny hill 1' }, { password: 'too_personal' }],
    [{ email: 'not an address' }, { email: true }],
  ]
  for (const [change, fault] of cases) {
    const answer = await beginSignup(browser.door(), formOf({ email, ...change }), testLetterhead)
    expect(answer, JSON.stringify(change)).toMatchObject({ outcome: 'refused', ...fault })
  }
  await mailSettled()
  expect(await readOutbox(email)).toEqual([])
})

test('one address is mailed five codes in a quarter of an hour, not more', async () => {
  const email = freshEmail()
  for (let n = 0; n < 5; n += 1) await begun(formOf({ email }))
  await expect(beginSignup(new TestBrowser('localhost').door(), formOf({ email }), testLetterhead)).rejects.toThrow(
    new Problem('rate_limited', 'code.address'),
  )
})

test('what broke off after the code came back is finished by the sweep', async () => {
  const { browser, form } = await begun()
  const pending = await pendingOf(browser.door())
  await runTransaction('identity', { readOnly: false }, q =>
    q
      .update(signups)
      .set({ confirmedAt: sql`now() - interval '5 minutes'` })
      .where(eq(signups.id, pending?.id ?? '')),
  )
  expect(await sweepSignups()).toBeGreaterThanOrEqual(1)
  expect(await bySlug(form.slug)).toHaveLength(1)
  expect(await resolveSite(hostOf(form.slug))).toMatchObject({ site: 'school' })
})

test('without a password of ours none is kept', async () => {
  const { browser, form, code } = await begun(formOf({ password: null }))
  await confirmSignup(browser.door(), code)
  const identityId = await identityWith(form.email)
  expect(identityId).not.toBeNull()
  expect(
    await runTransaction('identity', { readOnly: true }, q =>
      q
        .select()
        .from(accounts)
        .where(eq(accounts.userId, identityId ?? '')),
    ),
  ).toEqual([])
})

test('sign-ups are counted once when they begin and once when they are confirmed, and the numbers outlive them', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const counts = async () => {
    const [row] = await runTransaction('identity', { readOnly: true }, q =>
      q.select().from(signupDays).where(eq(signupDays.day, today)),
    )
    return { started: row?.started ?? 0, confirmed: row?.confirmed ?? 0 }
  }
  const before = await counts()
  const [left, { browser, code }] = [await begun(), await begun()]
  await confirmSignup(left.browser.door(), wrong(left.code))
  await Promise.all([confirmSignup(browser.door(), code), confirmSignup(browser.door(), code)])
  await confirmSignup(browser.door(), code)
  await runTransaction('identity', { readOnly: false }, q => q.delete(signups))
  expect(await counts()).toEqual({ started: before.started + 2, confirmed: before.confirmed + 1 })
})
