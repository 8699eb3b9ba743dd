import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { School } from '../school.server.ts'
import { mostChildren, noteChildCount } from './child-counts.server.ts'
import { addDays } from './lifecycle.ts'
import { reportChildren } from './reporting.server.ts'

test('a school’s children are counted for the day, the highest number stays, and one that pays nothing is told to nobody', async () => {
  const school = new School(await insertSchool(), system)
  const today = school.today()
  await school.write(tx =>
    tx.insert(children).values([
      { firstName: 'Mina', lastName: 'Chen' },
      { firstName: 'Leo', lastName: 'Chen' },
      { firstName: 'Gone', lastName: 'Chen', leftOn: '2020-01-01' },
    ]),
  )
  const most = (from: string) =>
    runTransaction('platform', { readOnly: true }, q => mostChildren(q, school.id, from, addDays(today, 1)))
  await reportChildren(school)
  expect(await most(today)).toBe(2)
  await noteChildCount(school.id, today, 5)
  await reportChildren(school)
  expect(await most(today)).toBe(5)
  await noteChildCount(school.id, addDays(today, -40), 9)
  expect(await most(addDays(today, -30))).toBe(5)
})
