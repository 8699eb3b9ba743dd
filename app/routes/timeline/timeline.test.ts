import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nameChildren } from '#app/modules/albums/naming.server.ts'
import { type Family, TestClass } from '#app/modules/albums/test-class.ts'
import type { TimelineSources } from '#app/platform/timeline.ts'
import { entriesPerPage, type ShownEntry } from '#app/platform/timeline-page.server.ts'
import { albums } from '#db/schema/albums.ts'
import { absences } from '#db/schema/attendance.ts'
import { enrolments, guardianships } from '#db/schema/children.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { allModules } from '#tenants/registry.ts'
import { loader } from './timeline.tsx'

interface Page {
  entries: ShownEntry[]
  older: { day: string; id: string } | null
  kinds: { id: string }[]
  links: { href: string }[]
}

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestClass
let family: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestClass.make()
  family = await own.family()
  await own.place.inside.write(tx =>
    tx.update(enrolments).set({ startsOn: '2025-09-01' }).where(eq(enrolments.childId, family.childId)),
  )
})
afterAll(() => store.remove())

const see = async (by: { visitor: Family['visitor'] }, query = '') => {
  const answer = await by.visitor.load(loader, `/timeline/${family.childId}${query}`, {
    params: { childId: family.childId },
  })
  return { status: answer.status, page: answer.data as Page }
}
const absent = (day: string) =>
  family.school.write(tx =>
    tx.insert(absences).values({
      id: randomUUID(),
      childId: family.childId,
      reportedBy: family.memberId,
      fromDay: day,
      toDay: day,
      reason: 'sick',
    }),
  )

test('what modules kept of a child stands in one order of days, with pictures that show the child', async () => {
  const shown = await own.album(3, { happenedOn: '2026-03-02' })
  const [first, , third] = shown.items
  await own.album(1, { happenedOn: '2026-03-03', title: 'Without the child' })
  for (const item of [first, third]) await nameChildren(own.teacher.school, shown.id, item?.id ?? '', [family.childId])
  await absent('2026-03-05')
  await absent('2026-03-01')
  const { page } = await see(family)
  expect(page.entries.map(({ kind, day, title }) => [kind, day, title])).toEqual([
    ['attendance.absences', '2026-03-05', 'Absent: Sick'],
    ['albums.photos', '2026-03-02', 'Pond walk'],
    ['attendance.absences', '2026-03-01', 'Absent: Sick'],
    ['classes', '2025-09-01', 'Came into Bees'],
  ])
  expect(page.entries[1]?.pictures?.map(({ id }) => id)).toEqual([first?.id, third?.id])
  expect((await see(family, '?kind=albums.photos')).page.entries).toHaveLength(1)
})

test('a page goes on where the one before ended, whatever a day holds', async () => {
  for (let count = 0; count < entriesPerPage + 5; count++) await absent(count % 2 ? '2026-03-05' : '2026-03-04')
  const first = (await see(family)).page
  expect(first.entries).toHaveLength(entriesPerPage)
  const second = (await see(family, `?before=${first.older?.day}_${first.older?.id}`)).page
  const ids = [...first.entries, ...second.entries].map(({ id }) => id)
  expect(new Set(ids).size).toBe(entriesPerPage + 6)
  expect(second.older).toBeNull()
  expect((await see(family, '?before=2026-02-31_x')).page.entries).toHaveLength(entriesPerPage)
})

test('an album stands on its day, also once that has changed, and goes with the last name of the child', async () => {
  const shown = await own.album(2, { happenedOn: '2026-03-02' })
  const [first, second] = shown.items
  for (const item of [first, second]) await nameChildren(own.teacher.school, shown.id, item?.id ?? '', [family.childId])
  const days = async () => (await see(family, '?kind=albums.photos')).page.entries.map(({ day }) => day)
  expect(await days()).toEqual(['2026-03-02'])
  await own.place.inside.write(tx => tx.update(albums).set({ happenedOn: '2026-02-01' }).where(eq(albums.id, shown.id)))
  expect(await days()).toEqual(['2026-02-01'])
  await nameChildren(own.teacher.school, shown.id, first?.id ?? '', [])
  expect(await days()).toEqual(['2026-02-01'])
  await nameChildren(own.teacher.school, shown.id, second?.id ?? '', [])
  expect(await days()).toEqual([])
  await nameChildren(own.teacher.school, shown.id, second?.id ?? '', [family.childId])
  expect(await days()).toEqual(['2026-02-01'])
})

test('it is its family’s, its teachers’ and the office’s, as far as each sees what stands in it', async () => {
  const other = await own.family(own.bees, 'granted', 'Jan')
  for (const reader of [family, own.teacher, own.office]) expect((await see(reader)).status).toBe(200)
  for (const reader of [other, own.otherTeacher]) expect((await see(reader)).status).toBe(404)
  const album = await own.album(1, { audience: 'families', childIds: [other.childId] })
  await nameChildren(own.teacher.school, album.id, album.items[0]?.id ?? '', [family.childId])
  const titles = async (reader: Pick<Family, 'visitor'>) => (await see(reader)).page.entries.map(({ title }) => title)
  expect(await titles(own.teacher)).toContain('Pond walk')
  expect(await titles(family)).not.toContain('Pond walk')
  await own.place.inside.write(tx =>
    tx.update(guardianships).set({ endedAt: new Date() }).where(eq(guardianships.memberId, family.memberId)),
  )
  expect((await see(family)).status).toBe(404)
})

test('what a module that is off has kept is not shown, nor offered', async () => {
  await absent('2026-03-05')
  await own.place.set('attendance', {}, false)
  const { page } = await see(family)
  expect(page.kinds.map(({ id }) => id)).not.toContain('attendance.absences')
  expect(page.entries.map(({ kind }) => kind)).toEqual(['classes'])
})

test('leads on to what modules make of it, as long as they are on', async () => {
  const linked = async (reader: Pick<Family, 'visitor'>) => (await see(reader)).page.links.map(({ href }) => href)
  const yearbook = `/albums/children/${family.childId}/yearbook`
  for (const reader of [family, own.teacher, own.office]) expect(await linked(reader)).toEqual([yearbook])
  await own.switchAlbums(false)
  expect(await linked(family)).toEqual([])
})

test('modules contribute the kinds that their manifests list', async () => {
  const files = import.meta.glob<{ timeline: TimelineSources }>('/app/modules/*/timeline.server.ts')
  for (const { id, timeline = [] } of allModules()) {
    const file = await files[`/app/modules/${id}/timeline.server.ts`]?.()
    expect(Object.keys(file?.timeline ?? {}), id).toEqual(timeline)
  }
})
