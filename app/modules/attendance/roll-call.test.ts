import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { attendanceRollCalls } from '#db/schema/attendance-rolls.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { markChildren } from './marking.server.ts'
import { endRollCall, sayOf, startRollCall } from './roll-call.server.ts'
import type { RollWord } from './roll-forms.ts'
import { pastRollCalls, readRoll, rollReport } from './roll-list.server.ts'
import { moveTo } from './room.server.ts'
import { loader as page } from './routes/roll-call.tsx'
import { loader as report } from './routes/roll-report.tsx'
import { instantOf } from './school-day.server.ts'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
let jan: Family
let finn: Family
/** Noon on the school's wall, so that no test crosses midnight. */
let noon: number
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  jan = await own.family('Jan')
  finn = await own.family('Finn', own.frogs)
  noon = instantOf(own.inside, own.today, '12:00')
  await own.send(own.teacher, own.mark(mia.childId), own.mark(jan.childId, { state: 'absent' }))
  await own.send(own.otherTeacher, own.mark(finn.childId))
  await moveTo(own.teacher.school, own.bees, { stayId: uuidv7(), here: 'in', waited: 0 })
})

const minutes = (count: number) => count * 60_000
const start = (by: Person, at = noon, rollCallId = uuidv7()) =>
  startRollCall(by.school, { rollCallId, waited: 0 }, at).then(() => rollCallId)
const word = (personId: string, over: Partial<RollWord> = {}): RollWord => ({
  ...{ person: 'child', personId, safe: 'yes', waited: 0 },
  ...over,
})
const say = (by: Person, said: RollWord, at = noon + minutes(1)) => sayOf(by.school, said, at)
/** Names with who saw them, by class. */
const rollOf = async (by: Person) => {
  const { groups } = await readRoll(by.school)
  return Object.fromEntries(
    groups.map(({ name, people }) => [name, people.map(each => [each.name, each.safe?.by ?? null])]),
  )
}

describe('the roll', () => {
  test('has whoever is in the building now, for the office all, for teachers their own', async () => {
    expect(await rollOf(own.office)).toEqual({
      Bees: [
        ['Mia Chen', null],
        ['Tess Teacher', null],
      ],
      Frogs: [['Finn Chen', null]],
    })
    expect(await rollOf(own.otherTeacher)).toEqual({ Bees: [['Tess Teacher', null]], Frogs: [['Finn Chen', null]] })
  })

  test('keeps who was there when it began, and takes in who comes to light after', async () => {
    await start(own.teacher)
    await markChildren(own.otherTeacher.school, defaults, [own.mark(finn.childId, { state: 'left' })], 0)
    await say(own.teacher, word(jan.childId))
    expect(await rollOf(own.office)).toMatchObject({ Frogs: [['Finn Chen', null]], '': [['Jan Chen', 'Tess Teacher']] })
  })
})

describe('a roll call', () => {
  const calls = () => own.inside.read(q => q.select().from(attendanceRollCalls))

  test('is one, whoever begins it and however often that is sent', async () => {
    const id = await start(own.teacher)
    await Promise.all([start(own.teacher, noon, id), start(own.office), start(own.otherTeacher)])
    expect(await calls()).toMatchObject([{ id, startedBy: own.teacher.memberId }])
  })

  test('is begun by the first word said without one', async () => {
    await say(own.teacher, word(mia.childId))
    expect(await calls()).toHaveLength(1)
    expect(await rollOf(own.office)).toMatchObject({ Bees: [['Mia Chen', 'Tess Teacher'], expect.anything()] })
  })

  test('takes words that come late from a yard without a network, also when it has ended, and the later said holds', async () => {
    const id = await start(own.teacher)
    await say(own.teacher, word(mia.childId, { safe: 'yes' }), noon + minutes(5))
    await say(own.office, word(mia.childId, { safe: 'no', waited: minutes(8) }), noon + minutes(10))
    await endRollCall(own.office.school, id, 0, noon + minutes(11))
    await say(own.otherTeacher, word(finn.childId, { waited: minutes(10) }), noon + minutes(13))
    expect(await calls()).toHaveLength(1)
    const { call, groups } = await rollReport(own.office.school, id)
    expect(call).toMatchObject({ startedBy: 'Tess Teacher', endedBy: 'Olga Office' })
    expect(groups.flatMap(({ people }) => people.map(each => [each.name, each.safe?.by ?? null]))).toEqual([
      ['Mia Chen', 'Tess Teacher'],
      ['Tess Teacher', null],
      ['Finn Chen', 'Theo Teacher'],
    ])
  })

  test('names who saw somebody first, and takes a word back', async () => {
    await start(own.teacher)
    await say(own.teacher, word(own.teacher.memberId, { person: 'member' }), noon + minutes(1))
    await say(own.office, word(own.teacher.memberId, { person: 'member' }), noon + minutes(2))
    expect((await rollOf(own.office)).Bees).toContainEqual(['Tess Teacher', 'Tess Teacher'])
    await say(own.office, word(own.teacher.memberId, { person: 'member', safe: 'no' }), noon + minutes(3))
    expect((await rollOf(own.office)).Bees).toContainEqual(['Tess Teacher', null])
  })

  test('ended, it stands among those of today, and the next is another', async () => {
    const first = await start(own.teacher)
    await endRollCall(own.teacher.school, first, 0, noon + minutes(5))
    await endRollCall(own.office.school, first, 0, noon + minutes(6))
    expect(await pastRollCalls(own.teacher.school)).toMatchObject([{ id: first, endedBy: 'Tess Teacher' }])
    await start(own.office, noon + minutes(30))
    expect(await calls()).toHaveLength(2)
  })

  test('is staff’s only: of no other class’s child, of no family, and no longer than its id is known', async () => {
    const id = await start(own.teacher)
    expect(await problemOf(say(own.otherTeacher, word(mia.childId)))).toBe('not_found')
    expect(await problemOf(say(own.teacher, word(uuidv7())))).toBe('not_found')
    expect((await mia.visitor.load(page)).status).toBe(403)
    expect((await own.teacher.visitor.load(report, '/', { params: { rollCallId: id } })).status).toBe(200)
    expect((await own.teacher.visitor.load(report, '/', { params: { rollCallId: uuidv7() } })).status).toBe(404)
  })
})
