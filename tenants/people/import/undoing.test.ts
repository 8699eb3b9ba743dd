import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { imports } from '#db/schema/imports.ts'
import { members } from '#db/schema/members.ts'
import { childrenOf, correctChild, moveChild } from '../children.server.ts'
import { openClasses } from '../classes.server.ts'
import { spellNames } from '../directory/spelt.server.ts'
import { addGuardian, guardiansOfChild } from '../guardians.server.ts'
import { as, everyRight, newChild, newClass, newSchool, newTeacher, problemOf } from '../test-people.ts'
import { importOf, recentImports } from './made.server.ts'
import { csv, made } from './test-roster.ts'
import { undoImport } from './undoing.server.ts'

const header = 'First name,Last name,Class,Parent,E-mail'

/** A school with a child of its own, and an import of three children in two new classes. */
async function afterImport() {
  const { school, owner } = await newSchool()
  const own = await newClass(school, 'Bees')
  await newChild(school, own, 'Old')
  const importId = await made(
    owner,
    csv(
      header,
      'Mia,Chen,Bees,Ann,ann@mail.example',
      'Ben,Li,Owls,Bo,bo@mail.example',
      'Eva,Li,Foxes,Bo,bo@mail.example',
    ),
  )
  const ids = new Map((await childrenOf(school)).map(child => [child.firstName, child.id]))
  const names = async () => ({
    children: (await childrenOf(school)).map(({ firstName }) => firstName),
    classes: (await openClasses(school)).map(({ name }) => name),
    guardians: (
      await school.read(q => q.select({ name: members.name }).from(members).where(eq(members.role, 'guardian')))
    ).map(({ name }) => name),
  })
  const guardianOf = async (name: string) => (await guardiansOfChild(school, ids.get(name) ?? ''))[0]?.memberId ?? ''
  return { school, owner, own, importId, child: (name: string) => ids.get(name) ?? '', guardianOf, names }
}

test('an import that nobody has used is removed without a trace of its people; said twice, once', async () => {
  const { school, owner, importId, names } = await afterImport()
  // A job has made them to be found meanwhile, which is no use of them.
  await spellNames(school)
  expect((await importOf(owner, importId)).kept).toEqual([])
  await undoImport(owner, importId)
  await undoImport(owner, importId)
  expect(await names()).toEqual({ children: ['Old'], classes: ['Bees'], guardians: [] })
  expect(await importOf(owner, importId)).toMatchObject({ state: 'undone', children: 0, guardians: 0, kept: [] })
})

test('a child that was corrected or moved stays, with its guardian and class', async () => {
  const { school, owner, own, importId, child, names } = await afterImport()
  await correctChild(school, child('Ben'), { firstName: 'Benno', lastName: 'Li' })
  await moveChild(school, child('Mia'), own)
  await undoImport(owner, importId)
  expect(await names()).toEqual({ children: ['Benno', 'Old'], classes: ['Bees', 'Owls'], guardians: ['Bo'] })
  expect((await importOf(owner, importId)).kept).toEqual([{ childId: child('Ben'), name: 'Benno Li', use: 'changed' }])
})

test('children stay whose guardian has joined, and why is said before', async () => {
  const { school, owner, importId, guardianOf, names } = await afterImport()
  const bo = await guardianOf('Ben')
  await school.write(tx => tx.update(members).set({ identityId: uuidv7() }).where(eq(members.id, bo)))
  expect((await importOf(owner, importId)).kept.map(({ name, use }) => [name, use])).toEqual([
    ['Ben Li', 'joined'],
    ['Eva Li', 'joined'],
  ])
  await undoImport(owner, importId)
  expect(await names()).toEqual({
    children: ['Ben', 'Eva', 'Old'],
    classes: ['Bees', 'Foxes', 'Owls'],
    guardians: ['Bo'],
  })
})

test('what any table points at stays: a tagged child, a guardian of another child, a class with a teacher', async () => {
  const { school, owner, own, importId, child, names } = await afterImport()
  await school.write(async tx => {
    await tx.execute(sql`insert into join_codes (id, child_id, guardian_number, code_hash, code_sealed, expires_at)
      values (${uuidv7()}, ${child('Mia')}, '1', ${uuidv7()}, 'x', now() + interval '1 day'), (${uuidv7()}, ${child('Eva')}, '1', ${uuidv7()}, 'x', now() + interval '1 day')`)
    await tx.execute(sql`update join_codes set used_at = now() where child_id = ${child('Eva')}`)
  })
  const other = await newChild(school, own, 'New')
  await addGuardian(school, other, uuidv7(), {
    name: 'Ann',
    relation: 'mother',
    rights: everyRight,
    contact: { email: 'ann@mail.example' },
  })
  await newTeacher(school, [(await openClasses(school)).find(({ name }) => name === 'Owls')?.id ?? ''])
  await undoImport(owner, importId)
  expect(await names()).toEqual({
    // Mia’s sheet was printed and not used; Eva’s code was.
    children: ['Eva', 'New', 'Old'],
    classes: ['Bees', 'Foxes', 'Owls'],
    guardians: ['Ann', 'Bo'],
  })
})

test('after its day an import stays and is no longer shown; others and teachers cannot take it back', async () => {
  const { school, owner, own, importId, names } = await afterImport()
  const before = await names()
  const teacher = as(school, 'teacher', await newTeacher(school, [own]))
  expect(await problemOf(undoImport(teacher, importId))).toBe('not_found')
  expect(await problemOf(undoImport((await newSchool()).owner, importId))).toBe('not_found')
  await school.write(tx => tx.update(imports).set({ expiresAt: sql`now() - interval '1 minute'` }))
  expect(await problemOf(undoImport(owner, importId))).toBe('conflict')
  expect(await problemOf(importOf(owner, importId))).toBe('not_found')
  expect(await recentImports(owner)).toEqual([])
  expect(await names()).toEqual(before)
})
