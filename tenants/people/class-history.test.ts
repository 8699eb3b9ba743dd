import { expect, test } from 'vitest'
import { enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { smallSchool } from '../files/test-folder.ts'
import { classHistory } from './class-history.server.ts'
import { problemOf } from './test-people.ts'

test('a child’s classes are told with year, days and how it came into them', async () => {
  const { school, teacher, office, bees, frogs, teacherOf, family } = await smallSchool()
  const { childId, guardian } = await family(bees)
  const [next] = await school.write(tx =>
    tx.insert(classes).values({ name: 'Owls', schoolYear: '2999/00' }).returning({ id: classes.id }),
  )
  await school.write(async tx => {
    await tx.delete(enrolments)
    await tx.insert(enrolments).values([
      { childId, classId: frogs, startsOn: '2026-01-01', endsOn: '2026-02-28' },
      { childId, classId: bees, startsOn: '2026-03-01', endsOn: '2998-12-31' },
      { childId, classId: next?.id ?? '', startsOn: '2999-01-01' },
    ])
  })
  const whole = [
    { className: 'Owls', schoolYear: '2999/00', startsOn: '2999-01-01', endsOn: null, by: 'year' },
    { className: 'Bees', schoolYear: '2025/26', startsOn: '2026-03-01', endsOn: '2998-12-31', by: 'move' },
    { className: 'Frogs', schoolYear: '2025/26', startsOn: '2026-01-01', endsOn: '2026-02-28', by: 'coming' },
  ]
  expect(await classHistory(office, childId)).toMatchObject(whole)
  // The class before theirs too, which a teacher's own rights do not reach.
  expect(await classHistory(teacher, childId)).toMatchObject(whole)
  // What is to come a family hears from the school.
  expect((await classHistory(guardian, childId)).map(({ className }) => className)).toEqual(['Bees', 'Frogs'])
  const strangers = [await teacherOf(frogs), (await family(bees)).guardian, (await smallSchool()).office]
  for (const who of strangers) expect(await problemOf(classHistory(who, childId))).toBe('not_found')
})
