import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { guardianships } from '#db/schema/children.ts'
import { decide, historyOf, standingOfChild, stillToAsk } from './consent.server.ts'
import { consentTexts } from './consent-texts.ts'
import { smallSchool } from './files/test-folder.ts'

let place: Awaited<ReturnType<typeof smallSchool>>
beforeEach(async () => {
  place = await smallSchool()
})
const inside = (childId: string, decision: 'granted' | 'refused') => ({
  childId,
  purpose: 'photos_inside' as const,
  decision,
})

test('every word is kept; the same word twice is one', async () => {
  const { childId, guardian } = await place.family(place.bees)
  for (const decision of ['granted', 'granted', 'refused', 'granted'] as const)
    await decide(guardian, inside(childId, decision))
  const history = await historyOf(guardian, childId)
  expect(history.map(row => row.decision)).toEqual(['granted', 'refused', 'granted'])
  expect(
    history.every(row => row.textVersion === consentTexts.photos_inside && row.memberId === guardian.actor.memberId),
  ).toBe(true)
  expect(await standingOfChild(guardian, childId)).toMatchObject([
    { purpose: 'photos_inside', given: true, words: [{ decision: 'granted' }] },
    { purpose: 'photos_outside', given: false, words: [] },
  ])
})

test('separated parents see the same standing, and one no decides it', async () => {
  const { childId, guardian } = await place.family(place.bees)
  const father = place.school.as(await place.member('guardian'))
  await place.school.write(tx =>
    tx.insert(guardianships).values({ childId, memberId: father.actor.memberId ?? '', relation: 'father' }),
  )
  await decide(guardian, inside(childId, 'granted'))
  await decide(father, inside(childId, 'refused'))
  for (const parent of [guardian, father])
    expect((await standingOfChild(parent, childId))[0]).toMatchObject({ given: false })
  expect(await stillToAsk(father)).toEqual([{ childId, memberId: father.actor.memberId, purpose: 'photos_outside' }])
})

test('who does not decide for the child may not, and to strangers the child does not exist', async () => {
  const { childId } = await place.family(place.bees)
  const [other, elsewhere] = [await place.family(place.bees), await smallSchool()]
  const grandmother = place.school.as(await place.member('guardian'))
  const right = {
    childId,
    memberId: grandmother.actor.memberId ?? '',
    relation: 'grandparent' as const,
    mayDecide: false,
  }
  await place.school.write(tx => tx.insert(guardianships).values(right))
  await expect(decide(grandmother, inside(childId, 'granted'))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(decide(other.guardian, inside(childId, 'granted'))).rejects.toMatchObject({ code: 'not_found' })
  await expect(
    decide((await elsewhere.family(elsewhere.bees)).guardian, inside(childId, 'granted')),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(standingOfChild(other.guardian, childId)).rejects.toMatchObject({ code: 'not_found' })
  expect(await historyOf(other.guardian, childId)).toEqual([])
  expect(await historyOf(place.office, childId)).toEqual([])
})

test('staff see who has not answered, each as far as they see the families', async () => {
  const [mine, theirs] = [await place.family(place.bees), await place.family(place.frogs)]
  await decide(mine.guardian, inside(mine.childId, 'refused'))
  const asked = { childId: mine.childId, memberId: mine.guardian.actor.memberId, purpose: 'photos_outside' }
  expect(await stillToAsk(place.teacher)).toEqual([asked])
  expect(await stillToAsk(place.office)).toHaveLength(3)
  expect(await stillToAsk(place.office, theirs.childId)).toHaveLength(2)
  await place.office.write(tx =>
    tx.update(guardianships).set({ endedAt: new Date() }).where(eq(guardianships.childId, mine.childId)),
  )
  expect(await stillToAsk(place.teacher)).toEqual([])
})
