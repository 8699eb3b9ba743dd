import { asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { act, receive } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { loader as root } from '#app/root.tsx'
import { action as signOut } from '#app/routes/entrance/sign-out.ts'
import { auditLog } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { viewings } from '#db/schema/viewings.ts'
import { publish } from '#tenants/bus.server.ts'
import { newChild, newClass, newGuardian } from '#tenants/people/test-people.ts'
import { endWhenDue, viewingsOf } from '#tenants/people/viewing.server.ts'
import { corePermissions, isPersonal, type Permission, siteOfPermission } from '#tenants/permissions.ts'
import { allModules } from '#tenants/registry.ts'
import { School } from '#tenants/school.server.ts'
import { action as begin } from './begin-viewing.ts'
import { action as end, loader as over } from './end-viewing.ts'

type Member = TestVisitor & { memberId: string }
let school: TestSchool
let office: Member
let guardian: Member
beforeEach(async () => {
  school = await TestSchool.make()
  office = await school.member('office', { name: 'Olga Office', locale: 'zh-Hans' })
  guardian = await school.member('guardian', { name: 'Ana Example' })
})

const look = (by: Member, memberId: string) => by.act(begin, {}, '/', { params: { memberId } })
/** Whom the pages of that browser are for, and whether a bar says that somebody else looks. */
async function seenBy(visitor: TestVisitor) {
  const { data } = await visitor.load(root)
  const { actor, viewing } = data as { actor: { name: string } | null; viewing: string | null }
  return [actor?.name ?? null, viewing !== null]
}
const rows = () => school.inside.read(q => q.select().from(viewings).orderBy(asc(viewings.id)))
const asOffice = ['Olga Office', false]
const asAna = ['Ana Example', true]

test('the office sees the site as a guardian, is told so in its own language, and goes back to whom it helped', async () => {
  const memberId = await newGuardian(school.inside, await newChild(school.inside, await newClass(school.inside)))
  const family = await school.as(memberId)
  expect(await look(office, family.memberId)).toMatchObject({ status: 302, location: '/home' })
  expect(await seenBy(office)).toEqual(['Greta Guardian', true])
  const { data } = await office.load(root)
  expect(data).toMatchObject({ locale: 'en', viewing: expect.stringContaining('您现在看到的') })
  // Twice is once.
  expect(await look(office, family.memberId)).toMatchObject({ status: 302, location: '/home' })
  expect((await office.act(end)).location).toMatch(/^\/people\/guardians\//)
  expect(await seenBy(office)).toEqual(asOffice)
  expect(await office.act(end)).toMatchObject({ status: 302, location: '/home' })

  const [row, ...more] = await rows()
  expect([row?.viewerId, row?.memberId, more]).toEqual([office.memberId, family.memberId, []])
  const log = await school.inside.read(q =>
    q.select().from(auditLog).where(eq(auditLog.subjectTable, 'viewings')).orderBy(asc(auditLog.seq)),
  )
  expect(log.map(({ action, actorId, subjectId }) => [action, actorId, subjectId])).toEqual([
    ['insert', office.memberId, row?.id],
    ['update', office.memberId, row?.id],
  ])
  const actor = { role: 'guardian', memberId, name: 'Greta', locale: null, welcomed: true } as const
  expect(await viewingsOf(new School(school.row, actor))).toMatchObject([{ name: 'Olga Office' }])
})

test('only the office does it, and never as one of the office, somebody who has not joined or left, or another school’s', async () => {
  const teacher = await school.member('teacher')
  const owner = await school.member('owner')
  const other = await TestSchool.make()
  const whom = [
    owner.memberId,
    (await school.member('office')).memberId,
    (await school.member('guardian', { identityId: null })).memberId,
    (await school.member('guardian', { leftAt: new Date() })).memberId,
    (await other.member('guardian')).memberId,
    uuidv7(),
  ]
  for (const memberId of whom) expect((await look(office, memberId)).status).toBe(404)
  expect((await look(owner, whom[1] ?? '')).status).toBe(404)
  for (const by of [teacher, guardian]) expect((await look(by, guardian.memberId)).status).toBe(403)
  expect(await rows()).toEqual([])
  expect((await look(owner, teacher.memberId)).status).toBe(302)
  expect(await seenBy(owner)).toEqual(['Test teacher', true])
})

test('it is one browser’s, and ends with its time, by signing out, and when the one or the other leaves', async () => {
  const isOver = async () => expect(await seenBy(office)).toEqual(asOffice)
  const begun = async () => {
    await look(office, guardian.memberId)
    expect(await seenBy(office)).toEqual(asAna)
  }
  const change = async (memberId: string, columns: Partial<typeof members.$inferInsert>) => {
    await school.inside.write(tx => tx.update(members).set(columns).where(eq(members.id, memberId)))
    await publish('member', school.id)
  }
  await begun()
  expect(await seenBy(Object.assign(office, { sessionId: uuidv7() }))).toEqual(asOffice)

  await begun()
  await school.inside.write(tx => tx.update(viewings).set({ endsAt: sql`now() - interval '1 second'` }))
  await publish('member', school.id)
  await isOver()
  expect(await office.load(over)).toMatchObject({ status: 302, location: '/home' })
  for (const { id } of await rows()) await endWhenDue(school.inside, id)
  for (const { endsAt, endedAt } of await rows()) expect(endedAt).toEqual(endsAt)

  await begun()
  expect((await office.act(signOut)).status).toBe(302)
  await isOver()

  await begun()
  await change(guardian.memberId, { leftAt: new Date() })
  await isOver()
  await change(guardian.memberId, { leftAt: null })
  await change(guardian.memberId, { role: 'office' })
  await isOver()
  await change(guardian.memberId, { role: 'guardian' })
  await change(office.memberId, { role: 'teacher' })
  await isOver()
  await change(office.memberId, { leftAt: new Date() })
  expect(await seenBy(office)).toEqual([null, false])
})

const permissions: readonly Permission[] = [
  ...Object.keys(corePermissions),
  ...allModules().flatMap(({ id, permissions }) => Object.keys(permissions).map(verb => `${id}:${verb}`)),
]
  .map(each => each as Permission)
  .filter(each => ['school', 'door'].includes(siteOfPermission(each)))

test('whatever is no plain read is refused, whoever may do it; pages that are a person’s own are not shown', async () => {
  await look(office, guardian.memberId)
  let reached: Permission[] = []
  const reach = (permission: Permission) => {
    reached.push(permission)
    return Response.json({})
  }
  for (const permission of permissions) {
    const acts = [
      act(permission, z.object({}), async () => reach(permission)),
      receive(permission, async () => reach(permission)),
    ]
    for (const action of acts) {
      const { status } = await office.act(action)
      if (!['viewing:begin', 'viewing:end', 'door:leave'].includes(permission))
        expect([permission, status]).toEqual([permission, 423])
    }
  }
  expect(new Set(reached)).toEqual(new Set(['door:leave', 'viewing:end']))

  reached = []
  const hidden: Permission[] = []
  for (const permission of permissions) {
    const answer = await office.load(load(permission, () => reach(permission)))
    if (JSON.stringify(answer.data).includes('kept_private')) hidden.push(permission)
  }
  expect(hidden).toEqual(permissions.filter(isPersonal))
  expect(hidden).toEqual(expect.arrayContaining(['door:account', 'door:prove', 'attendance:identify']))
  expect(reached).toEqual(expect.arrayContaining(['home:view', 'media:view', 'albums:view']))
  expect(reached.filter(isPersonal)).toEqual([])
})
