import { expect, test } from 'vitest'
import { publicVisitor, TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { action as enter, loader as entrance } from '#app/routes/enter/enter.tsx'
import { freshEmail, mailedCode } from '#tenants/identity/test-door.ts'
import { loader as start } from '../start.tsx'
import { loader as address } from './address.ts'
import { action as confirm } from './code.tsx'
import { loader as ready } from './ready.tsx'
import { action as begin, loader as form } from './sign-up.tsx'

const slugOf = () => `s-${crypto.randomUUID().slice(0, 12)}`
const fields = (overrides: Record<string, string> = {}) => ({
  schoolName: 'Sunny Hill',
  kind: 'kindergarten',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  locale: 'en',
  slug: slugOf(),
  ownerName: 'Ada Berg',
  email: freshEmail(),
  password: 'seven green tortoises',
  ...overrides,
})
const jar = (cookies: string[]) => ({ headers: { cookie: cookies.map(each => each.split(';')[0]).join('; ') } })

test('from the form to the school’s own door', async () => {
  const visitor = publicVisitor()
  const typed = fields()
  const begun = await visitor.act(begin, typed, '/sign-up')
  expect(begun.location).toBe('/sign-up/code')
  const browser = jar(begun.cookies)
  const back = await visitor.load(form, '/sign-up', browser)
  expect(back.data).toMatchObject({ draft: { schoolName: 'Sunny Hill', email: typed.email, passwordHash: null } })
  const confirmed = await visitor.act(confirm, { code: await mailedCode(typed.email) }, '/sign-up/code', browser)
  expect(confirmed.location).toBe('/sign-up/ready')
  const { data } = await visitor.load(ready, '/sign-up/ready', jar(confirmed.cookies))
  const { url } = data as { url: string }
  expect(new URL(url).hostname).toBe(`${typed.slug}.localhost`)
  const arriving = new TestVisitor(new URL(url).hostname)
  const entered = await arriving.act(enter, { token: new URL(url).hash.slice(1) })
  expect([entered.status, entered.location]).toEqual([302, '/home'])
  expect(entered.cookies[0]).toMatch(/^(__Host-)?session=/)
  expect((await arriving.act(enter, { token: new URL(url).hash.slice(1) })).status).toBe(410)
})

test('a ticket for one school opens no other, and a member stays who they are', async () => {
  const school = await TestSchool.make()
  expect((await school.stranger.act(enter, { token: 'anything' })).status).toBe(410)
  const owner = await school.member('owner')
  const answer = await owner.act(enter, { token: 'anything' })
  expect([answer.location, answer.cookies]).toEqual(['/home', []])
})

test.each([
  ['a', 'two characters'],
  ['a'.repeat(64), '40 characters'],
  ['🌻🌻🌻', 'small letters'],
  ['-hill', 'hyphen'],
  ['12345', 'one letter'],
  ['admin', 'kept for the platform'],
  ['adrnin', 'kept for the platform'],
])('an address like %s comes back to its field with what was typed', async (slug, words) => {
  const answer = await publicVisitor().act(begin, fields({ slug }), '/sign-up')
  expect(answer.status).toBe(422)
  expect(answer.data).toMatchObject({
    submission: { initialValue: { schoolName: 'Sunny Hill' }, error: { slug: [expect.stringContaining(words)] } },
  })
})

test('an address that looks like another school’s names that one, and what is free', async () => {
  const slug = `hill${crypto
    .randomUUID()
    .replace(/[^3-46-9a-f]/g, '')
    .slice(0, 10)}`
  const { skeleton } = await import('#tenants/confusable.ts')
  await TestSchool.make({ slug, slugSkeleton: skeleton(slug) })
  const lookalike = slug.replace('ill', '1ll')
  const answer = await publicVisitor().load(address, `/sign-up/address?slug=${lookalike}&kind=nursery`)
  expect(answer.data).toMatchObject({
    standing: {
      state: 'alike',
      like: slug,
      alternatives: [`${lookalike}-nursery`, expect.any(String), expect.any(String)],
    },
  })
  const taken = await publicVisitor().load(address, `/sign-up/address?slug=${slug.toUpperCase()}`)
  expect(taken.data).toMatchObject({ standing: { state: 'taken', slug } })
})

test('an address is suggested from the name, in Chinese too', async () => {
  const answer = await publicVisitor().load(address, `/sign-up/address?name=${encodeURIComponent('阳光幼儿园')}`)
  expect(answer.data).toMatchObject({
    suggested: expect.stringMatching(/^yangguang-youeryuan/),
    standing: { state: 'free' },
  })
})

test('the same form for an address with an account looks the same', async () => {
  const { ensureIdentity } = await import('#tenants/identity/identities.server.ts')
  const email = freshEmail()
  await ensureIdentity(email)
  const [known, unknown] = [
    await publicVisitor().act(begin, fields({ email })),
    await publicVisitor().act(begin, fields()),
  ]
  expect([known.status, known.location, known.cookies.length]).toEqual([
    unknown.status,
    unknown.location,
    unknown.cookies.length,
  ])
})

test('the public site is on its own host only', async () => {
  const school = await TestSchool.make()
  expect((await school.stranger.load(start)).status).toBe(404)
  expect((await publicVisitor().load(entrance)).status).toBe(404)
  expect((await publicVisitor().load(start)).status).toBe(200)
})
