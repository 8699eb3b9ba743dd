import { count, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { enrolments, guardianships } from '#db/schema/children.ts'
import { imports } from '#db/schema/imports.ts'
import { memberContacts, members } from '#db/schema/members.ts'
import { childrenOf } from '../children.server.ts'
import { openClasses } from '../classes.server.ts'
import { contactsOf } from '../contacts.server.ts'
import { guardiansOfChild } from '../guardians.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf, problemsOf } from '../test-people.ts'
import { recentImports } from './made.server.ts'
import { makeImport } from './making.server.ts'
import { dropRoster, openRoster, settleRoster, takeRoster } from './roster.server.ts'
import { csv, longRoster, made, preview, taken, unnamed } from './test-roster.ts'
import { undoImport } from './undoing.server.ts'

const header = 'First name,Last name,Birth date,Class,Parent,Relation,E-mail,Phone'

test('a roster comes in whole: children, classes, guardians with sealed contacts; the file is gone', async () => {
  const { school, owner } = await newSchool()
  await newClass(school, 'Bees')
  const importId = await made(
    owner,
    csv(header, 'Mia,Chen,2021-03-05,Bees,Ann Chen,mum,ann@mail.example,030 123456', 'Ben,Li,2020-02-29,Owls,,,,'),
  )
  const [ben, mia] = await childrenOf(school)
  expect([mia, ben]).toMatchObject([
    { firstName: 'Mia', birthDate: '2021-03-05', classes: [{ name: 'Bees' }] },
    { firstName: 'Ben', birthDate: '2020-02-29', classes: [{ name: 'Owls' }] },
  ])
  expect((await openClasses(school)).map(({ name }) => name)).toEqual(['Bees', 'Owls'])
  const [ann] = await guardiansOfChild(school, mia?.id ?? '')
  expect(ann).toMatchObject({ name: 'Ann Chen', relation: 'mother', maySee: true, joined: false })
  expect((await contactsOf(school, [ann?.memberId ?? ''])).get(ann?.memberId ?? '')).toEqual({
    email: 'ann@mail.example',
    phone: '+4930123456',
  })
  const [row] = await school.read(q => q.select().from(imports).where(eq(imports.id, importId)))
  expect(row).toMatchObject({ state: 'made', fileSealed: null, skipped: 0 })
})

test('siblings share a guardian by e-mail, or by telephone and name; somebody known is recognised', async () => {
  const { school, owner } = await newSchool()
  const known = await newGuardian(school, await newChild(school, await newClass(school)), 'greta@mail.example')
  await made(
    owner,
    csv(
      header,
      'Lea,Chen,2021-03-05,,Ann Chen,mum,ann@mail.example,',
      'Tim,Chen,2019-03-05,,Ann Chen-Li,mum,ANN@mail.example,',
      'Ben,Li,2020-02-29,,Bo Li,dad,,030 123456',
      'Kim,Li,2021-02-28,,bo li,dad,,+49 30 123456',
      'Eva,Li,2022-02-28,,Cai Li,mum,,030 123456',
      'Zoe,Guard,2020-01-01,,Greta G,mum,greta@mail.example,',
    ),
  )
  const people = await school.read(q =>
    q
      .select({ name: members.name, children: count(guardianships.id) })
      .from(members)
      .innerJoin(guardianships, eq(guardianships.memberId, members.id))
      .groupBy(members.id, members.name)
      .orderBy(members.name),
  )
  expect(people).toEqual([
    { name: 'Ann Chen', children: 2 },
    { name: 'Bo Li', children: 2 },
    { name: 'Cai Li', children: 1 },
    { name: 'Greta Guardian', children: 2 },
  ])
  expect(known).toBeTruthy()
})

test('a child who is there, or stands in the file twice, is said and not made again', async () => {
  const { school, owner } = await newSchool()
  await made(owner, csv(header, 'Mia,Chen,2021-03-05,Bees,,,,'))
  const importId = await taken(
    owner,
    csv(
      header,
      'mia,CHEN,2021-03-05,Bees,,,,',
      'Zoë,Li,2020-01-01,,,,,',
      'Zoe,Li,2020-01-01,,,,,',
      'Zoe,Li,2022-01-01,,,,,',
    ),
  )
  const { match, obstacle } = await preview(owner, importId)
  expect(obstacle).toBeNull()
  expect(match?.here.map(({ line }) => line)).toEqual([2])
  expect(match?.twice.map(({ draft, line }) => [draft.line, line])).toEqual([[4, 3]])
  expect(match?.newcomers.map(({ draft }) => draft.line)).toEqual([3, 5])
  await makeImport(owner, importId, unnamed)
  expect(await childrenOf(school)).toHaveLength(3)
  const again = await taken(owner, csv(header, 'Mia,Chen,2021-03-05,Bees,,,,'))
  expect((await preview(owner, again)).obstacle).toBe('nobody_new')
  expect(await problemOf(makeImport(owner, again, unnamed))).toBe('conflict')
})

test('with one wrong row nothing is written', async () => {
  const { school, owner } = await newSchool()
  const importId = await taken(owner, csv(header, 'Mia,Chen,2021-03-05,Bees,,,,', 'Ben,Li,2023-02-29,Bees,,,,'))
  const { obstacle, problems, match } = await preview(owner, importId)
  expect([obstacle, problems]).toEqual([
    'problems',
    [{ line: 3, column: 2, field: 'birthDate', kind: 'no_such_day', written: '2023-02-29' }],
  ])
  expect(match?.newcomers).toHaveLength(1)
  expect(await problemOf(makeImport(owner, importId, unnamed))).toBe('conflict')
  expect([await childrenOf(school), await openClasses(school)]).toEqual([[], []])
})

test('without a column for names, or with days that can be read in two ways, it is asked first', async () => {
  const { owner } = await newSchool()
  const importId = await taken(owner, csv('Kind,Born', 'Mia Chen,3/5/2021'))
  expect((await preview(owner, importId)).obstacle).toBe('no_names')
  await settleRoster(owner, importId, { columns: ['fullName', 'birthDate'] })
  expect((await preview(owner, importId)).obstacle).toBe('order_unknown')
  expect(await problemOf(makeImport(owner, importId, unnamed))).toBe('conflict')
  await settleRoster(owner, importId, { columns: ['fullName', 'birthDate'], order: 'mdy' })
  const { obstacle, match } = await preview(owner, importId)
  expect([obstacle, match?.newcomers[0]?.draft.child.birthDate]).toEqual([null, '2021-03-05'])
})

test('what was said about columns is remembered for the next file with these headers, in whatever order', async () => {
  const { owner } = await newSchool()
  const importId = await taken(owner, csv('Kind,Born,Ort', 'Mia Chen,3/5/2021,Berlin'))
  await settleRoster(owner, importId, { columns: ['fullName', 'birthDate', null], order: 'dmy' })
  const next = await openRoster(owner, await taken(owner, csv('Ort,Kind,BORN', 'Berlin,Ben Li,4/5/2021')))
  expect([next.columns, next.order]).toEqual([[null, 'fullName', 'birthDate'], 'dmy'])
  const { owner: other } = await newSchool()
  expect((await openRoster(other, await taken(other, csv('Kind,Born,Ort', 'a b,3/5/2021,c')))).columns[0]).toBeNull()
})

test('a wrong encoding is put right, and the columns are suggested anew', async () => {
  const { school, owner } = await newSchool()
  // '姓名' and '王芳' in GBK, with a line of Windows-1252 that makes the guess go wrong.
  const bytes = Buffer.concat([
    Buffer.from('d0d5c3fb2cc6e4cbfb0acdf5b7bc2c', 'hex'),
    Buffer.from('é é é é é é\n', 'latin1'),
  ])
  const importId = await taken(owner, bytes)
  const before = await openRoster(owner, importId)
  expect([before.encoding, before.columns[0]]).toEqual(['windows-1252', null])
  await settleRoster(owner, importId, { encoding: 'gb18030', columns: before.columns })
  const after = await openRoster(owner, importId)
  expect([after.encoding, after.columns[0]]).toEqual(['gb18030', 'fullName'])
  await makeImport(owner, importId, unnamed)
  expect(await childrenOf(school)).toMatchObject([{ firstName: '芳', lastName: '王' }])
})

test('taken in, made and given up twice, or by two at once, has one effect', async () => {
  const { school, owner } = await newSchool()
  const bytes = csv(header, 'Mia,Chen,2021-03-05,Bees,Ann,mum,ann@mail.example,')
  const importId = uuidv7()
  await Promise.all([takeRoster(owner, importId, bytes), takeRoster(owner, importId, bytes)])
  const other = await taken(owner, bytes)
  expect(await problemsOf([1, 2].map(() => makeImport(owner, importId, unnamed)))).toEqual(['none'])
  await makeImport(owner, importId, unnamed)
  expect(await problemOf(makeImport(owner, other, unnamed))).toBe('conflict')
  expect(await childrenOf(school)).toHaveLength(1)
  await dropRoster(owner, other)
  await dropRoster(owner, other)
  expect(await problemOf(dropRoster(owner, importId))).toBe('not_found')
  expect(await problemOf(openRoster(owner, other))).toBe('not_found')
  expect(await recentImports(owner)).toMatchObject([{ id: importId }])
  expect(await school.read(q => q.select({ file: imports.fileSealed }).from(imports))).toEqual([
    { file: null },
    { file: null },
  ])
})

test('a file rests sealed, and is nobody’s but the office’s of this school', async () => {
  const { school, owner } = await newSchool()
  const importId = await taken(owner, csv(header, 'Mia,Chen,2021-03-05,Bees,Ann,mum,ann@mail.example,'))
  const [row] = await school.read(q => q.select({ text: sql<string>`${imports}::text` }).from(imports))
  expect(row?.text).not.toMatch(/Mia|Chen|ann@|First/)
  const teacher = as(school, 'teacher', await newTeacher(school, [await newClass(school)]))
  const { owner: stranger } = await newSchool()
  for (const other of [teacher, stranger]) {
    expect(await problemOf(openRoster(other, importId))).toBe('not_found')
    expect(await problemOf(makeImport(other, importId, unnamed))).toBe('not_found')
    expect(await problemOf(dropRoster(other, importId))).toBe('not_found')
  }
  expect((await openRoster(owner, importId)).sheet.rows).toHaveLength(1)
})

test('a thousand rows come in, contacts sealed; bench/import says how long five thousand take', async () => {
  const { school, owner } = await newSchool()
  await made(owner, longRoster(1_000))
  const [[people], [sealed], [inClasses]] = await school.read(q =>
    Promise.all([
      q.select({ n: count() }).from(members).where(eq(members.role, 'guardian')),
      q.select({ n: count() }).from(memberContacts).where(sql`email_sealed like 'c1.%' and phone_sealed like 'c1.%'`),
      q.select({ n: count() }).from(enrolments),
    ]),
  )
  expect([people?.n, sealed?.n, inClasses?.n]).toEqual([1_500, 1_500, 1_000])
})

test('the audit log has one entry for every row, in one unbroken chain', async () => {
  const { school, owner } = await newSchool()
  const importId = await made(owner, longRoster(20))
  await undoImport(owner, importId)
  const { rows } = await school.read(q =>
    q.execute<{ broken: number; inserted: number; deleted: number; actors: number }>(sql`
      select count(*) filter (where previous_hash <> before or seq <> number)::int as broken,
        count(*) filter (where action = 'insert' and subject_table = 'children')::int as inserted,
        count(*) filter (where action = 'delete' and subject_table = 'guardianships')::int as deleted,
        count(distinct actor_id)::int as actors
      from (select *, lag(hash, 1, repeat('0', 64)) over (order by seq) as before, row_number() over (order by seq) as number from audit_log) l`),
  )
  expect(rows).toEqual([{ broken: 0, inserted: 20, deleted: 40, actors: 1 }])
})
