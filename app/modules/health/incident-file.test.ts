import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { media } from '#db/schema/media.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { filesOf, variantId } from '#tenants/files/store.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy } from '#tenants/files/test-photos.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { approveIncident } from './incident-approval.server.ts'
import { saveIncident } from './incidents.server.ts'
import { action as ask } from './routes/incident-file.ts'
import { type Person, TestHealth } from './test-health.ts'
import { bump } from './test-incident.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(async () => {
  endTypesetters()
  await store.remove()
})

const photoOf = async (by: Person): Promise<string> => {
  const id = await attachmentBy(by.school)
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a7' } })
  await (await filesOf(by.school)).put(variantId(id, 'w320'), await picture.jpeg().toBuffer())
  const variants = [{ name: 'w320', mime: 'image/jpeg', bytes: 5, width: 320, height: 240 }]
  await by.school.asSystem().write(tx => tx.update(media).set({ variants }).where(eq(media.id, id)))
  return id
}

test('an incident’s PDF shows the photos that its reader may see, each with what it is, and says how many are missing', async () => {
  const house = await TestHealth.make()
  const family = await house.family('Mia')
  const [kept, gone] = [await photoOf(house.teacher), await photoOf(house.teacher)]
  const input = bump(family.childId, { day: house.today, mediaIds: [kept, gone] })
  expect(await saveIncident(house.teacher.school, input)).toBeNull()
  expect(await approveIncident(house.office.school, input.incidentId, 1)).toBeNull()
  const pdfOf = async (person: Person) => {
    const { location } = await person.visitor.act(ask, {}, '/', { params: { incidentId: input.incidentId } })
    const mediaId = /made-files\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
    await runJobs(house.inside)
    return readPdf(await buffer(await (await deliverable(person.school, mediaId, 'file')).open()))
  }
  const photosIn = ({ tags }: Awaited<ReturnType<typeof pdfOf>>) =>
    flat(tags).flatMap(({ role, alt }) => (role === 'Figure' && alt?.startsWith('Photo ') ? [alt] : []))
  const both = ['Photo 1 of 2 of the incident', 'Photo 2 of 2 of the incident']
  expect(photosIn(await pdfOf(family))).toEqual(both)
  // One of them is not prepared (any more).
  await house.inside.write(tx => tx.update(media).set({ variants: [] }).where(eq(media.id, gone)))
  const lacking = await pdfOf(house.teacher)
  expect(photosIn(lacking)).toEqual(both.slice(0, 1))
  expect(lacking.letters).toContain('1photoisnotshownhere')
}, 60_000)
