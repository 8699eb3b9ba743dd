import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outsideTransaction as outside } from '#db/client.server.ts'
import { consents, enrolments, guardianships } from '#db/schema/children.ts'
import { liveEvents } from '#db/schema/events.ts'
import { mediaAudience } from '#db/schema/media.ts'
import { superuserUrl } from '#db/test-database.ts'
import { decide } from '../consent.server.ts'
import type { Write } from '../school.server.ts'
import { publishTo, replaceTags, tagChildren, untagChildren } from './tags.server.ts'
import { schoolYear, smallSchool, temporaryStore } from './test-folder.ts'
import { type Family, photoBy, publishedTo, says, sees } from './test-photos.ts'
import { tidyFiles } from './upkeep.server.ts'

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
const photo = () => photoBy(place.teacher)
const toClass = (id: string, classId = place.bees, on = day) =>
  publishedTo(place.office, id, { classIds: [classId] }, on)
const toFamily = (id: string, family: Family) => publishedTo(place.office, id, { childIds: [family.childId] })

async function withoutTriggers(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl() })
  await client.connect()
  try {
    await client.query(`set session_replication_role = 'replica'`)
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Does one thing in an open write and another beside it, which has come as far as it can before the first commits. */
async function meanwhile(first: (tx: Write) => Promise<void>, second: () => Promise<void>): Promise<void> {
  let beside: Promise<void> = Promise.resolve()
  await place.office.write(async tx => {
    await first(tx)
    let over = false
    beside = outside(second).finally(() => {
      over = true
    })
    const waits = async () =>
      (
        await tx.execute(sql`select 1 from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`)
      ).rows.length > 0
    while (!over && !(await waits())) await new Promise(resolve => setImmediate(resolve))
  })
  await beside
}

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

  test('a right to decide that ends by its date takes its grant along with the next upkeep', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    await says(shown, 'photos_inside', 'granted')
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await toClass(id)
    const asItWas = (withheld: boolean) =>
      place.school.read(q => q.select().from(mediaAudience).where(eq(mediaAudience.withheld, withheld)))
    // The date passes without any row being written: as if the trigger had run the day before.
    await withoutTriggers(`update guardianships set ends_on = current_date - 1 where child_id = '${shown.childId}'`)
    expect([await sees(reader.guardian, id), (await asItWas(false)).length]).toEqual([true, 1])
    await tidyFiles(place.school)
    expect([await sees(reader.guardian, id), (await asItWas(true)).length]).toEqual([false, 1])
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

  test('withdrawn while it is being published', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    await says(shown, 'photos_inside', 'granted')
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    await meanwhile(
      tx => publishTo(tx, [id], { classIds: [place.bees] }, day),
      () => says(shown, 'photos_inside', 'refused'),
    )
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('published while it is being withdrawn', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    await says(shown, 'photos_inside', 'granted')
    const id = await photo()
    await tagChildren(place.teacher, [id], [shown.childId])
    const refusal = {
      childId: shown.childId,
      memberId: shown.guardian.actor.memberId ?? '',
      purpose: 'photos_inside' as const,
      decision: 'refused' as const,
      textVersion: 'v1',
    }
    await meanwhile(
      async tx => void (await tx.insert(consents).values(refusal)),
      () => toClass(id),
    )
    expect(await sees(reader.guardian, id)).toBe(false)
  })

  test('tagged while it is being published', async () => {
    const [shown, reader] = [await place.family(place.bees), await place.family(place.bees)]
    const id = await photo()
    await meanwhile(
      tx => publishTo(tx, [id], { classIds: [place.bees] }, day),
      () => tagChildren(place.teacher, [id], [shown.childId]),
    )
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

test('a consent is never changed or deleted', async () => {
  const family = await place.family(place.bees)
  await says(family, 'photos_inside', 'granted')
  await expect(place.office.write(tx => tx.update(consents).set({ decision: 'refused' }))).rejects.toBeDefined()
  await expect(place.school.write(tx => tx.delete(consents))).rejects.toBeDefined()
})
