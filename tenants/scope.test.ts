import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher } from './people/test-people.ts'
import type { ActorRole } from './roles.ts'
import type { School } from './school.server.ts'

/** What policies are told of the actor's classes and children. */
async function circleOf(school: School): Promise<unknown[]> {
  const { rows } = await school.read(q =>
    q.execute(sql`select nullif(current_setting('app.class_ids', true), '') as classes,
      nullif(current_setting('app.child_ids', true), '') as children`),
  )
  return Object.values(rows[0] ?? {})
}

test('teachers and guardians have classes and children', async () => {
  const { school, owner } = await newSchool()
  const classId = await newClass(owner)
  const childId = await newChild(owner, classId)
  const own = [`{${classId}}`, `{${childId}}`]
  expect(await circleOf(as(school, 'teacher', await newTeacher(owner, [classId])))).toEqual(own)
  expect(await circleOf(as(school, 'guardian', await newGuardian(owner, childId)))).toEqual(own)
})

test.each<ActorRole>(['owner', 'office', 'visitor', 'system', 'kiosk'])(
  'nobody else has any, since circles do not ask the role: %s',
  async role => {
    const { school, owner } = await newSchool()
    const classId = await newClass(owner)
    const memberId = await newGuardian(owner, await newChild(owner, classId))
    const kioskId = role === 'kiosk' ? memberId : undefined
    const actor = { role, memberId, name: role, locale: null, welcomed: true, ...(kioskId && { kioskId }) }
    expect(await circleOf(school.as(actor))).toEqual([null, null])
  },
)
