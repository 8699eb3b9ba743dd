import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { type MemberRole, members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { publish } from '../bus.server.ts'
import { problemOf } from '../people/test-people.ts'
import { School } from '../school.server.ts'
import { otherSchoolsOf, ownSchool } from './schools.server.ts'

async function schoolOf(identityId: string, name: string, role: MemberRole = 'guardian') {
  const school = new School(await insertSchool({ name }), system)
  const id = uuidv7()
  await school.write(tx => tx.insert(members).values({ id, identityId, role, name: 'Ana' }))
  const change = async (columns: Partial<typeof members.$inferInsert>) => {
    await school.write(tx => tx.update(members).set(columns).where(eq(members.id, id)))
    await publish('member', school.id)
  }
  return { school, change }
}

test('an identity finds the schools it belongs to, by name, and nobody else finds them', async () => {
  const [ana, other] = [uuidv7(), uuidv7()]
  const [sunrise, acorn] = [await schoolOf(ana, 'Sunrise'), await schoolOf(ana, 'Acorn', 'teacher')]
  const stranger = await schoolOf(other, 'Elsewhere')
  expect(await otherSchoolsOf(ana, sunrise.school.id)).toEqual([
    { id: acorn.school.id, name: 'Acorn', role: 'teacher' },
  ])
  expect((await otherSchoolsOf(ana, stranger.school.id)).map(({ name }) => name)).toEqual(['Acorn', 'Sunrise'])
  expect(await otherSchoolsOf(other, stranger.school.id)).toEqual([])
  expect(await problemOf(ownSchool(other, acorn.school.id))).toBe('not_found')
  expect(await problemOf(ownSchool(ana, uuidv7()))).toBe('not_found')
})

test('two memberships of one school are one school, by the wider reach', async () => {
  const ana = uuidv7()
  const { school } = await schoolOf(ana, 'Sunrise')
  await school.write(tx => tx.insert(members).values({ identityId: ana, role: 'teacher', name: 'Ana' }))
  expect(await otherSchoolsOf(ana, uuidv7())).toEqual([{ id: school.id, name: 'Sunrise', role: 'teacher' }])
})

test('who has left a school, or whose school is suspended, is not led there', async () => {
  const ana = uuidv7()
  const [left, suspended] = [await schoolOf(ana, 'Left'), await schoolOf(ana, 'Suspended')]
  expect(await otherSchoolsOf(ana, uuidv7())).toHaveLength(2)
  await left.change({ leftAt: new Date() })
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schools).set({ state: 'suspended' }).where(eq(schools.id, suspended.school.id)),
  )
  await publish('school', suspended.school.id)
  expect(await otherSchoolsOf(ana, uuidv7())).toEqual([])
  for (const { school } of [left, suspended]) expect(await problemOf(ownSchool(ana, school.id))).toBe('not_found')
})

test('the identity role sees of schools its own memberships only, and of these no name', async () => {
  const [ana, other] = [uuidv7(), uuidv7()]
  await schoolOf(ana, 'Sunrise')
  await schoolOf(other, 'Elsewhere')
  const asking = (identityId: string | null, columns: string) =>
    runTransaction(
      'identity',
      {
        readOnly: true,
        prelude: identityId ? [{ text: `select set_config('app.identity_id', $1, true)`, values: [identityId] }] : [],
      },
      async q => (await q.execute(`select ${columns} from members`)).rows,
    )
  expect(await asking(ana, 'identity_id')).toEqual([{ identity_id: ana }])
  expect(await asking(null, 'identity_id')).toEqual([])
  await expect(asking(ana, 'name')).rejects.toThrow()
})
