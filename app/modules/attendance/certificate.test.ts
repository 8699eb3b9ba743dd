import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy, sees } from '#tenants/files/test-photos.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { listAbsences, reportAbsence } from './absence.server.ts'
import { loader as page, action as report } from './routes/new-absence.tsx'
import { type Family, type Person, TestRegister } from './test-register.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestRegister
let mia: Family
let jan: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  jan = await own.family('Jan')
})
afterAll(() => store.remove())

const reported = (by: Family, mediaIds: readonly string[]) => {
  const days = { fromDay: own.today, toDay: own.today }
  return reportAbsence(by.school, { absenceId: uuidv7(), childId: by.childId, reason: 'sick', ...days, mediaIds })
}
const shown = async ({ school }: Person) =>
  (await listAbsences(school)).map(({ certificates }) => certificates.map(({ mediaId }) => mediaId))

describe('a certificate', () => {
  test('goes with the report, in its order, to the child’s circle and nobody else', async () => {
    const ids = [await attachmentBy(mia.school), await attachmentBy(mia.school)]
    await reported(mia, ids)
    for (const reader of [mia, await own.guardian(mia.childId), own.teacher, own.office]) {
      expect(await shown(reader)).toEqual([ids])
      expect(await sees(reader.school, ids[0]!)).toBe(true)
    }
    for (const other of [jan, own.otherTeacher]) {
      expect(await shown(other)).toEqual([])
      expect(await sees(other.school, ids[0]!)).toBe(false)
    }
  })

  test('of somebody else takes the whole report back', async () => {
    expect(await problemOf(reported(mia, [await attachmentBy(jan.school)]))).toBe('not_found')
    expect(await shown(own.office)).toEqual([])
  })

  test('comes by the form, one or several, and at most three', async () => {
    const send = async (mediaIds: string | string[]) => {
      const days = { fromDay: own.today, toDay: own.today, reason: 'sick' }
      return (await mia.visitor.act(report, { absenceId: uuidv7(), childId: mia.childId, ...days, mediaIds })).status
    }
    const ids = await Promise.all([1, 2, 3, 4].map(() => attachmentBy(mia.school)))
    expect([await send(ids[0]!), await send(ids.slice(1, 3)), await send(ids)]).toEqual([302, 302, 422])
    expect((await mia.visitor.load(page)).data).toMatchObject({ words: { attachments: expect.any(Object) } })
  })
})
