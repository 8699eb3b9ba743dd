import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import type { FirstStep, HomeCard, HomeCards, HomeLines } from '#app/platform/home-card.ts'
import { TestSchool } from '#app/platform/test-context.ts'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { newChild, newClass, newGuardian, newTeacher } from '#tenants/people/test-people.ts'
import { allModules } from '#tenants/registry.ts'
import { loader as notifications } from '../notifications/notifications.tsx'
import { action as dismiss } from './dismissal.ts'
import { greetingAt } from './greeting.ts'
import { loader as home } from './home.tsx'

type Page = { cards: (HomeCard & { id: string })[]; steps: FirstStep[] | null }
const pageOf = (data: unknown) => data as Page
/** Cards of what belongs to no module. */
const coreCards = (data: unknown) => pageOf(data).cards.filter(({ id }) => !id.includes('.'))
/** A school that expects its children today, whatever weekday it is. */
async function openEveryDay(): Promise<TestSchool> {
  const school = await TestSchool.make()
  await school.set('attendance', { schoolDays: [1, 2, 3, 4, 5, 6, 7] })
  return school
}
const cardIds = (data: unknown) => coreCards(data).map(card => card.id)

test('the owner of a new school sees what to do first, ticked by what is there', async () => {
  const school = await TestSchool.make()
  const owner = await school.member('owner')
  const ticked = async () =>
    pageOf((await owner.load(home)).data)
      .steps?.filter(step => step.done)
      .map(step => step.id)
  expect(await ticked()).toEqual([])
  await newChild(school.inside, await newClass(school.inside))
  await newTeacher(school.inside, [])
  expect(await ticked()).toEqual(['classes', 'people', 'staff'])
})

test('the list of first steps can be waved away by the office only', async () => {
  const school = await TestSchool.make()
  const [owner, office, teacher] = [
    await school.member('owner'),
    await school.member('office'),
    await school.member('teacher'),
  ]
  expect((await teacher.act(dismiss)).status).toBe(403)
  expect(pageOf((await teacher.load(home)).data).steps).toBeNull()
  await Promise.all([owner.act(dismiss), office.act(dismiss)])
  for (const reader of [owner, office]) expect(pageOf((await reader.load(home)).data).steps).toBeNull()
})

test('each role has its own cards; rows carry what modules say of a child or class', async () => {
  const school = await openEveryDay()
  const classId = await newClass(school.inside)
  const childId = await newChild(school.inside, classId)
  await newChild(school.inside, classId, 'Leo')
  const guardianId = await newGuardian(school.inside, childId)
  const office = await school.member('office')
  expect(cardIds((await office.load(home)).data)).toEqual(['invitations', 'figures', 'emergency'])
  const teacher = await school.as(await newTeacher(school.inside, [classId]))
  expect(coreCards((await teacher.load(home)).data)).toMatchObject([
    { id: 'classes', rows: [{ title: 'Sunflowers', text: '2 children · The register has not been begun.' }] },
  ])
  const guardian = await school.as(guardianId)
  await school.inside.write(tx => tx.execute(`update members set welcomed_at = now() where id = '${guardianId}'`))
  const page = await guardian.load(home)
  if (page.location) throw new Error('The guardian is not welcomed yet')
  expect(coreCards(page.data)).toMatchObject([
    { id: 'consents' },
    { id: 'children', rows: [{ title: 'Mia Chen', text: 'Sunflowers · Not here yet' }] },
  ])
})

test('a child that has left stands on its family’s home only where no other is here, with its last day', async () => {
  const school = await openEveryDay()
  const classId = await newClass(school.inside)
  const [mia, leo] = [await newChild(school.inside, classId), await newChild(school.inside, classId, 'Leo')]
  const guardianId = await newGuardian(school.inside, mia)
  await school.inside.write(async tx => {
    await tx.insert(guardianships).values({ childId: leo, memberId: guardianId, relation: 'mother' })
    await tx.update(members).set({ welcomedAt: new Date() }).where(eq(members.id, guardianId))
  })
  const leave = (childId: string) =>
    school.inside.write(async tx => {
      await tx.delete(enrolments).where(eq(enrolments.childId, childId))
      await tx.update(children).set({ leftOn: '2026-07-31' }).where(eq(children.id, childId))
    })
  const guardian = await school.as(guardianId)
  const rows = async () => {
    const card = coreCards((await guardian.load(home)).data).find(({ id }) => id === 'children')
    return card?.rows?.map(({ title, text }) => [title, text])
  }
  await leave(leo)
  expect(await rows()).toEqual([['Mia Chen', 'Sunflowers · Not here yet']])
  await leave(mia)
  expect(await rows()).toEqual([
    ['Leo Chen', 'Left the school on Jul 31, 2026'],
    ['Mia Chen', 'Left the school on Jul 31, 2026'],
  ])
})

test('modules contribute the cards and lines that their manifests list', async () => {
  const files = import.meta.glob<{ cards: HomeCards; lines?: HomeLines }>('/app/modules/*/home-cards.server.ts')
  for (const { id, homeCards, homeLines = [] } of allModules()) {
    const file = await files[`/app/modules/${id}/home-cards.server.ts`]?.()
    const made = { cards: Object.keys(file?.cards ?? {}), lines: Object.keys(file?.lines ?? {}) }
    expect(made, id).toEqual({ cards: homeCards.map(card => card.id), lines: homeLines })
  }
})

test('a notification about what is not there to be seen is left out', async () => {
  const school = await TestSchool.make()
  const guardian = await school.member('guardian')
  await notify(school.inside, [guardian.memberId], 'albums.published', uuidv7())
  expect((await guardian.load(notifications)).data).toMatchObject({ items: [] })
})

test('greets by the hour', () => {
  expect([3, 4, 10, 11, 17, 18, 23].map(greetingAt)).toEqual([
    'evening',
    'morning',
    'morning',
    'day',
    'day',
    'evening',
    'evening',
  ])
})
