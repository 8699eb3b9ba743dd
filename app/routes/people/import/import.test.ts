import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { suggestColumns } from '#tenants/people/import/suggestion.ts'
import { csv } from '#tenants/people/import/test-roster.ts'
import { action as drop } from './dropping.ts'
import { action as make } from './making.ts'
import { loader as problems } from './problems.ts'
import { loader as page, action as settle } from './roster.tsx'
import { loader as template } from './template.ts'
import { action as undo } from './undoing.ts'
import { action as upload } from './upload.tsx'

const fileOf = (bytes: Buffer, name = 'roster.csv') => new File([new Uint8Array(bytes)], name)
const errorsOf = (data: unknown) => (data as { submission: { error: Record<string, string[]> } }).submission.error

async function office() {
  const school = await TestSchool.make()
  const person = await school.member('office')
  const importId = uuidv7()
  const at = { params: { importId } }
  const send = (bytes: Buffer) => person.act(upload, { importId, file: fileOf(bytes) }, '/people/import')
  return { school, person, importId, at, send }
}

test('the office sends a file, looks at it, imports it and takes it back', async () => {
  const { school, person, importId, at, send } = await office()
  const sent = await send(csv('First name,Last name,Class', 'Mia,Chen,Bees', 'Ben,Li,Bees'))
  expect([sent.status, sent.location]).toEqual([302, `/people/imports/${importId}`])
  const { data } = await person.load(page, sent.location ?? '', at)
  expect(data).toMatchObject({
    summary: { state: 'waiting' },
    shown: { obstacle: null, counts: { children: 2 }, newClasses: ['Bees'], rows: [{ line: 2, name: 'Mia Chen' }, {}] },
  })
  expect((await person.act(make, {}, '/', at)).location).toBe(sent.location)
  expect(await childrenOf(school.inside)).toHaveLength(2)
  expect((await person.load(page, '/', at)).data).toMatchObject({
    summary: { state: 'made', children: 2 },
    shown: null,
  })
  await person.act(undo, {}, '/', at)
  expect(await childrenOf(school.inside)).toEqual([])
})

test('a file that is no roster is refused at the field, in the reader’s language', async () => {
  const { person, importId, at } = await office()
  const zh = { headers: { 'accept-language': 'zh-CN' } }
  const answer = await person.act(upload, { importId, file: fileOf(Buffer.from('%PDF-1.7')) }, '/people/import', zh)
  expect([answer.status, errorsOf(answer.data).file]).toEqual([422, ['这不是名单：请上传 CSV 或 Excel 文件。']])
  expect((await person.act(upload, { importId }, '/people/import')).status).toBe(422)
  expect((await person.load(page, '/', at).catch(error => error)).status).toBe(404)
})

test('columns are said once each', async () => {
  const { person, at, send } = await office()
  await send(csv('Kind,Ort', 'Mia Chen,Berlin'))
  const twice = await person.act(settle, { columns: ['fullName', 'fullName'] }, '/', at)
  expect([twice.status, errorsOf(twice.data).columns]).toEqual([
    422,
    ['Two columns are said to be the same. Please choose one of them.'],
  ])
  const fewer = await person.act(settle, { columns: ['fullName'] }, '/', at)
  expect(errorsOf(fewer.data).columns).toEqual(['The file has other columns now. Please look again.'])
  expect((await person.act(settle, { columns: ['fullName', 'none'], encoding: 'utf-8' }, '/', at)).status).toBe(302)
  expect((await person.load(page, '/', at)).data).toMatchObject({ shown: { obstacle: null } })
})

test('problems come as a file in which a formula is text', async () => {
  const { person, at, send } = await office()
  await send(csv('First name,Last name,E-mail,Parent', `Mia,Chen,=cmd|' /C calc'!A0,Ann`))
  const { data, headers } = await person.load(problems, '/', at)
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(String(data)).toContain(`2,C,Guardian 1: e-mail,'=cmd|' /C calc'!A0,Not an e-mail address.`)
})

test('the empty list has headers that are known when it comes back, in both languages', async () => {
  const { person } = await office()
  for (const language of ['en', 'zh-CN']) {
    const { data } = await person.load(template, '/', { headers: { 'accept-language': language } })
    const headers = String(data).replace('\ufeff', '').trim().split(',')
    expect(suggestColumns(headers)).toEqual([
      'firstName',
      'lastName',
      'callName',
      'birthDate',
      'className',
      'tags',
      ...[1, 2].flatMap(n => ['Name', 'Relation', 'Email', 'Phone'].map(each => `guardian${n}${each}`)),
    ])
  }
})

test('a file that was given up is gone, and importing is the office’s', async () => {
  const { school, person, at, send } = await office()
  await send(csv('First name,Last name', 'Mia,Chen'))
  const teacher = await school.member('teacher')
  expect((await teacher.act(make, {}, '/', at).catch(error => error)).status).toBe(403)
  await person.act(drop, {}, '/', at)
  expect((await person.load(page, '/', at).catch(error => error)).status).toBe(404)
  expect((await person.act(make, {}, '/', at).catch(error => error)).status).toBe(404)
})
