import { expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { historyOf, stillToAsk } from '#tenants/consent.server.ts'
import { newChild, newClass, newGuardian } from '#tenants/people/test-people.ts'
import { action as consent, loader as consents } from '../consents/consents.tsx'
import { loader as home } from '../home/home.tsx'
import { action as end } from './end.ts'
import { action as answer, loader as welcome } from './welcome.tsx'

type Next = { childId: string; purpose: string } | undefined
const nextOf = (data: unknown) => (data as { next: Next }).next

async function family() {
  const school = await TestSchool.make()
  const childId = await newChild(school.inside, await newClass(school.inside))
  const guardian = await school.as(await newGuardian(school.inside, childId))
  return { school, childId, guardian }
}

test('a guardian answers one question at a time and then is home', async () => {
  const { school, childId, guardian } = await family()
  expect((await guardian.load(home)).location).toBe('/welcome')
  const ways: (string | null)[] = []
  for (const decision of ['granted', 'refused']) {
    const next = nextOf((await guardian.load(welcome)).data)
    expect(next?.childId).toBe(childId)
    ways.push((await guardian.act(answer, { childId, purpose: next?.purpose ?? '', decision })).location)
  }
  expect(ways).toEqual(['/welcome', '/home'])
  expect((await guardian.load(home)).status).toBe(200)
  expect((await historyOf(school.inside, childId)).map(word => word.decision)).toEqual(['refused', 'granted'])
})

test('a repeated answer is said once and leads on', async () => {
  const { school, childId, guardian } = await family()
  const fields = { childId, purpose: 'photos_inside', decision: 'refused' }
  const both = await Promise.all([guardian.act(answer, fields), guardian.act(answer, fields)])
  expect(both.map(each => each.location)).toEqual(['/welcome', '/welcome'])
  expect(await stillToAsk(school.inside, childId)).toHaveLength(1)
})

test('the end does not let anybody past an open question', async () => {
  const { guardian } = await family()
  expect((await guardian.act(end)).location).toBe('/welcome')
  expect((await guardian.load(home)).location).toBe('/welcome')
})

test('without a child there is nothing to ask, and the way goes on', async () => {
  const school = await TestSchool.make()
  const guardian = await school.member('guardian', { welcomedAt: null })
  expect((await guardian.load(welcome)).data).toMatchObject({ left: 0 })
  expect((await guardian.act(end)).location).toBe('/home')
  expect((await guardian.load(home)).status).toBe(200)
})

test('nobody answers for another family’s child', async () => {
  const { guardian } = await family()
  const other = await family()
  const fields = { childId: other.childId, purpose: 'photos_inside', decision: 'granted' }
  expect((await guardian.act(answer, fields)).status).toBe(404)
  expect(await historyOf(other.school.inside, other.childId)).toEqual([])
})

test('a mind is changed later as easily, and the page tells what was said', async () => {
  const { childId, guardian } = await family()
  for (const decision of ['granted', 'refused'])
    expect((await guardian.act(consent, { childId, purpose: 'photos_inside', decision })).location).toBe('/consents')
  for (const purpose of ['photos_outside']) await guardian.act(answer, { childId, purpose, decision: 'refused' })
  expect((await guardian.load(consents)).data).toMatchObject({
    children: [
      {
        id: childId,
        mayDecide: true,
        consents: [
          {
            purpose: 'photos_inside',
            own: 'refused',
            given: false,
            history: [{ decision: 'refused', own: true }, { decision: 'granted' }],
          },
          {},
        ],
      },
    ],
  })
})

test('staff have no such questions', async () => {
  const { school } = await family()
  expect((await (await school.member('teacher')).load(welcome)).status).toBe(403)
})
