import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { looksAt } from '#tenants/access/access.server.ts'
import { saveMeasurement } from '../health/measurements.server.ts'
import { editedReport } from './editing.server.ts'
import { readReport } from './reading.server.ts'
import { TestReports } from './test-reports.ts'

const words = { locale: 'en' as const, t: translator('en', catalogueOf('en')) }

test('staff who read growth in a report leave a look, the office with its reason; a guardian leaves none', async () => {
  const made = await TestReports.make()
  const { teacher, office } = made.own
  const mina = await made.own.family('Mina')
  const leo = await made.own.family('Leo')
  await saveMeasurement(teacher.school, {
    ...{ measurementId: randomUUID(), childId: mina.childId, day: made.own.place.inside.today(), height: 97 },
    ...{ lying: false, weight: null, head: null, visionLeft: null, visionRight: null, waited: 0 },
  })
  const [id, without] = [await made.draft(mina.childId), await made.draft(leo.childId)]
  for (const { school } of [teacher, office]) {
    await editedReport(school, id, words)
    await editedReport(school, without, words)
  }
  await made.publish(id)
  await readReport(mina.school, id, null, words)
  const looks = (await looksAt(mina.school, mina.childId)).looks
  expect(looks.map(({ subject, role, reason }) => ({ subject, role, reason }))).toEqual(
    expect.arrayContaining([
      { subject: 'growth', role: 'teacher', reason: null },
      { subject: 'growth', role: 'office', reason: 'Read the growth report.' },
    ]),
  )
  expect(looks).toHaveLength(2)
  expect((await looksAt(leo.school, leo.childId)).looks).toEqual([])
})
