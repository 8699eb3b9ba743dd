import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { addTerm, ownFramework } from '#app/modules/portfolio/own-framework.server.ts'
import { copies as reportCopies } from '#app/modules/reports/copies.server.ts'
import { saveTemplate } from '#app/modules/reports/template.server.ts'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { runTransaction } from '#db/client.server.ts'
import { auditLog } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { brands } from '#db/schema/settings.ts'
import { siteCopies } from '#db/schema/site-copies.ts'
import { saveBrand } from '#tenants/brand/saving.server.ts'
import { publish } from '#tenants/bus.server.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { makeTag, tagsOf } from '#tenants/people/tags.server.ts'
import { as } from '#tenants/people/test-people.ts'
import { isPersonal, supportMay } from '#tenants/permissions.ts'
import { found } from '#tenants/problem.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { loader as hub } from '../hub.tsx'
import type { PartView } from './part-view.server.ts'
import { loader as compare, action as copy } from './site.tsx'
import { loader as sites } from './sites.tsx'

/** An owner of two schools, at a browser of the first. */
async function owning() {
  const identityId = await ensureIdentity(freshEmail())
  const [here, there] = [await TestSchool.make(), await TestSchool.make()]
  const [own, other] = [await here.member('owner', { identityId }), await there.member('owner', { identityId })]
  const browser = new TestVisitor(here.hostname, identityId)
  const params = { params: { siteId: there.id } }
  const parts = async (): Promise<PartView[]> => {
    const { status, data } = await browser.load(compare, '/', params)
    expect(status).toBe(200)
    return (data as { parts: PartView[] }).parts
  }
  const valueFor = async (id: string) => (await parts()).find(part => part.id === id)?.value ?? ''
  const send = async (part: string | readonly string[]) => {
    const { status, data } = await browser.act(copy, { part }, '/', params)
    return { status, copied: (data as { copied?: PartView[] }).copied ?? [] }
  }
  const states = async () => Object.fromEntries((await parts()).map(({ id, state }) => [id, state]))
  return { identityId, here, there, own, other, browser, params, parts, valueFor, send, states }
}
type Site = Awaited<ReturnType<typeof owning>>

const resolvedOf = async (site: TestSchool) => found(await resolveSchool(site.id))
const changeOwner = async (site: TestSchool, memberId: string, change: Partial<typeof members.$inferInsert>) => {
  await site.inside.write(tx => tx.update(members).set(change).where(eq(members.id, memberId)))
  await publish('member', site.id)
}
const suspend = async (site: TestSchool) => {
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schools).set({ state: 'suspended' }).where(eq(schools.id, site.id)),
  )
  await publish('school', site.id)
}
const look = {
  colour: '#7a3f87',
  accent: null,
  font: 'lexend',
  corner: 'round',
  shortName: null,
  welcome: null,
} as const
const brandOf = async (site: TestSchool) => (await site.inside.read(q => q.select().from(brands)))[0]
const copiesOf = (site: TestSchool) =>
  site.inside.read(q => q.select({ direction: siteCopies.direction, part: siteCopies.part }).from(siteCopies))
const listed = async ({ browser }: Pick<Site, 'browser'>) =>
  ((await browser.load(sites)).data as { sites: { id: string; figures: object | null }[] }).sites

test('an owner sees the schools they own with their figures, and no other', async () => {
  const one = await owning()
  const elsewhere = await TestSchool.make()
  await elsewhere.member('teacher', { identityId: one.identityId })
  const stranger = await owning()
  const rows = await listed(one)
  expect(rows.map(({ id }) => id).sort()).toEqual([one.here.id, one.there.id].sort())
  expect(rows[0]?.figures).toMatchObject({ children: 0, staff: 1, families: { value: 0, of: 0 } })
  const total = ((await one.browser.load(sites)).data as { total: { staff: number } }).total
  expect(total.staff).toBe(2)
  const ask = (siteId: string) => one.browser.load(compare, '/', { params: { siteId } })
  const nothing = { status: 404, data: { problem: 'not_found' } }
  expect(await ask(uuidv7())).toMatchObject(nothing)
  for (const id of [elsewhere.id, stranger.there.id, one.here.id]) expect(await ask(id)).toMatchObject(nothing)
  expect((await one.browser.load(hub)).data).toMatchObject({ sites: 2 })
})

test('who is a teacher at a school sees nothing of their others there, and may not open the page', async () => {
  const { here, identityId } = await owning()
  const school = await TestSchool.make()
  await school.member('teacher', { identityId })
  await school.member('office', { identityId: await ensureIdentity(freshEmail()) })
  const browser = new TestVisitor(school.hostname, identityId)
  expect((await browser.load(sites)).status).toBe(403)
  expect((await browser.load(compare, '/', { params: { siteId: here.id } })).status).toBe(403)
})

test('an ownership that ended a second ago is gone, by role or by leaving, also where no process was told', async () => {
  const { there, other, browser, params, valueFor, send } = await owning()
  await saveBrand(there.inside, look)
  const value = await valueFor('look')
  await there.inside.write(tx => tx.update(members).set({ role: 'office' }).where(eq(members.id, other.memberId)))
  expect(await listed({ browser })).toHaveLength(1)
  expect((await browser.load(compare, '/', params)).status).toBe(404)
  expect((await send(value)).status).toBe(404)
  await changeOwner(there, other.memberId, { role: 'owner', leftAt: new Date() })
  expect((await browser.load(compare, '/', params)).status).toBe(404)
})

test('the database refuses the note of a copy to who owns the school no longer', async () => {
  const { there, other } = await owning()
  const owner = as(there.inside, 'owner', other.memberId)
  const note = () =>
    owner.write(tx =>
      tx.insert(siteCopies).values({ id: uuidv7(), direction: 'out', part: 'look', memberId: other.memberId }),
    )
  await note()
  await there.inside.write(tx => tx.update(members).set({ role: 'office' }).where(eq(members.id, other.memberId)))
  await expect(note()).rejects.toThrow('out of reach')
})

test('the look is copied once, is said so, and written down at both schools without naming the other', async () => {
  const { here, there, valueFor, send, states } = await owning()
  await saveBrand(there.inside, look)
  const value = await valueFor('look')
  const first = await send(value)
  expect(first.copied).toMatchObject([{ id: 'look', state: 'done' }])
  expect(await brandOf(here)).toMatchObject({ colour: '#7a3f87', font: 'lexend', corner: 'round' })
  const { version } = (await brandOf(here)) ?? {}
  expect((await send(value)).copied).toMatchObject([{ id: 'look', state: 'same' }])
  expect((await brandOf(here))?.version).toBe(version)
  expect((await states()).look).toBe('same')
  expect(await copiesOf(here)).toEqual([{ direction: 'in', part: 'look' }])
  expect(await copiesOf(there)).toEqual([{ direction: 'out', part: 'look' }])
  const audit = (site: TestSchool) =>
    site.inside.read(q => q.select().from(auditLog).where(eq(auditLog.subjectTable, 'site_copies')))
  for (const [site, other] of [
    [here, there],
    [there, here],
  ] as const) {
    const rows = await audit(site)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(other.id)
  }
})

test('twice at once is once', async () => {
  const { here, there, valueFor, send } = await owning()
  await makeTag(there.inside, { id: uuidv7(), name: 'Bus A', colour: 'blue' })
  const value = await valueFor('tags')
  const answers = await Promise.all([send(value), send(value)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect((await tagsOf(here.inside)).map(({ name }) => name)).toEqual(['Bus A'])
  expect(await copiesOf(here)).toEqual([{ direction: 'in', part: 'tags' }])
})

test('what the other school changed since it was shown is not copied', async () => {
  const { here, there, valueFor, send } = await owning()
  await saveBrand(there.inside, look)
  const value = await valueFor('look')
  await saveBrand(there.inside, { ...look, colour: '#b23a48' })
  expect((await send(value)).copied).toMatchObject([{ state: 'changed' }])
  expect((await brandOf(here))?.colour).not.toBe('#b23a48')
  expect(await copiesOf(there)).toEqual([])
})

test('a tag of that name stays as it is, in other letters and out of use too', async () => {
  const { here, there, valueFor, send } = await owning()
  await makeTag(here.inside, { id: uuidv7(), name: 'BUS  A', colour: 'rose' })
  for (const name of ['Bus A', 'Swimming']) await makeTag(there.inside, { id: uuidv7(), name, colour: 'blue' })
  await send(await valueFor('tags'))
  expect((await tagsOf(here.inside)).map(({ name, colour }) => [name, colour])).toEqual([
    ['BUS A', 'rose'],
    ['Swimming', 'blue'],
  ])
})

test('templates of modules are copied with ids of their own, where the module is on', async () => {
  const { here, there, valueFor, send, states } = await owning()
  for (const site of [here, there]) await site.set('portfolio', {})
  await here.set('reports', {}, false)
  const area = uuidv7()
  await addTerm(there.inside, area, 'Forest', undefined)
  await addTerm(there.inside, uuidv7(), 'Climbs', area)
  await saveTemplate(there.inside, null, [{ id: 'reports.words', on: true, words: { en: 'Dear family' } }])
  expect(await states()).toMatchObject({ 'reports.template': 'off', 'portfolio.framework': 'different' })
  const value = await valueFor('portfolio.framework')
  for (const _twice of [1, 2]) await send(value)
  const framework = await ownFramework(here.inside)
  expect(framework).toMatchObject([{ name: 'Forest', goals: [{ name: 'Climbs' }] }])
  expect(framework[0]?.id).not.toBe(area)
  // Switches go first, so that a template may follow in the same form.
  await here.set('reports', {})
  await send(await valueFor('reports.template'))
  expect(await reportCopies.template?.({ school: here.inside, resolved: await resolvedOf(here) })).toMatchObject({
    what: [{ id: 'reports.words', words: { en: 'Dear family' } }],
  })
})

test('a module that the plan lacks is left off and said so; settings that name classes stay', async () => {
  const { here, there, parts, send } = await owning()
  await there.set('attendance', { missingBy: '10:00', ratios: { [uuidv7()]: 5 } })
  await here.set('reports', {}, false)
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schools).set({ plan: 'free' }).where(eq(schools.id, here.id)),
  )
  await publish('school', here.id)
  const board = (await parts()).find(({ id }) => id === 'switches')
  expect(board?.changes.filter(({ kind }) => kind === 'left').length).toBeGreaterThan(0)
  expect((await send(board?.value ?? '')).copied).toMatchObject([{ state: 'done' }])
  const { modules, settings } = await resolvedOf(here)
  expect(modules).not.toContain('reports')
  expect(settings.get('attendance')).toMatchObject({ missingBy: '10:00', ratios: {} })
})

test('of a school that is shut the owner sees that it is, and copies nothing', async () => {
  const site = await owning()
  await suspend(site.there)
  expect((await listed(site)).find(({ id }) => id === site.there.id)?.figures).toBeNull()
  expect((await site.browser.load(compare, '/', site.params)).status).toBe(404)
})

test('a school that is read-only gives and does not take', async () => {
  const { here, there, browser, params, valueFor, send } = await owning()
  await saveBrand(there.inside, look)
  const value = await valueFor('look')
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schools).set({ state: 'read_only' }).where(eq(schools.id, here.id)),
  )
  await publish('school', here.id)
  expect((await browser.load(compare, '/', params)).status).toBe(200)
  expect((await send(value)).status).toBe(423)
})

test('neither support nor whoever sees the site as somebody else may open it', () => {
  expect(supportMay('sites:manage', 'load', true)).toBe(false)
  expect(supportMay('sites:manage', 'act', true)).toBe(false)
  expect(isPersonal('sites:manage')).toBe(true)
})

test('a form without a tick, or with nonsense, is refused', async () => {
  const { send } = await owning()
  for (const part of [[], 'look', '../look:0']) expect((await send(part)).status).toBe(422)
  expect((await send('nothing.there:00')).copied).toEqual([])
})
