import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { v7 as uuidv7 } from 'uuid'
import { startAlbum } from '#app/modules/albums/album.server.ts'
import { readAlbum } from '#app/modules/albums/feed.server.ts'
import { addItems } from '#app/modules/albums/items.server.ts'
import { nameChildren } from '#app/modules/albums/naming.server.ts'
import { publishAlbum } from '#app/modules/albums/publication.server.ts'
import { reportAbsence } from '#app/modules/attendance/absence.server.ts'
import { addPerson } from '#app/modules/attendance/pickup-person.server.ts'
import { saveBirth } from '#app/modules/health/birth.server.ts'
import { saveCondition } from '#app/modules/health/conditions.server.ts'
import { logDose } from '#app/modules/health/doses.server.ts'
import { seedIncident } from '#app/modules/health/incident-seed.ts'
import { MeasurementForm } from '#app/modules/health/measurement-forms.ts'
import { saveMeasurement } from '#app/modules/health/measurements.server.ts'
import { answerOrder, signOrder } from '#app/modules/health/medication-orders.server.ts'
import { saveVaccination } from '#app/modules/health/vaccinations.server.ts'
import { openConversation } from '#app/modules/messages/opening.server.ts'
import { send } from '#app/modules/messages/sending.server.ts'
import { signNotice } from '#app/modules/notices/answer.server.ts'
import { writeNotice } from '#app/modules/notices/notice.server.ts'
import { shownNotice } from '#app/modules/notices/shown.server.ts'
import { noteMilestone } from '#app/modules/portfolio/milestones.server.ts'
import { planStep } from '#app/modules/portfolio/steps.server.ts'
import type { Family, Person, TestPortfolio } from '#app/modules/portfolio/test-portfolio.ts'
import { seedReports } from '#app/modules/reports/seed.ts'
import { photoBy } from '#tenants/files/test-photos.ts'
import { correctChild } from '#tenants/people/children.server.ts'
import { openVolume } from '#tenants/people/record/record.server.ts'
import { runJobs } from '#workers/run-jobs.ts'

/** For tests: what a browser must take for text wherever it stands. */
export const nasty = '<script>alert(1)</script> "&\' <img src=x onerror=alert(2)> شجرة‮ 👩‍👩‍👧'

/** For tests: an album of the Bees, out, with one photo for each list of children it shows. @returns the photos' ids */
export async function albumOf(own: TestPortfolio, title: string, shows: readonly string[][]): Promise<string[]> {
  const { school } = own.teacher
  const album = await startAlbum(school, randomUUID(), {
    ...{ classId: own.bees, title, note: undefined, happenedOn: school.today(), audience: 'class', childIds: [] },
    ...{ commentsOn: true, heartsOn: true },
  })
  const mediaIds: string[] = []
  for (const _ of shows) mediaIds.push(await photoBy(school))
  await addItems(school, album, mediaIds)
  const { items } = await readAlbum(school, album)
  for (const [index, childIds] of shows.entries()) {
    const item = items.find(({ mediaId }) => mediaId === mediaIds[index])
    if (item) await nameChildren(school, album, item.id, childIds)
  }
  await publishAlbum(school, album, 'now')
  return mediaIds
}

/** For tests: something of a child in every module, each text of it `words`. */
export async function everything(own: TestPortfolio, family: Family, words: string): Promise<void> {
  const { childId, school } = family
  const today = school.today()
  const short = words.slice(0, 75)
  await correctChild(own.place.inside, childId, { firstName: 'Mina', lastName: short, birthDate: '2022-05-01' })
  await albumOf(own, short, [[childId], [childId]])
  await own.observe([childId], { text: words, words, mediaIds: [], areas: ['eyfs.maths.number'] })
  await noteMilestone(own.teacher.school, childId, {
    term: 'eyfs.maths.number.1',
    standing: 'secure',
    observationId: undefined,
  })
  const step = { area: undefined, text: words, forFamily: true }
  await planStep(own.teacher.school, childId, randomUUID(), step)
  await planStep(own.teacher.school, childId, randomUUID(), { ...step, text: 'For staff alone', forFamily: false })
  await reportAbsence(school, {
    absenceId: randomUUID(),
    childId,
    fromDay: today,
    toDay: today,
    reason: 'sick',
    note: words,
  })
  await addPerson(school, childId, {
    ...{ personId: randomUUID(), name: short, relation: 'Aunt', phone: '+49 170 1234567', fromDay: today },
  })
  await healthOf(family, short)
  await careOf(own, family, words)
  await reportOf(own, family, words)
  const noticeId = randomUUID()
  await writeNotice(own.teacher.school, noticeId, {
    ...{ title: short, body: words, level: 'sign', audience: 'chosen', classIds: [own.bees], tagIds: [], childIds: [] },
    ...{ mediaIds: [], everyGuardian: false, commentsOn: true, pinned: false, when: 'now' },
  })
  const [wording] = (await shownNotice(school, noticeId)).versions
  await signNotice(
    school,
    noticeId,
    { versionId: wording?.id ?? '', childIds: [childId] },
    { way: 'drawn', mark: 'M10 10L50 60' },
  )
  await say(family, words)
}

async function healthOf({ school, childId }: Family, words: string): Promise<void> {
  await saveBirth(school, childId, { sex: 'female', weeks: undefined, days: undefined })
  await saveCondition(school, childId, {
    ...{ conditionId: uuidv7(), versionId: uuidv7(), kind: 'allergy', severity: 'serious', what: words, todo: words },
  })
  for (const [day, height] of [
    ['2025-05-01', '96'],
    ['2026-01-15', '101,5'],
  ])
    await saveMeasurement(
      school,
      MeasurementForm.parse({ measurementId: uuidv7(), childId, day, height, weight: '16' }),
    )
  await saveVaccination(school, childId, {
    ...{ vaccinationId: uuidv7(), way: 'given', vaccine: 'mmr', dose: 1, day: '2023-12-01', place: words },
  })
}

/** For tests: a line in the circle of somebody's child. */
export async function say(by: Person & { childId: string }, body: string): Promise<void> {
  const circle = await openConversation(by.school, { kind: 'child', about: by.childId })
  const hours = { officeHours: false, days: [], from: '08:00', to: '17:00' }
  await send(by.school, circle, { messageId: randomUUID(), body, mediaIds: [] }, hours)
}

/** For tests: the files of an archive of somebody's record, by their paths. */
export async function unzipped({ school, childId }: Family, part = 1): Promise<Map<string, Buffer>> {
  return entriesOf(await buffer(await (await openVolume(school, childId, part)).open()))
}

/** For tests: files of an archive by path, by the central directory (PKWARE APPNOTE 4.3.12), which is what unpackers read. */
export function entriesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, Buffer>()
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map(place =>
      place === 20 ? zip.readUInt32LE(at + place) : zip.readUInt16LE(at + place),
    ) as [number, number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + size)
    files.set(
      zip.toString('utf8', at + 46, at + 46 + name),
      zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes),
    )
    at += 46 + name + extra + comment
  }
  return files
}

/** A medicine with a dose that was not given, and an incident that was approved. */
async function careOf(own: TestPortfolio, { school, childId }: Family, words: string): Promise<void> {
  const [today, orderId] = [school.today(), uuidv7()]
  await signOrder(school, childId, {
    ...{ orderId, medicine: words, dose: '5', unit: 'ml', how: words, why: words, plan: 'as_needed', mostPerDay: 2 },
    ...{ leastHours: 4, fromDay: today, untilDay: today, expiresOn: today, way: 'drawn', mark: 'M10 10L50 60' },
    mediaIds: [],
  })
  await answerOrder(own.teacher.school, orderId, { answer: 'accepted' })
  await logDose(own.teacher.school, orderId, { doseId: uuidv7(), kind: 'not_given', time: undefined, reason: words })
  await seedIncident(own.teacher.school, {
    ...{ childId, daysAgo: 1, approved: { by: own.office.school, signedBy: school } },
    written: {
      ...{ time: '10:30', kind: 'bump', place: 'yard', what: words, regions: [], firstAid: words, firstAidBy: words },
      ...{ familyCalled: false, doctor: 'none', tellNow: false, others: 'For staff alone', outcome: 'submit' },
    },
  })
}

/** A report of a term that is published, and being corrected since. */
const reportOf = (own: TestPortfolio, { childId }: Family, words: string): Promise<void> =>
  seedReports(own.office.school, own.teacher.school, {
    ...{ termId: uuidv7(), runId: uuidv7(), name: 'Autumn', classId: own.bees, childIds: [childId] },
    ...{ words: [words, 'Of nobody'], correction: 'For staff alone', jobsDone: runJobs },
  })
