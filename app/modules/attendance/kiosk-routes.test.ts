import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Fields, TestVisitor } from '#app/platform/test-context.ts'
import { kioskPath } from '#tenants/kiosk.server.ts'
import { endKiosk } from './kiosk.server.ts'
import { ownCode } from './kiosk-code.server.ts'
import { loader as page } from './routes/kiosk.tsx'
import { loader as cardPage } from './routes/kiosk-card.tsx'
import { action as endCard } from './routes/kiosk-card-end.ts'
import { action as card } from './routes/kiosk-cards.ts'
import { action as end } from './routes/kiosk-end.ts'
import { action as exit } from './routes/kiosk-exit.tsx'
import { action as identification } from './routes/kiosk-identification.ts'
import { action as marks } from './routes/kiosk-marks.ts'
import { loader as list, action as start } from './routes/kiosks.tsx'
import { loader as myCode, action as setPin } from './routes/my-code.tsx'
import { loader as register } from './routes/register.tsx'
import { exitPin, TestKiosk } from './test-kiosk.ts'
import { type Family, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
let kiosk: TestKiosk
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  kiosk = await TestKiosk.start(own)
})
const ask = (fields: Fields, by: TestVisitor = kiosk.device) =>
  by.act(identification, { attemptId: randomUUID(), ...fields })

describe('a device that is a kiosk', () => {
  test('has its page, and finds nothing else in the module', async () => {
    expect((await kiosk.device.load(page)).data).toMatchObject({
      ...{ kioskId: kiosk.id, title: 'Front door', signs: false },
      children: [{ id: mia.childId, name: 'Mia', state: 'awaited' }],
    })
    const others = [
      await kiosk.device.load(list),
      await kiosk.device.load(myCode),
      await kiosk.device.load(register, '/', { params: { classId: own.bees } }),
      await kiosk.device.act(end, {}, '/', { params: { kioskId: kiosk.id } }),
    ]
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  })

  test('is nobody once it was ended, at another school’s host, or with the module off', async () => {
    const elsewhere = await TestRegister.make()
    const stolen = Object.assign(Object.create(kiosk.device), { hostname: elsewhere.place.hostname }) as TestVisitor
    expect((await stolen.load(page)).location).toContain('/sign-in')
    await own.set({}, false)
    expect((await kiosk.device.load(page)).status).toBe(404)
    await own.set({}, true)
    await endKiosk(own.office.school, kiosk.id)
    expect((await kiosk.device.load(page)).location).toContain('/sign-in')
    expect((await ask({ code: await ownCode(mia.school) })).status).toBe(401)
  })

  test('shows nothing to members, who are no kiosk', async () => {
    for (const by of [own.teacher, own.office, mia]) {
      expect((await by.visitor.load(page)).status).toBe(403)
      expect((await ask({ childId: mia.childId, pin: '2468' }, by.visitor)).status).toBe(403)
    }
  })
})

describe('staff', () => {
  const form = () => ({ kioskId: randomUUID(), name: 'Back door', classIds: [own.bees], pin: '4711' })

  test('start one: the device is signed out, and gets a cookie that goes nowhere else', async () => {
    const answer = await own.teacher.visitor.act(start, form())
    expect([answer.status, answer.location]).toEqual([302, kioskPath])
    expect(answer.cookies.some(each => /session=; .*Max-Age=0/.test(each))).toBe(true)
    const cookie = answer.cookies.find(each => each.startsWith('kiosk='))
    expect(cookie).toMatch(/^kiosk=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Strict/)
    expect((await own.office.visitor.load(list)).data).toMatchObject({
      kiosks: expect.arrayContaining([expect.objectContaining({ name: 'Back door', classNames: ['Bees'] })]),
    })
  })

  test('cannot start one for nothing, for others’ classes, or with a PIN that is none; guardians cannot at all', async () => {
    const status = async (over: Fields) => (await own.teacher.visitor.act(start, { ...form(), ...over })).status
    expect(await status({ classIds: [] })).toBe(422)
    expect(await status({ pin: '12' })).toBe(422)
    expect(await status({ name: ' ' })).toBe(422)
    expect(await status({ classIds: [own.frogs] })).toBe(404)
    expect((await mia.visitor.act(start, form())).status).toBe(403)
    const refused = await own.teacher.visitor.act(start, { ...form(), pin: '12' })
    expect(JSON.stringify(refused.data)).not.toContain('"12"')
  })

  test('end one from afar, or on the device with its PIN', async () => {
    const wrong = await kiosk.device.act(exit, { pin: '000000' })
    expect([wrong.status, JSON.stringify(wrong.data)]).toEqual([422, expect.stringContaining('not the PIN')])
    const left = await kiosk.device.act(exit, { pin: exitPin })
    expect(left.location).toBe('/sign-in')
    expect(left.cookies).toEqual([expect.stringMatching(/^kiosk=; .*Max-Age=0/)])
    const second = await TestKiosk.start(own)
    const params = { params: { kioskId: second.id } }
    expect((await mia.visitor.act(end, {}, '/', params)).status).toBe(403)
    expect((await own.otherTeacher.visitor.act(end, {}, '/', params)).status).toBe(302)
    expect((await second.device.load(page)).status).toBe(302)
  })
})

test('a family’s morning at the kiosk, by the PIN they set on their page', async () => {
  expect((await mia.visitor.act(setPin, { pin: 'abcd' })).status).toBe(422)
  expect((await mia.visitor.act(setPin, { pin: '2468' })).status).toBe(302)
  expect((await mia.visitor.load(myCode)).data).toMatchObject({ pinSet: true, cards: [] })
  const { data } = await ask({ childId: mia.childId, pin: '2468' })
  const { proof } = data as { proof: string }
  const form = { markId: uuidv7(), childId: mia.childId, state: 'present', proof }
  expect((await kiosk.device.act(marks, form)).data).toEqual({ answer: 'done' })
  expect(await own.day(mia.childId)).toMatchObject({ state: 'present' })
  const malformed = { ...form, markId: uuidv7(), signature: '<svg onload=x>' }
  expect((await kiosk.device.act(marks, malformed)).status).toBe(422)
})

test('a card is its owner’s to print and to end', async () => {
  const cardId = randomUUID()
  const params = { params: { kioskCardId: cardId } }
  expect((await mia.visitor.act(card, { cardId })).status).toBe(302)
  const other = await own.family('Otto')
  expect((await mia.visitor.load(cardPage, '/', params)).status).toBe(200)
  expect((await other.visitor.load(cardPage, '/', params)).status).toBe(404)
  expect((await other.visitor.act(endCard, {}, '/', params)).status).toBe(404)
  expect((await mia.visitor.act(endCard, {}, '/', params)).status).toBe(302)
  expect((await mia.visitor.load(cardPage, '/', params)).status).toBe(404)
})
