import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { TestSchool } from '#app/platform/test-context.ts'
import { members } from '#db/schema/members.ts'
import { newChild, newClass, newGuardian } from '#tenants/people/test-people.ts'
import { loader as access } from './access.tsx'
import { action as give, loader as reason } from './reason.tsx'

/** A guardian who has answered the first questions. */
async function guardianOf(school: TestSchool, childId: string) {
  const memberId = await newGuardian(school.inside, childId)
  await school.inside.write(tx => tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, memberId)))
  return school.as(memberId)
}

/** A child, its guardian and somebody of the office, each at their own browser. */
async function aChild() {
  const school = await TestSchool.make()
  const office = await school.member('office')
  const officeInside = school.inside.as({
    role: 'office',
    memberId: office.memberId,
    name: '',
    locale: null,
    welcomed: true,
  })
  const childId = await newChild(school.inside, await newClass(school.inside))
  const guardian = await guardianOf(school, childId)
  return { school, childId, office, officeInside, guardian, at: { params: { childId } } }
}

test('the office is asked why, and led on to where it was going', async () => {
  const { childId, office, officeInside, guardian, at } = await aChild()
  const url = new URL(`http://x.test/attendance/children/${childId}?month=2026-11`)
  const thrown = await openSensitive({ school: officeInside, url }, childId, 'health').catch((error: unknown) => error)
  const asked = (thrown as Response).headers.get('location') ?? ''
  const page = await office.load(reason, asked, at)
  expect(page).toMatchObject({ status: 200, data: { subject: 'health', next: url.pathname + url.search } })
  const { next } = page.data as { next: string }
  const answer = await office.act(give, { subject: 'health', next, reason: 'The hospital called' }, asked, at)
  expect([answer.status, answer.location]).toEqual([302, url.pathname + url.search])
  await openSensitive({ school: officeInside, url }, childId, 'health')
  expect(await guardian.load(access, `/access/${childId}`, at)).toMatchObject({
    status: 200,
    data: { looks: [{ role: 'office', reason: 'The hospital called' }], older: null },
  })
})

test('no reason is none, and nobody is led to another site', async () => {
  const { office, guardian, childId, at } = await aChild()
  const empty = await office.act(give, { subject: 'health', next: '/home', reason: '  ' }, '/', at)
  expect(empty.status).toBe(422)
  expect(await guardian.load(access, `/access/${childId}`, at)).toMatchObject({ data: { looks: [] } })
  const away = await office.act(give, { subject: 'health', next: '//evil.example', reason: 'Why not' }, '/', at)
  expect(away.location).toBe('/home')
})

test('guardians give no reasons, other families see nothing, and a strange subject is nothing', async () => {
  const { school, office, guardian, childId, at } = await aChild()
  expect((await guardian.act(give, { subject: 'health', next: '/', reason: 'Mine' }, '/', at)).status).toBe(403)
  const other = await guardianOf(school, await newChild(school.inside, await newClass(school.inside, 'B')))
  expect((await other.load(access, `/access/${childId}`, at)).status).toBe(404)
  expect((await office.load(reason, '/?subject=shoes', at)).status).toBe(404)
  expect((await office.load(access, '/?before=yesterday', at)).status).toBe(200)
})
