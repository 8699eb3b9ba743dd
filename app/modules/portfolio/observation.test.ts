import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { children } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { observationChildren, observations } from '#db/schema/portfolio.ts'
import { decide } from '#tenants/consent.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { sees } from '#tenants/files/test-photos.ts'
import { acceptInvitation } from '#tenants/identity/invitations.server.ts'
import { inviteRelative } from '#tenants/people/relatives/relatives.server.ts'
import { as, problemOf } from '#tenants/people/test-people.ts'
import { changeObservation, writeObservation } from './observation.server.ts'
import { withdrawObservation } from './sharing.server.ts'
import { type Family, photosBy, seenBy, TestPortfolio, timelineOf } from './test-portfolio.ts'
import { earlierWordings } from './wordings.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestPortfolio
let mina: Family
let leo: Family
let ada: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestPortfolio.make()
  mina = await own.family('Mina')
  leo = await own.family('Leo')
  ada = await own.family('Ada')
})
afterAll(() => store.remove())

describe('one observation for three children', () => {
  test('is in the portfolio of each, and each family reads the name of its own child only', async () => {
    const all = [mina, leo, ada]
    const id = await own.observe(
      all.map(({ childId }) => childId),
      {
        mediaIds: await photosBy(own.teacher, 2),
        areas: ['eyfs.maths.number', 'eyfs.pd.fine'],
        words: 'Look, twelve!',
      },
    )
    for (const family of all) {
      expect(await timelineOf(family, family.childId)).toEqual([id])
      expect(await seenBy(family, id)).toMatchObject({
        text: 'Built a tower of twelve blocks.',
        words: 'Look, twelve!',
        children: [{ id: family.childId }],
        areas: [
          { term: 'eyfs.maths.number', area: 'eyfs.maths', name: 'Number' },
          { term: 'eyfs.pd.fine', area: 'eyfs.pd', name: 'Fine motor skills' },
        ],
      })
    }
    const seen = await seenBy(own.teacher, id)
    expect(seen?.children.map(({ name }) => name)).toEqual(['Ada', 'Leo', 'Mina'])
    expect(seen?.attachments).toHaveLength(2)
  })

  test('its words rest sealed', async () => {
    const row = await own.row(await own.observe([mina.childId], { words: 'Look!' }))
    expect(JSON.stringify(row)).not.toMatch(/tower|Look!/)
  })

  test('sent twice, also at once, is one', async () => {
    const id = randomUUID()
    const write = () => writeObservation(own.teacher.school, id, own.input([mina.childId, leo.childId]), false)
    expect(await Promise.all([write(), write()])).toEqual(['shared', 'shared'])
    expect(await write()).toBe('shared')
    expect(await timelineOf(own.teacher, mina.childId)).toEqual([id])
  })
})

describe('who sees it', () => {
  test('teachers of another class and families of another child do not', async () => {
    const id = await own.observe([mina.childId])
    expect(await seenBy(own.otherTeacher, id)).toBeNull()
    expect(await seenBy(leo, id)).toBeNull()
    expect(await timelineOf(leo, mina.childId)).toEqual([])
    expect(await seenBy(own.office, id)).not.toBeNull()
  })

  test('a guardian whose right has ended does not, and no photo of it either', async () => {
    const [photo] = await photosBy(own.teacher, 1)
    const id = await own.observe([mina.childId], { mediaIds: [photo ?? ''] })
    expect([(await seenBy(mina, id))?.attachments.length, await sees(mina.school, photo ?? '')]).toEqual([1, true])
    await own.change(mina, { endedAt: new Date() })
    expect([await seenBy(mina, id), await sees(mina.school, photo ?? '')]).toEqual([null, false])
  })

  test('a draft is its author’s and the office’s, by its address too, with its photos', async () => {
    const [photo = ''] = await photosBy(own.teacher, 1)
    const id = await own.observe([mina.childId], { outcome: 'draft', mediaIds: [photo] })
    const colleague = own.otherTeacher
    expect(await Promise.all([mina, colleague].map(each => seenBy(each, id)))).toEqual([null, null])
    expect(await Promise.all([mina, colleague, own.office].map(each => sees(each.school, photo)))).toEqual([
      false,
      false,
      true,
    ])
    expect((await seenBy(own.teacher, id))?.state).toBe('draft')
    expect(await timelineOf(own.teacher, mina.childId)).toEqual([])
  })

  test('a relative who sees photos of the child does not, and none of its photos', async () => {
    const [photo = ''] = await photosBy(own.teacher, 1)
    const id = await own.observe([mina.childId], { mediaIds: [photo] })
    const invitation = { name: 'Grandma Li', relation: 'grandparent', reach: 'everything' } as const
    const { href } = await inviteRelative(mina.school, mina.childId, randomUUID(), invitation, 'school.example')
    const memberId = await acceptInvitation(own.place.inside, href.split('/').at(-1) ?? '', randomUUID())
    const school = as(own.place.inside, 'relative', memberId)
    expect(await seenBy({ ...mina, school }, id)).toBeNull()
    expect(await sees(school, photo)).toBe(false)
  })

  test('another school does not', async () => {
    const id = await own.observe([mina.childId])
    const elsewhere = await TestPortfolio.make()
    expect(await seenBy(elsewhere.office, id)).toBeNull()
    expect(await problemOf(elsewhere.observe([mina.childId]))).toBe('not_found')
  })

  test('what was taken back is gone for families, with its photos, and nothing is lost', async () => {
    const [photo = ''] = await photosBy(own.teacher, 1)
    const id = await own.observe([mina.childId], { mediaIds: [photo] })
    expect(await problemOf(withdrawObservation(mina.school, id))).toBe('not_found')
    await withdrawObservation(own.teacher.school, id)
    await withdrawObservation(own.teacher.school, id)
    expect([await seenBy(mina, id), await sees(mina.school, photo)]).toEqual([null, false])
    expect(await seenBy(own.teacher, id)).toMatchObject({ state: 'withdrawn', text: 'Built a tower of twelve blocks.' })
  })
})

describe('consent for photos', () => {
  test('of a child that lacks it: its own family has them, the others the text only', async () => {
    const shy = await own.family('Shy', own.bees, 'refused')
    const [photo = ''] = await photosBy(own.teacher, 1)
    const id = await own.observe([mina.childId, shy.childId], { mediaIds: [photo] })
    expect(await sees(shy.school, photo)).toBe(true)
    expect(await sees(mina.school, photo)).toBe(false)
    expect(await seenBy(mina, id)).toMatchObject({
      text: 'Built a tower of twelve blocks.',
      attachments: [],
      heldBack: 0,
    })
    expect(await seenBy(own.teacher, id)).toMatchObject({ heldBack: 1, attachments: [{ mediaId: photo }] })
  })

  test('withdrawn later takes the photo from the others, given again brings it back', async () => {
    const [photo = ''] = await photosBy(own.teacher, 1)
    await own.observe([mina.childId, leo.childId], { mediaIds: [photo] })
    expect(await sees(leo.school, photo)).toBe(true)
    const say = (decision: 'granted' | 'refused') =>
      decide(mina.school, { childId: mina.childId, purpose: 'photos_inside', decision })
    await say('refused')
    expect([await sees(leo.school, photo), await sees(mina.school, photo)]).toEqual([false, true])
    await say('granted')
    expect(await sees(leo.school, photo)).toBe(true)
  })

  test('of one child it is not asked: its family sees its own child', async () => {
    const shy = await own.family('Shy', own.bees, 'refused')
    const [photo = ''] = await photosBy(own.teacher, 1)
    await own.observe([shy.childId], { mediaIds: [photo] })
    expect(await sees(shy.school, photo)).toBe(true)
  })
})

describe('what a teacher may not', () => {
  test('observe a child of another class, also among their own', async () => {
    const frog = await own.family('Fred', own.frogs)
    expect(await problemOf(own.observe([mina.childId, frog.childId]))).toBe('not_found')
    expect(await timelineOf(own.office, mina.childId)).toEqual([])
  })

  test('change or take back a colleague’s', async () => {
    const id = await own.observe([mina.childId])
    const input = own.input([mina.childId], { text: 'Other words' })
    expect(await problemOf(changeObservation(own.otherTeacher.school, id, input, false))).toBe('not_found')
    expect(await problemOf(withdrawObservation(own.otherTeacher.school, id))).toBe('not_found')
  })

  test('attach another’s file, name an area that no framework has, or write of a day to come', async () => {
    const [foreign = ''] = await photosBy(own.office, 1)
    expect(await problemOf(own.observe([mina.childId], { mediaIds: [foreign] }))).toBe('not_found')
    expect(await problemOf(own.observe([mina.childId], { areas: ['eyfs.nothing'] }))).toBe('not_found')
    const tomorrow = new Date(Date.parse(own.teacher.school.today()) + 86_400_000).toISOString().slice(0, 10)
    const input = own.input([mina.childId], { observedOn: tomorrow })
    expect(await writeObservation(own.teacher.school, randomUUID(), input, false)).toBe('future')
  })

  test('share a file that could not be prepared', async () => {
    const [photo = ''] = await photosBy(own.teacher, 1)
    await own.place.inside.write(tx =>
      tx.update(media).set({ state: 'failed', failure: 'broken' }).where(eq(media.id, photo)),
    )
    const input = own.input([mina.childId], { mediaIds: [photo] })
    expect(await writeObservation(own.teacher.school, randomUUID(), input, false)).toBe('failed_file')
  })
})

describe('a change', () => {
  test('of its day is one of each child’s day, by which timelines are read', async () => {
    const id = await own.observe([mina.childId, leo.childId])
    const daysOf = () =>
      own.place.inside.read(q =>
        q
          .select({ day: observationChildren.observedOn })
          .from(observationChildren)
          .where(eq(observationChildren.observationId, id)),
      )
    const input = own.input([mina.childId, leo.childId], { observedOn: '2026-03-02' })
    await changeObservation(own.teacher.school, id, input, false)
    expect(await daysOf()).toEqual([{ day: '2026-03-02' }, { day: '2026-03-02' }])
  })

  test('of what is out keeps the earlier wording, for staff; the same again keeps nothing', async () => {
    const id = await own.observe([mina.childId], { words: 'Mine!' })
    const input = own.input([mina.childId], { text: 'Built a tower of thirteen blocks.', words: 'Mine!' })
    await changeObservation(own.teacher.school, id, input, false)
    await changeObservation(own.teacher.school, id, input, false)
    expect(await seenBy(mina, id)).toMatchObject({ text: 'Built a tower of thirteen blocks.', edited: true })
    expect(await earlierWordings(own.teacher.school, id)).toMatchObject([
      { text: 'Built a tower of twelve blocks.', words: 'Mine!' },
    ])
    expect(await earlierWordings(mina.school, id)).toEqual([])
  })

  test('of the children takes it, and its photos, from a family and gives it to another', async () => {
    const [photo = ''] = await photosBy(own.teacher, 1)
    const id = await own.observe([mina.childId], { mediaIds: [photo] })
    await changeObservation(own.teacher.school, id, own.input([leo.childId], { mediaIds: [photo] }), false)
    expect([await seenBy(mina, id), await sees(mina.school, photo)]).toEqual([null, false])
    expect([(await seenBy(leo, id))?.children.length, await sees(leo.school, photo)]).toEqual([1, true])
  })

  test('of the files takes one out for everybody', async () => {
    const [first = '', second = ''] = await photosBy(own.teacher, 2)
    const id = await own.observe([mina.childId], { mediaIds: [first, second] })
    await changeObservation(own.teacher.school, id, own.input([mina.childId], { mediaIds: [second] }), false)
    expect(await sees(mina.school, first)).toBe(false)
    expect((await seenBy(mina, id))?.attachments.map(({ mediaId }) => mediaId)).toEqual([second])
  })
})

test('twins, names of one letter, of eighty and from right to left are told apart', async () => {
  const names = ['Ö', 'A'.repeat(80), 'نور']
  const [short, long, arabic] = await Promise.all(names.map(name => own.family(name)))
  const twins = await Promise.all([own.family('Kim'), own.family('Kim')])
  const all = [short, long, arabic, ...twins].flatMap(each => each ?? [])
  const id = await own.observe(all.map(({ childId }) => childId))
  const seen = await seenBy(own.teacher, id)
  expect(seen?.children.map(({ name }) => name).toSorted()).toEqual([...names, 'Kim Test', 'Kim Test'].toSorted())
  for (const family of all) expect((await seenBy(family, id))?.children.map(each => each.id)).toEqual([family.childId])
})

test('an observation goes with the last child that it is about, and stays with the others until then', async () => {
  const id = await own.observe([mina.childId, leo.childId])
  const erase = (childId: string) => own.place.inside.write(tx => tx.delete(children).where(eq(children.id, childId)))
  const left = () =>
    own.place.inside.read(q =>
      Promise.all([
        q.select().from(observations).where(eq(observations.id, id)),
        q.select().from(observationChildren).where(eq(observationChildren.observationId, id)),
      ]),
    )
  await erase(mina.childId)
  expect((await left()).map(rows => rows.length)).toEqual([1, 1])
  await erase(leo.childId)
  expect((await left()).map(rows => rows.length)).toEqual([0, 0])
})
