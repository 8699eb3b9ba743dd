import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import type { Answer, Fields } from '#app/platform/test-context.ts'
import { dayBeside } from './clock.ts'
import { loader as door, action as handOver } from './routes/door.tsx'
import { loader as codePage, action as makeCode } from './routes/new-pickup-code.tsx'
import { action as addPerson } from './routes/new-pickup-person.tsx'
import { loader as pickup } from './routes/pickup.tsx'
import { action as endPerson } from './routes/pickup-person-ending.ts'
import { type Family, type Person, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
})

const params = () => ({ params: { childId: mia.childId } })
const give = (by: Person, fields: Fields): Promise<Answer> =>
  by.visitor.act(handOver, { markId: uuidv7(), ...fields }, '/', params())

test('the door opens for staff of the child, and for nobody else', async () => {
  const ask = async (by: Person) => (await by.visitor.load(door, '/', params())).status
  expect([await ask(own.teacher), await ask(own.office)]).toEqual([200, 200])
  expect([await ask(own.otherTeacher), await ask(mia)]).toEqual([404, 403])
})

test('a code goes from the family’s page to the door, and is refused in words once it was used', async () => {
  const form = { codeId: randomUUID(), personName: 'Nina Neighbour', day: own.today }
  const { data } = await mia.visitor.act(makeCode, form, '/', params())
  const { code } = data as { code: string }
  expect((await give(own.teacher, { taker: 'code', code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200)
  expect((await give(own.teacher, { taker: 'code', code })).status).toBe(422)
  await own.send(own.teacher, own.mark(mia.childId, { state: 'present' }))
  const used = await give(own.teacher, { taker: 'code', code })
  expect([used.status, JSON.stringify(used.data)]).toEqual([
    422,
    expect.stringContaining('This code was used already.'),
  ])
})

test('what is typed wrongly comes back to its field, and nothing changes', async () => {
  const asked = { codeId: randomUUID(), personName: 'Nina', day: dayBeside(own.today, -1) }
  const person = { personId: randomUUID(), name: 'Oma', relation: 'grandmother', fromDay: own.today }
  const past = { ...person, fromDay: dayBeside(own.today, -9), toDay: dayBeside(own.today, -1) }
  const answers = [
    await mia.visitor.act(makeCode, asked, '/', params()),
    await mia.visitor.act(addPerson, { ...person, name: ' ' }, '/', params()),
    await mia.visitor.act(addPerson, { ...person, toDay: dayBeside(own.today, -1) }, '/', params()),
    await mia.visitor.act(addPerson, past, '/', params()),
    await give(own.teacher, { taker: 'code', code: '12' }),
    await give(own.teacher, { taker: 'guardian' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422))
  expect((await mia.visitor.load(pickup, '/', params())).data).toMatchObject({ persons: [], codes: [] })
  expect(await own.marks(mia.childId)).toEqual([])
})

test('pages of who decides are not there for a relative who only sees the child', async () => {
  const aunt = await own.guardian(mia.childId, { mayDecide: false })
  expect((await aunt.visitor.load(codePage, '/', params())).status).toBe(404)
  const past = { codeId: randomUUID(), personName: 'Nina', day: dayBeside(own.today, -1) }
  expect((await aunt.visitor.act(makeCode, past, '/', params())).status).toBe(404)
  expect((await aunt.visitor.load(pickup, '/', params())).data).toMatchObject({ mayEnd: false })
  const personId = randomUUID()
  const person = { personId, name: 'Oma', relation: 'grandmother', fromDay: own.today }
  expect((await mia.visitor.act(addPerson, person, '/', params())).status).toBe(302)
  const end = async (by: Person) => (await by.visitor.act(endPerson, {}, '/', { params: { personId } })).status
  expect([await end(aunt), await end(own.teacher), await end(own.office)]).toEqual([404, 403, 200])
})
