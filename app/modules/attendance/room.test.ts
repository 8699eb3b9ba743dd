import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { attendanceRooms } from '#db/schema/attendance-rolls.ts'
import { classStaff } from '#db/schema/members.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import type { RoomInput } from './forms.ts'
import { readRegister } from './register.server.ts'
import { moveTo } from './room.server.ts'
import { loader as register } from './routes/register.tsx'
import { action as settings, loader as settingsPage } from './routes/settings.tsx'
import { instantOf } from './school-day.server.ts'
import { type Person, TestRegister } from './test-register.ts'

let own: TestRegister
beforeEach(async () => {
  own = await TestRegister.make()
})

const move = (here: RoomInput['here'], over: Partial<RoomInput> = {}): RoomInput => ({
  ...{ stayId: uuidv7(), here, waited: 0 },
  ...over,
})
const adultsIn = async (classId: string, reader: Person = own.office) =>
  (await readRegister(reader.school, classId, own.today)).adults.map(({ name }) => name)

test('staff come into a room and leave it, each once however often it is sent', async () => {
  const comes = move('in')
  for (let times = 0; times < 2; times++) await moveTo(own.teacher.school, own.bees, comes)
  await moveTo(own.office.school, own.bees, move('in'))
  expect(await adultsIn(own.bees)).toEqual(['Olga Office', 'Tess Teacher'])
  await moveTo(own.teacher.school, own.bees, move('out'))
  await moveTo(own.teacher.school, own.bees, comes)
  expect(await adultsIn(own.bees)).toEqual(['Olga Office'])
})

test('nobody is in two rooms, and leaving one where one is not changes nothing', async () => {
  await moveTo(own.office.school, own.bees, move('in'))
  await moveTo(own.office.school, own.frogs, move('in'))
  await moveTo(own.office.school, own.bees, move('out'))
  expect([await adultsIn(own.bees), await adultsIn(own.frogs)]).toEqual([[], ['Olga Office']])
})

test('two taps at once leave one stay', async () => {
  await Promise.all([1, 2, 3].map(() => moveTo(own.office.school, own.bees, move('in'))))
  expect(await adultsIn(own.bees)).toEqual(['Olga Office'])
})

test('what was said yesterday has no effect today', async () => {
  const justAfterMidnight = instantOf(own.inside, own.today, '00:01')
  await moveTo(own.teacher.school, own.bees, move('in', { waited: 3_600_000 }), justAfterMidnight)
  expect(await own.inside.read(q => q.select().from(attendanceRooms))).toEqual([])
})

test('a room is open to its staff and the office only', async () => {
  const family = await own.family()
  for (const by of [own.otherTeacher, family])
    expect(await problemOf(moveTo(by.school, own.bees, move('in')))).toBe('not_found')
  expect(await family.school.read(q => q.select().from(attendanceRooms))).toEqual([])
})

test('the office sets how many children an adult may look after, for the school and for a class', async () => {
  await own.inside.write(tx => tx.insert(classStaff).values({ classId: own.frogs, memberId: own.teacher.memberId }))
  const form = {
    ...{ missingBy: '09:00', lateAfter: '09:00', schoolDays: '1', ratio: '8' },
    ...{ 'ratios[0].classId': own.bees, 'ratios[0].children': '4' },
    ...{ 'ratios[1].classId': own.frogs, 'ratios[1].children': '' },
  }
  const save = async (over = {}) => (await own.office.visitor.act(settings, { ...form, ...over })).status
  expect([await save({ ratio: '0' }), await save({ ratio: 'few' }), await save()]).toEqual([422, 422, 302])
  const limit = async (classId: string) =>
    ((await own.teacher.visitor.load(register, '/', { params: { classId } })).data as { limit: number }).limit
  expect([await limit(own.bees), await limit(own.frogs)]).toEqual([4, 8])
  expect((await own.office.visitor.load(settingsPage)).data).toMatchObject({ settings: { ratios: { [own.bees]: 4 } } })
})
