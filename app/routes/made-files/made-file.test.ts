import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { askForFile, putMadeFile } from '#tenants/files/made.server.ts'
import { markFailed } from '#tenants/files/media.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { loader } from './made-file.tsx'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

test('a file that is made is waited for by the one who asked, who finds back to where it was', async () => {
  const school = await TestSchool.make()
  const [teacher, other] = [await school.member('teacher'), await school.member('office')]
  const { memberId } = teacher
  const asTeacher = school.inside.as({ role: 'teacher', memberId, name: '', locale: null, welcomed: true })
  const ask = (key: string) =>
    askForFile(asTeacher, { key, name: `${key}.pdf`, job: 'people.join-sheet', payload: { locale: 'en' } })
  const [made, failed] = [await ask('made'), await ask('failed')]
  const page = async (mediaId: string, from = '/people', who = teacher) =>
    who.load(loader, `/made-files/${mediaId}?${new URLSearchParams({ from })}`, { params: { mediaId } })

  expect((await page(made)).data).toMatchObject({ title: 'made.pdf', file: { state: 'waiting' }, from: '/people' })
  await putMadeFile(school.inside, made, { mime: 'application/pdf', bytes: Buffer.from('%PDF') })
  await markFailed(school.inside, failed, 'unavailable')
  expect((await page(made)).data).toMatchObject({ file: { state: 'ready' } })
  expect((await page(failed)).data).toMatchObject({ file: { state: 'failed' } })
  for (const away of ['https://elsewhere.example/', '//elsewhere.example', 'javascript:alert(1)'])
    expect((await page(made, away)).data).toMatchObject({ from: '/' })
  expect((await page(made, '/people', other)).status).toBe(404)
  expect((await page('no-id')).status).toBe(404)
})
