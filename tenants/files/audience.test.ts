import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outsideTransaction as outside } from '#db/client.server.ts'
import { type ConsentPurpose, consents, enrolments, guardianships } from '#db/schema/children.ts'
import { liveEvents } from '#db/schema/events.ts'
import { media, mediaAudience, mediaChildren } from '#db/schema/media.ts'
import { decide } from '../consent.server.ts'
import type { School } from '../school.server.ts'
import { deliverable } from './delivery.server.ts'
import { binMedia, unbinMedia } from './media.server.ts'
import { filesOf, variantId } from './store.server.ts'
import {
  consentOf,
  handToClass,
  heldBack,
  publishTo,
  replaceTags,
  tagChildren,
  tagsOn,
  untagChildren,
  withdrawFrom,
} from './tags.server.ts'
import { schoolYear, smallSchool, temporaryStore } from './test-folder.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  place = await smallSchool()
})
afterAll(() => store.remove())

const { day } = schoolYear
type Family = Awaited<ReturnType<typeof place.family>>

const says = (family: Family, purpose: ConsentPurpose, decision: 'granted' | 'refused') =>
  decide(family.guardian, { childId: family.childId, purpose, decision })

/** A ready photo of the teacher's, with bytes to look at. */
async function photo(by: School = place.teacher): Promise<string> {
  const variants = [{ name: 'w320', mime: 'image/webp', bytes: 5 }]
  const id = await by.write(async tx => {
    const [row] = await tx
      .insert(media)
      .values({ uploadedBy: by.actor.memberId ?? '', uploadKey: randomUUID(), state: 'ready', kind: 'photo', variants })
      .returning({ id: media.id })
    return row!.id
  })
  await (await filesOf(by)).put(variantId(id, 'w320'), Buffer.from('photo'))
  return id
}
const toClass = (id: string, classId = place.bees, on = day) =>
  place.office.write(tx => publishTo(tx, [id], { classIds: [classId] }, on))
const toFamily = (id: string, family: Family) =>
  place.office.write(tx => publishTo(tx, [id], { childIds: [family.childId] }, day))
const sees = (who: School, id: string) =>
  deliverable(who, id, 'w320').then(
    () => true,
    (error: { code?: string }) => {
      if (error.code !== 'not_found') throw error
      return false
    },
  )

describe('who sees a file', () => {
  test('before it is out: its uploader and the office; then the families and staff of the class, and nobody else', async () => {
    const [inside, elsewhere] = [await place.family(place.bees), await place.family(place.frogs)]
    const [colleague, other] = [await place.teacherOf(place.bees), await place.teacherOf(place.frogs)]
    const stranger = await smallSchool()
    const id = await photo()
    const who = [
      place.teacher,
      place.office,
      colleague,
      inside.guardian,
      elsewhere.guardian,
      other,
      stranger.office,
      stranger.teacher,
    ]
    const seeing = () => Promise.all(who.map(each => sees(each, id)))
    expect(await seeing()).toEqual([true, true, false, false, false, false, false, false])
    await toClass(id)
    expect(await seeing()).toEqual([true, true, true, true, false, false, false, false])
    await place.office.write(tx => withdrawFrom(tx, [id]))
    expect(await seeing()).toEqual([true, true, false, false, false, false, false, false])
  })

  test('the staff of a class work with a file that was handed to it, before any family sees it', async () => {
    const colleague = await place.teacherOf(place.bees)
    const family = await place.family(place.bees)
    const id = await photo()
    await expect(colleague.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, day))).rejects.toMatchObject({
      code: 'not_found',
    })
    await place.teacher.write(tx => handToClass(tx, [id], place.bees))
    expect([await sees(colleague, id), await sees(family.guardian, id)]).toEqual([true, false])
    await colleague.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, day))
    expect(await sees(family.guardian, id)).toBe(true)
  })

  test('a teacher can neither publish to another class nor show or tag a file they do not see', async () => {
    const id = await photo()
    const family = await place.family(place.frogs)
    await expect(
      place.teacher.write(tx => publishTo(tx, [id], { classIds: [place.frogs] }, day)),
    ).rejects.toMatchObject({ code: 'not_found' })
    const other = await place.teacherOf(place.frogs)
    await expect(other.write(tx => publishTo(tx, [id], { classIds: [place.frogs] }, day))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(tagChildren(other, [id], [family.childId])).rejects.toMatchObject({ code: 'not_found' })
    await expect(tagChildren(place.teacher, [id], [family.childId])).rejects.toMatchObject({ code: 'not_found' })
    await expect(tagChildren(family.guardian, [id], [family.childId])).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await smallSchool()
    await expect(tagChildren(stranger.office, [id], [family.childId])).rejects.toMatchObject({ code: 'not_found' })
  })

  test('in the bin nobody sees it; back from there everybody as before', async () => {
    const family = await place.family(place.bees)
    const id = await photo()
    await toClass(id)
    await place.teacher.write(tx => binMedia(tx, [id]))
    expect([await sees(place.office, id), await sees(family.guardian, id)]).toEqual([false, false])
    await place.teacher.write(tx => unbinMedia(tx, [id]))
    expect(await sees(family.guardian, id)).toBe(true)
  })

  test('a family sees what is from its time in the class', async () => {
    const family = await place.family(place.bees)
    const id = await photo()
    await toClass(id, place.bees, '2025-12-31')
    expect(await sees(family.guardian, id)).toBe(false)
    await toClass(id, place.bees, day)
    expect(await sees(family.guardian, id)).toBe(true)
  })
})

describe('consent holds a photo back', () => {
  test('nobody asked yet means no; a grant lets it appear by itself; a refusal takes it away at once', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await toClass(id)
    expect(await sees(reader.guardian, id)).toBe(false)
    await says(shown, 'photos_inside', 'granted')
    expect(await sees(reader.guardian, id)).toBe(true)
    await says(shown, 'photos_inside', 'refused')
    expect([await sees(reader.guardian, id), await sees(place.teacher, id), await sees(place.office, id)]).toEqual([
      false,
      true,
      true,
    ])
  })

  test("the own class takes 'inside', another class 'outside', the own family nothing", async () => {
    const [shown, inside, elsewhere] = [
      await place.family(place.bees),
      await place.family(place.bees),
      await place.family(place.frogs),
    ]
    await says(shown, 'photos_inside', 'granted')
    const [toBees, toFrogs, home, toInside, toElsewhere] = [
      await photo(),
      await photo(),
      await photo(),
      await photo(),
      await photo(),
    ]
    await tagChildren(place.teacher, [toBees, toFrogs, home, toInside, toElsewhere], [shown.childId])
    await toClass(toBees)
    await toClass(toFrogs, place.frogs)
    await toFamily(toInside, inside)
    await toFamily(toElsewhere, elsewhere)
    expect(await sees(inside.guardian, toBees)).toBe(true)
    expect(await sees(inside.guardian, toInside)).toBe(true)
    expect(await sees(elsewhere.guardian, toFrogs)).toBe(false)
    expect(await sees(elsewhere.guardian, toElsewhere)).toBe(false)
    await says(shown, 'photos_outside', 'granted')
    expect(await sees(elsewhere.guardian, toFrogs)).toBe(true)
    expect(await sees(elsewhere.guardian, toElsewhere)).toBe(true)
    await says(shown, 'photos_inside', 'refused')
    await says(shown, 'photos_outside', 'refused')
    await toFamily(home, shown)
    expect(await sees(shown.guardian, home)).toBe(true)
  })

  test('a tag that is added later withdraws, and one that is taken off shows', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    const id = await photo()
    await toClass(id)
    expect(await sees(reader.guardian, id)).toBe(true)
    await tagChildren(place.teacher, [id], [shown.childId])
    expect(await sees(reader.guardian, id)).toBe(false)
    await untagChildren(place.teacher, [id], [shown.childId])
    expect(await sees(reader.guardian, id)).toBe(true)
  })

  test('one of several children without consent is enough', async () => {
    const families = [await place.family(place.bees), await place.family(place.bees), await place.family(place.bees)]
    for (const family of families) await says(family, 'photos_inside', 'granted')
    const id = await photo()
    await replaceTags(
      place.teacher,
      id,
      families.map(family => family.childId),
    )
    await toClass(id)
    expect(await sees(families[0]!.guardian, id)).toBe(true)
    await says(families[2]!, 'photos_inside', 'refused')
    expect(await sees(families[0]!.guardian, id)).toBe(false)
  })

  test('of two guardians one no is enough, until they no longer decide for the child', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    const father = place.school.as(await place.member('guardian', 'father'))
    const right = { childId: shown.childId, memberId: father.actor.memberId ?? '', relation: 'father' as const }
    await place.school.write(tx => tx.insert(guardianships).values(right))
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await toClass(id)
    await says(shown, 'photos_inside', 'granted')
    expect(await sees(reader.guardian, id)).toBe(true)
    await decide(father, { childId: shown.childId, purpose: 'photos_inside', decision: 'refused' })
    expect(await sees(reader.guardian, id)).toBe(false)
    await place.office.write(tx =>
      tx.update(guardianships).set({ mayDecide: false }).where(eq(guardianships.memberId, right.memberId)),
    )
    expect(await sees(reader.guardian, id)).toBe(true)
    await place.office.write(tx =>
      tx.update(guardianships).set({ endedAt: new Date() }).where(eq(guardianships.childId, shown.childId)),
    )
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('a child that moves to another class: its old photos stay inside, new ones there take the consent for outside', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    await says(shown, 'photos_inside', 'granted')
    const [before, after] = [await photo(), await photo()]
    await tagChildren(place.office, [before, after], [shown.childId])
    await toClass(before, place.bees, '2026-03-01')
    await toClass(after, place.bees, '2026-05-04')
    expect([await sees(reader.guardian, before), await sees(reader.guardian, after)]).toEqual([true, true])
    await place.office.write(async tx => {
      await tx.update(enrolments).set({ endsOn: '2026-04-30' }).where(eq(enrolments.childId, shown.childId))
      await tx.insert(enrolments).values({ childId: shown.childId, classId: place.frogs, startsOn: '2026-05-01' })
    })
    expect([await sees(reader.guardian, before), await sees(reader.guardian, after)]).toEqual([true, false])
  })

  test('a photo for one family is held back when that child leaves the class of a child on it', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    await says(shown, 'photos_inside', 'granted')
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await toFamily(id, reader)
    expect(await sees(reader.guardian, id)).toBe(true)
    await place.office.write(tx =>
      tx.update(enrolments).set({ classId: place.frogs }).where(eq(enrolments.childId, reader.childId)),
    )
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('what the app writes into `withheld` does not count', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await toClass(id)
    await place.office.write(tx =>
      tx.update(mediaAudience).set({ withheld: false }).where(eq(mediaAudience.mediaId, id)),
    )
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('withdrawn between ready and publish, it never appears', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    await says(shown, 'photos_inside', 'granted')
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await says(shown, 'photos_inside', 'refused')
    await toClass(id)
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('withdrawn while it is being published, whichever of the two commits first', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    await says(shown, 'photos_inside', 'granted')
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    let refusing: Promise<void> = Promise.resolve()
    await place.teacher.write(async tx => {
      await publishTo(tx, [id], { classIds: [place.bees] }, day)
      // Runs beside the open write and, unlike it, cannot see the new audience row yet.
      refusing = new Promise((resolve, reject) =>
        setImmediate(() => outside(() => says(shown, 'photos_inside', 'refused')).then(resolve, reject)),
      )
      await tx.select().from(media).where(eq(media.id, id))
    })
    await refusing
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('tagged while it is being published', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    const id = await photo()
    let tagging: Promise<void> = Promise.resolve()
    await place.office.write(async tx => {
      await publishTo(tx, [id], { classIds: [place.bees] }, day)
      tagging = outside(() => tagChildren(place.teacher, [id], [shown.childId]))
    })
    await tagging
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('open pages of every class and family concerned are told of a withdrawal, without whose it was', async () => {
    const [shown, elsewhere] = [await place.family(place.bees), await place.family(place.frogs)]
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await toClass(id, place.frogs)
    await toFamily(id, elsewhere)
    await place.school.write(tx => tx.delete(liveEvents))
    await says(shown, 'photos_inside', 'refused')
    const told = await place.school.read(q => q.select().from(liveEvents))
    expect(told.every(event => event.topic === 'media')).toBe(true)
    expect(told.flatMap(event => event.classIds).sort()).toEqual([place.bees, place.frogs].sort())
    expect(told.flatMap(event => event.childIds).sort()).toEqual([shown.childId, elsewhere.childId].sort())
    const heardElsewhere = await elsewhere.guardian.read(q => q.select().from(liveEvents))
    expect(heardElsewhere.length).toBeGreaterThan(0)
    expect(JSON.stringify(heardElsewhere)).not.toContain(shown.childId)
  })
})

describe('before posting', () => {
  test('the teacher is told whose consent is missing for which audience', async () => {
    const [asked, unasked, elsewhere] = [
      await place.family(place.bees),
      await place.family(place.bees),
      await place.family(place.frogs),
    ]
    await says(asked, 'photos_inside', 'granted')
    const ids = [asked.childId, unasked.childId, elsewhere.childId]
    expect(await consentOf(place.teacher, ids, { classIds: [place.bees] }, day)).toEqual([
      { childId: unasked.childId, purpose: 'photos_inside' },
    ])
    const both = await consentOf(place.office, ids.slice(0, 2), { classIds: [place.bees, place.frogs] }, day)
    expect(both.map(({ childId, purpose }) => `${ids.indexOf(childId)} ${purpose}`).sort()).toEqual([
      '0 photos_outside',
      '1 photos_inside',
      '1 photos_outside',
    ])
    expect(await consentOf(place.teacher, [unasked.childId], { childIds: [unasked.childId] }, day)).toEqual([])
  })

  test('which files would be held back, also by a child that the teacher does not see', async () => {
    const [mine, theirs] = [await place.family(place.bees), await place.family(place.frogs)]
    await says(mine, 'photos_inside', 'granted')
    const [fine, held] = [await photo(), await photo()]
    await tagChildren(place.teacher, [fine, held], [mine.childId])
    await tagChildren(place.office, [held], [theirs.childId])
    expect(await heldBack(place.teacher, [fine, held], { classIds: [place.bees] }, day)).toEqual([held])
    expect(await place.teacher.read(q => tagsOn(q, [held]))).toEqual(new Map([[held, [mine.childId]]]))
    const other = await place.teacherOf(place.frogs)
    expect(await heldBack(other, [held], { classIds: [place.bees] }, day)).toEqual([])
  })

  test('replacing tags leaves those of children that the teacher does not see', async () => {
    const [mine, second, theirs] = [
      await place.family(place.bees),
      await place.family(place.bees),
      await place.family(place.frogs),
    ]
    const id = await photo()
    await tagChildren(place.office, [id], [mine.childId, theirs.childId])
    await replaceTags(place.teacher, id, [second.childId])
    const tags = await place.office.read(q =>
      q
        .select()
        .from(mediaChildren)
        .where(and(eq(mediaChildren.mediaId, id))),
    )
    expect(tags.map(tag => tag.childId).sort()).toEqual([second.childId, theirs.childId].sort())
  })
})

test('a consent is never changed or deleted', async () => {
  const family = await place.family(place.bees)
  await says(family, 'photos_inside', 'granted')
  await expect(place.office.write(tx => tx.update(consents).set({ decision: 'refused' }))).rejects.toBeDefined()
  await expect(place.school.write(tx => tx.delete(consents))).rejects.toBeDefined()
})
