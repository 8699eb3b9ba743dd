import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { pickupCodes, pickupRefusals } from '#db/schema/attendance.ts'
import { guardianships } from '#db/schema/children.ts'
import { outbox } from '#db/schema/events.ts'
import { keepCourtOrder } from '#tenants/people/court-orders.server.ts'
import { dayBeside } from './clock.ts'
import { handOver, readDoor, refuse } from './door.server.ts'
import type { HandoverInput } from './forms.ts'
import { childMonth } from './history.server.ts'
import { makeCode, withdrawCode } from './pickup-code.server.ts'
import { addPerson, endPerson, personsOf } from './pickup-person.server.ts'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

const notFound = { code: 'not_found' }
let own: TestRegister
let mia: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
})

const give = (by: Person, who: Partial<HandoverInput>, childId = mia.childId, markId: string = uuidv7()) =>
  handOver(by.school, defaults, childId, { markId, taker: 'guardian', ...who })
const refusals = () => own.inside.read(q => q.select().from(pickupRefusals))
async function code(by: Person = mia, over: { codeId?: string; day?: string } = {}): Promise<string> {
  const made = await makeCode(by.school, mia.childId, {
    codeId: randomUUID(),
    personName: 'Nina Neighbour',
    day: own.today,
    ...over,
  })
  if (made === 'past') throw new Error('past')
  return made.code
}
async function person(over: { fromDay?: string; toDay?: string } = {}, by: Person = mia): Promise<string> {
  const personId = randomUUID()
  const input = {
    personId,
    name: 'Oma Olga',
    relation: 'grandmother',
    phone: '+49 30 901820',
    fromDay: own.today,
    ...over,
  }
  expect(await addPerson(by.school, mia.childId, input)).toBeNull()
  return personId
}

describe('a child goes with', () => {
  test('a guardian who may pick up; the mark keeps who it was', async () => {
    await own.send(own.teacher, own.mark(mia.childId))
    expect(await give(own.teacher, { takerId: mia.memberId })).toBeNull()
    expect(await own.day(mia.childId)).toMatchObject({ state: 'left', contestedBy: null, revision: 2 })
    expect((await own.marks(mia.childId)).find(({ state }) => state === 'left')).toMatchObject({
      pickedUpByMember: mia.memberId,
      pickedUpByPerson: null,
    })
    const { days } = await childMonth(mia.school, defaults, mia.childId, own.today.slice(0, 7))
    expect(days[0]?.marks[0]).toMatchObject({ state: 'left', takenBy: 'Greta Guardian' })
    expect((await readDoor(own.teacher.school, mia.childId)).gone).toMatchObject({ with: 'Greta Guardian' })
  })

  test('an authorised person on their days only, until they are ended', async () => {
    const [grandma, later] = [await person(), await person({ fromDay: dayBeside(own.today, 1) })]
    expect(await give(own.teacher, { taker: 'person', takerId: later })).toBe('not_valid')
    expect(await own.day(mia.childId)).toBeUndefined()
    await endPerson(mia.school, grandma)
    expect(await give(own.teacher, { taker: 'person', takerId: grandma })).toBe('not_valid')
    const again = await person()
    expect(await give(own.teacher, { taker: 'person', takerId: again })).toBeNull()
    expect(await own.marks(mia.childId)).toMatchObject([{ pickedUpByPerson: again }])
  })

  test('one person, once: sent twice it is one, and who is second hears that the child has left', async () => {
    const markId = uuidv7()
    for (let times = 0; times < 2; times++)
      expect(await give(own.teacher, { takerId: mia.memberId }, mia.childId, markId)).toBeNull()
    expect(await own.marks(mia.childId)).toHaveLength(1)
    expect(await give(own.office, { takerId: mia.memberId })).toBe('gone')
    expect(await refusals()).toEqual([])
  })

  test('nobody who has nothing to do with it, and not by staff of another class or school', async () => {
    const jan = await own.family('Jan')
    await expect(give(own.teacher, { takerId: jan.memberId })).rejects.toMatchObject(notFound)
    await expect(give(own.otherTeacher, { takerId: mia.memberId })).rejects.toMatchObject(notFound)
    const elsewhere = await TestRegister.make()
    await expect(give(elsewhere.office, { takerId: mia.memberId })).rejects.toMatchObject(notFound)
    expect(await own.marks(mia.childId)).toEqual([])
  })
})

describe('a child does not go with', () => {
  test('a guardian without the right: refused, kept, and the office is told', async () => {
    const father = await own.guardian(mia.childId, { mayPickUp: false })
    const door = await readDoor(own.teacher.school, mia.childId)
    expect(door.guardians.map(({ barrier }) => barrier)).toEqual([null, 'no_right'])
    expect(await give(own.teacher, { takerId: father.memberId })).toBe('no_right')
    expect(await own.day(mia.childId)).toBeUndefined()
    expect(await refusals()).toMatchObject([
      { why: 'no_right', memberId: father.memberId, refusedBy: own.teacher.memberId },
    ])
    const events = await own.inside.read(q => q.select().from(outbox))
    expect(events.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ event: 'attendance.pickup_refused' }),
    )
  })

  test('a guardian whose right is not in force today', async () => {
    await own.inside.write(tx =>
      tx
        .update(guardianships)
        .set({ endsOn: dayBeside(own.today, -1) })
        .where(eq(guardianships.childId, mia.childId)),
    )
    expect(await give(own.teacher, { takerId: mia.memberId })).toBe('not_valid')
  })

  test('whom a court order names, though every right is set; staff read it, guardians never', async () => {
    const father = await own.guardian(mia.childId)
    await keepCourtOrder(own.office.school, mia.childId, father.memberId, 'Only with the youth office.')
    expect(await give(own.teacher, { takerId: father.memberId })).toBe('court_order')
    const seen = async (by: Person) =>
      (await readDoor(by.school, mia.childId)).guardians.map(({ courtOrder }) => courtOrder)
    expect(await seen(own.teacher)).toEqual([null, 'Only with the youth office.'])
    expect((await seen(father)).every(order => order === null)).toBe(true)
    await expect(keepCourtOrder(own.teacher.school, mia.childId, mia.memberId, 'x')).rejects.toMatchObject(notFound)
    await keepCourtOrder(own.office.school, mia.childId, father.memberId, undefined)
    expect(await give(own.teacher, { takerId: father.memberId })).toBeNull()
  })

  test('and that somebody came is kept once, for those only who may not take it', async () => {
    const father = await own.guardian(mia.childId, { mayPickUp: false })
    const refusalId = uuidv7()
    for (let times = 0; times < 2; times++)
      await refuse(own.teacher.school, mia.childId, { refusalId, taker: 'guardian', takerId: father.memberId })
    expect(await refusals()).toHaveLength(1)
    const may = { refusalId: uuidv7(), taker: 'guardian' as const, takerId: mia.memberId }
    await expect(refuse(own.teacher.school, mia.childId, may)).rejects.toMatchObject(notFound)
    expect(await mia.school.read(q => q.select().from(pickupRefusals))).toEqual([])
  })
})

describe('what a guardian allowed', () => {
  test('holds no longer than their word: not once a court order names them, nor without the right to decide', async () => {
    const father = await own.guardian(mia.childId)
    const [friend, digits] = [await person({}, father), await code(father)]
    const tryBoth = async () => [
      await give(own.teacher, { taker: 'person', takerId: friend }),
      await give(own.teacher, { taker: 'code', code: digits }),
    ]
    await keepCourtOrder(own.office.school, mia.childId, father.memberId, 'No contact.')
    expect(await tryBoth()).toEqual(['not_valid', 'code_unknown'])
    const door = await readDoor(own.teacher.school, mia.childId)
    expect([door.persons.map(({ valid }) => valid), door.expected]).toEqual([[false], []])
    await keepCourtOrder(own.office.school, mia.childId, father.memberId, undefined)
    await own.inside.write(tx =>
      tx.update(guardianships).set({ mayDecide: false }).where(eq(guardianships.memberId, father.memberId)),
    )
    expect(await tryBoth()).toEqual(['not_valid', 'code_unknown'])
    await own.inside.write(tx =>
      tx.update(guardianships).set({ mayDecide: true }).where(eq(guardianships.memberId, father.memberId)),
    )
    expect(await give(own.teacher, { taker: 'code', code: digits })).toBeNull()
  })
})

describe('a one-time code', () => {
  test('is worth one child, once', async () => {
    const digits = await code()
    const [jan, zoe] = [await own.family('Jan'), await own.family('Zoe')]
    expect(digits).toMatch(/^\d{6}$/)
    expect(await give(own.teacher, { taker: 'code', code: digits }, jan.childId)).toBe('code_unknown')
    expect(await give(own.teacher, { taker: 'code', code: digits })).toBeNull()
    expect(await own.marks(mia.childId)).toMatchObject([{ pickedUpByCode: expect.any(String) }])
    await own.send(own.teacher, own.mark(mia.childId, { state: 'present' }))
    expect(await give(own.teacher, { taker: 'code', code: digits })).toBe('code_used')
    expect(await own.marks(zoe.childId)).toEqual([])
  })

  test('of yesterday or tomorrow is refused, as is one that was taken back', async () => {
    const tomorrow = await code(mia, { day: dayBeside(own.today, 1) })
    expect(await give(own.teacher, { taker: 'code', code: tomorrow })).toBe('code_other_day')
    const [codeId, past] = [randomUUID(), dayBeside(own.today, -1)]
    const yesterday = await code(mia, { codeId })
    await own.inside.write(tx => tx.update(pickupCodes).set({ day: past }).where(eq(pickupCodes.id, codeId)))
    expect(await give(own.teacher, { taker: 'code', code: yesterday })).toBe('code_other_day')
    const backId = randomUUID()
    const back = await code(mia, { codeId: backId })
    await withdrawCode(mia.school, backId)
    expect(await give(own.teacher, { taker: 'code', code: back })).toBe('code_unknown')
    expect(await own.marks(mia.childId)).toEqual([])
  })

  test('is the same when asked for again, another for another id, and nowhere stored', async () => {
    const codeId = randomUUID()
    const first = await code(mia, { codeId })
    expect(await code(mia, { codeId })).toBe(first)
    expect(await code(mia)).not.toBe(first)
    const rows = await own.inside.read(q => q.select().from(pickupCodes))
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(`"${first}"`)
    await withdrawCode(mia.school, codeId)
    await expect(code(mia, { codeId })).rejects.toMatchObject(notFound)
  })

  test('cannot be guessed at: after twenty tries the door stays shut for a while', async () => {
    const tries = Array.from({ length: 20 }, (_, at) => String(at).padStart(6, '0'))
    for (const each of tries) await give(own.teacher, { taker: 'code', code: each })
    await expect(give(own.teacher, { taker: 'code', code: await code() })).rejects.toMatchObject({
      code: 'rate_limited',
    })
  })
})

describe('who may fetch a child', () => {
  test('is said by guardians who decide, once per tap', async () => {
    const aunt = await own.guardian(mia.childId, { mayDecide: false })
    const input = { personId: randomUUID(), name: 'X', relation: 'x', fromDay: own.today }
    await expect(addPerson(aunt.school, mia.childId, input)).rejects.toMatchObject(notFound)
    await expect(code(aunt)).rejects.toMatchObject(notFound)
    const stranger = await own.family('Jan')
    await expect(addPerson(stranger.school, mia.childId, input)).rejects.toMatchObject(notFound)
    for (let times = 0; times < 2; times++) await addPerson(mia.school, mia.childId, input)
    expect(await personsOf(mia.school, mia.childId)).toHaveLength(1)
    await expect(endPerson(aunt.school, input.personId)).rejects.toMatchObject(notFound)
    await expect(endPerson(own.otherTeacher.school, input.personId)).rejects.toMatchObject(notFound)
    await endPerson(own.office.school, input.personId)
    expect(await personsOf(mia.school, mia.childId)).toEqual([])
  })

  test('is seen by the child’s circle, with the phone in the clear for them alone', async () => {
    await person()
    const other = await own.guardian(mia.childId)
    for (const by of [mia, other, own.teacher, own.office])
      expect(await personsOf(by.school, mia.childId)).toMatchObject([{ name: 'Oma Olga', phone: '+49 30 901820' }])
    for (const by of [own.otherTeacher, await own.family('Jan')])
      expect(await personsOf(by.school, mia.childId)).toEqual([])
  })
})
