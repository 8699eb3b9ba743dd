import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { media } from '#db/schema/media.ts'
import { notifications } from '#db/schema/notifications.ts'
import { decide } from '#tenants/consent.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { photosBy } from '../portfolio/test-portfolio.ts'
import { signReport } from './answer.server.ts'
import { beginCorrection } from './correction.server.ts'
import { publishReport } from './publication.server.ts'
import { readReport } from './reading.server.ts'
import { returnReport, submitReport } from './review.server.ts'
import { drawnMark, type Family, type Person, TestReports } from './test-reports.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let made: TestReports
let mina: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  made = await TestReports.make()
  mina = await made.own.family('Mina')
})
afterAll(() => store.remove())

const words = { locale: 'en' as const, t: translator('en', catalogueOf('en')) }
const reads = (by: Person, id: string) => readReport(by.school, id, null, words)
const published = async () => {
  const id = await made.draft(mina.childId)
  await made.publish(id)
  return id
}
const sign = async (by: Person, id: string, said = '', versionId?: string) =>
  signReport(by.school, id, {
    versionId: versionId ?? (await reads(by, id)).versionId,
    ...{ words: said, way: 'drawn', mark: drawnMark },
  })

describe('signing', () => {
  test('once, with an answer that becomes part of the report; the other guardian sees that, not the hand', async () => {
    const father = await made.own.guardian(mina.childId, 'Father')
    const id = await published()
    expect(await sign(mina, id, 'Thank you #all {name}')).toBe('kept')
    expect(await sign(mina, id, 'Twice')).toBe('kept')
    const { hash } = await reads(mina, id)
    for (const person of [mina, father, made.own.teacher, made.own.office])
      expect((await reads(person, id)).answers).toMatchObject([{ words: 'Thank you #all {name}', number: 1 }])
    expect((await reads(father, id)).answers[0]?.mark).toBeNull()
    expect((await reads(made.own.teacher, id)).answers[0]?.mark).toBe(drawnMark)
    expect((await reads(mina, id)).maySign).toBe(false)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await reads(made.own.teacher, id)).readers).toMatchObject([
      { name: 'Father', signedAt: null },
      { name: 'Parent of Mina', signedAt: expect.any(String) },
    ])
  })

  test('a version that was corrected meanwhile is refused', async () => {
    const id = await published()
    const { versionId } = await reads(mina, id)
    await beginCorrection(made.own.teacher.school, id, 'Something')
    await made.publish(id)
    expect(await sign(mina, id, '', versionId)).toBe('corrected')
    expect(await sign(mina, id)).toBe('kept')
  })

  test('is for whoever decides for the child, and never for a draft', async () => {
    const id = await made.draft(mina.childId)
    const { versionId } = { versionId: id }
    expect(await problemOf(sign(mina, id, '', versionId))).toBe('not_found')
    await made.publish(id)
    const aunt = await made.own.guardian(mina.childId, 'Aunt')
    await made.own.change(aunt, { mayDecide: false })
    expect((await reads(aunt, id)).maySign).toBe(false)
    expect(await problemOf(sign(aunt, id))).toBe('forbidden')
    const leo = await made.own.family('Leo')
    expect(await problemOf(sign(leo, id, '', (await reads(mina, id)).versionId))).toBe('not_found')
  })
})

describe('photos', () => {
  const withPhoto = async () => {
    const leo = await made.own.family('Leo')
    const [photo = ''] = await photosBy(made.own.teacher, 1)
    await made.own.observe([mina.childId, leo.childId], { mediaIds: [photo] })
    return { leo, photo, id: await made.draft(mina.childId) }
  }
  const refuse = (family: Family) =>
    decide(family.school, { childId: family.childId, purpose: 'photos_inside', decision: 'refused' })
  const shown = async (by: Person, id: string) =>
    (await reads(by, id)).sections.flatMap(({ photos }) => photos.map(({ mediaId }) => mediaId))

  test('whose consent is withdrawn between draft and publication are left out, and it says how many', async () => {
    const { leo, id } = await withPhoto()
    await made.approve(id)
    await refuse(leo)
    expect(await publishReport(made.own.office.school, id)).toEqual({ leftOut: 1, asks: 0 })
    expect(await shown(mina, id)).toEqual([])
    expect((await made.body(id)).sections.flatMap(({ photos }) => photos)).toEqual([])
  })

  test('whose consent is withdrawn later are not shown any more, and the reader is told that some are missing', async () => {
    const { leo, photo, id } = await withPhoto()
    await made.publish(id)
    expect(await shown(mina, id)).toEqual([photo])
    await refuse(leo)
    for (const person of [mina, made.own.teacher]) {
      expect(await shown(person, id)).toEqual([])
      expect((await reads(person, id)).sections.map(({ missing }) => missing)).toContain(1)
    }
  })

  test('that are gone leave a report that can be read', async () => {
    const { photo, id } = await withPhoto()
    await made.publish(id)
    await made.own.place.inside.write(tx => tx.update(media).set({ deletedAt: new Date() }).where(eq(media.id, photo)))
    expect(await shown(mina, id)).toEqual([])
    expect((await reads(mina, id)).number).toBe(1)
  })
})

describe('what people are told', () => {
  const told = async () => {
    await runJobs(made.own.place.inside)
    const rows = await made.own.place.inside.read(q => q.select().from(notifications))
    return rows.filter(({ kind }) => kind.startsWith('reports.')).map(({ memberId, kind }) => `${kind} ${memberId}`)
  }

  test('the office of what waits, the teacher of what came back, guardians of what is out, the teacher of a signature', async () => {
    const { teacher, office } = made.own
    const barred = await made.own.guardian(mina.childId, 'Barred')
    await made.own.change(barred, { maySee: false })
    const id = await made.draft(mina.childId)
    await submitReport(teacher.school, id)
    expect(await told()).toEqual([`reports.submitted ${office.memberId}`])
    await returnReport(office.school, id, 'Why?')
    expect(await told()).toContain(`reports.returned ${teacher.memberId}`)
    await made.publish(id)
    expect((await told()).filter(each => each.startsWith('reports.published'))).toEqual([
      `reports.published ${mina.memberId}`,
    ])
    await sign(mina, id)
    expect((await told()).filter(each => each.startsWith('reports.answered'))).toEqual([
      `reports.answered ${teacher.memberId}`,
    ])
  })
})
