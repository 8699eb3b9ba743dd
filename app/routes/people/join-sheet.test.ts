import { buffer } from 'node:stream/consumers'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { media } from '#db/schema/media.ts'
import { deliverable, nameOf } from '#tenants/files/delivery.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { recoverLostFiles, tidyFiles } from '#tenants/files/upkeep.server.ts'
import { groupedJoinCode } from '#tenants/identity/join-code.ts'
import { joinCodesFor, revokeJoinCodes } from '#tenants/identity/join-codes.server.ts'
import { newChild, newClass, newTeacher } from '#tenants/people/test-people.ts'
import type { School } from '#tenants/school.server.ts'
import { endTypesetters } from '#workers/reports/make-pdf.server.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { loader as sheet } from '../made-files/made-file.tsx'
import { action as childSheet } from './child-sheet.ts'
import { action as classSheet } from './class-sheet.ts'
import { paths } from './paths.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(async () => {
  endTypesetters()
  await store.remove()
})

const idOf = (location: string | null) => /made-files\/([0-9a-f-]+)/.exec(location ?? '')?.[1] ?? ''
const sheetsMade = async (school: TestSchool) =>
  (await runJobs(school.inside)).filter(({ job }) => job === 'people.join-sheet')
const actor = async (school: TestSchool, memberId: string): Promise<School> =>
  school.inside.as({ role: 'teacher', memberId, name: '', locale: null, welcomed: true })

test('a teacher has the sheet of their class made, once for the same codes; it is theirs alone, for a day', async () => {
  const school = await TestSchool.make()
  const classId = await newClass(school.inside, 'Sunflowers')
  const children = [await newChild(school.inside, classId), await newChild(school.inside, classId)]
  const memberId = await newTeacher(school.inside, [classId])
  const teacher = await school.as(memberId)
  const ask = async () => teacher.act(classSheet, {}, '/', { params: { classId } })

  const [first, second] = await Promise.all([ask(), ask()])
  const mediaId = idOf(first.location)
  expect(idOf(second.location)).toBe(mediaId)
  const page = async (who = teacher) =>
    who.load(sheet, `/?${new URLSearchParams({ from: paths.children({ classId }) })}`, { params: { mediaId } })
  expect((await page()).data).toMatchObject({ file: { state: 'waiting' }, from: paths.children({ classId }) })
  await recoverLostFiles(school.inside)
  expect(await sheetsMade(school)).toMatchObject([{ attempts: 1, outcome: 'done' }])
  expect((await page()).data).toMatchObject({ file: { state: 'ready', name: 'Join codes Sunflowers.pdf' } })

  const own = await actor(school, memberId)
  const file = await deliverable(own, mediaId, 'file')
  expect([file.variant.mime, await nameOf(own, file)]).toEqual(['application/pdf', 'Join codes Sunflowers.pdf'])
  const bytes = await buffer(await file.open())
  expect(bytes.length).toBe(await file.size())
  const pdf = await readPdf(bytes)
  expect(pdf).toMatchObject({ title: 'Join codes', lang: 'en', pdfUa: '1' })
  const codes = await joinCodesFor(school.inside, children)
  expect(codes).toHaveLength(4)
  for (const { code, childName } of codes) {
    expect(pdf.letters).toContain(groupedJoinCode(code).replace(/\s/g, ''))
    expect(pdf.letters).toContain(childName.replace(/\s/g, ''))
    expect(flat(pdf.tags).some(({ alt }) => alt?.includes(groupedJoinCode(code)))).toBe(true)
  }

  const office = await school.member('office')
  expect((await page(office)).status).toBe(404)
  expect((await page(await school.member('guardian'))).status).toBe(404)
  await ask()
  expect(await sheetsMade(school)).toEqual([])

  await revokeJoinCodes(school.inside, children[0] ?? '')
  expect(idOf((await ask()).location)).not.toBe(mediaId)
  await runJobs(school.inside)
  await school.inside.write(tx =>
    tx.update(media).set({ changedAt: sql`now() - interval '25 hours'` }).where(eq(media.id, mediaId)),
  )
  await tidyFiles(school.inside)
  expect((await page()).status).toBe(404)
  expect(await store.keys(`${school.inside.id}/${mediaId}/`)).toEqual([])
})

test('a sheet that could not be made says so and is made when it is asked for again', async () => {
  const school = await TestSchool.make()
  const childId = await newChild(school.inside, await newClass(school.inside))
  const office = await school.member('office')
  const ask = async () => idOf((await office.act(childSheet, {}, '/', { params: { childId } })).location)
  const mediaId = await ask()
  const state = async () => (await office.load(sheet, '/', { params: { mediaId } })).data

  await school.inside.write(tx => tx.execute(sql`delete from outbox where job = 'people.join-sheet'`))
  await (await import('#app/platform/made-file/making.server.ts')).giveUpFile(school.inside, {
    mediaId,
  })
  expect(await state()).toMatchObject({ file: { state: 'failed' } })
  expect(await ask()).toBe(mediaId)
  expect(await sheetsMade(school)).toMatchObject([{ outcome: 'done' }])
  expect(await state()).toMatchObject({ file: { state: 'ready' } })
})
