import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { pickupRefusals } from '#db/schema/attendance.ts'
import { kioskSignatures } from '#db/schema/attendance-signatures.ts'
import { guardianships } from '#db/schema/children.ts'
import { outbox } from '#db/schema/events.ts'
import { keepCourtOrder } from '#tenants/people/court-orders.server.ts'
import { dayBeside } from './clock.ts'
import { childMonth } from './history.server.ts'
import { ownCode } from './kiosk-code.server.ts'
import { setPin } from './kiosk-pin.server.ts'
import { makeCode } from './pickup-code.server.ts'
import { TestKiosk } from './test-kiosk.ts'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

const notFound = { code: 'not_found' }
const drawing = 'M10 10L90 90L200 40'
let own: TestRegister
let mia: Family
let kiosk: TestKiosk
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  kiosk = await TestKiosk.start(own)
})

const refusals = () => own.inside.read(q => q.select().from(pickupRefusals))
const told = async () =>
  (await own.inside.read(q => q.select().from(outbox))).filter(
    ({ payload }) => payload.event === 'attendance.pickup_refused',
  ).length

describe('a mark at a kiosk', () => {
  const proven = (by: Person = mia) => ownCode(by.school).then(code => kiosk.proofOf(kiosk.byCode(code)))

  test('says who came, at which kiosk; sent twice it is one, and the second word is "already"', async () => {
    const proof = await proven()
    const markId = uuidv7()
    for (let times = 0; times < 2; times++) expect(await kiosk.mark(mia.childId, { markId, proof })).toBe('done')
    expect(await kiosk.mark(mia.childId, { proof })).toBe('already')
    expect(await kiosk.mark(mia.childId, { proof, state: 'left' })).toBe('done')
    expect(await kiosk.mark(mia.childId, { proof, state: 'left' })).toBe('already')
    expect(await own.marks(mia.childId)).toMatchObject([
      { id: markId, state: 'present', kioskId: kiosk.id, markedBy: mia.memberId, pickedUpByMember: null },
      { state: 'left', kioskId: kiosk.id, markedBy: mia.memberId, pickedUpByMember: mia.memberId },
    ])
    const month = own.today.slice(0, 7)
    const seenBy = async (by: Person) => (await childMonth(by.school, defaults, mia.childId, month)).days[0]?.marks[0]
    expect(await seenBy(own.teacher)).toMatchObject({ by: 'Greta Guardian', kiosk: { name: 'Front door' } })
    expect(await seenBy(mia)).toMatchObject({ kiosk: { name: null } })
  })

  test('takes a proof of this kiosk and these minutes, and for the adult’s own children only', async () => {
    const other = await own.family('Otto')
    const proof = await proven()
    await expect(kiosk.mark(other.childId, { proof })).rejects.toMatchObject(notFound)
    const back = await TestKiosk.start(own, own.teacher, [own.bees], 'Back door')
    expect(await back.mark(mia.childId, { proof })).toBe('again')
    const [member, , mac] = proof.split('.')
    expect(await kiosk.mark(mia.childId, { proof: `${member}.${Date.now() + 9e9}.${mac}` })).toBe('again')
    const fred = await own.family('Fred', own.frogs)
    await expect(kiosk.mark(fred.childId, { proof })).rejects.toMatchObject(notFound)
    expect(await own.marks(other.childId)).toEqual([])
  })

  test('is signed for where the school wants it; what was drawn is sealed and kept once', async () => {
    const proof = await proven()
    const markId = uuidv7()
    const signed = { kioskSignature: true }
    expect(await kiosk.mark(mia.childId, { markId, proof }, signed)).toBe('sign')
    expect(await own.day(mia.childId)).toBeUndefined()
    for (let times = 0; times < 2; times++)
      expect(await kiosk.mark(mia.childId, { markId, proof, signature: drawing }, signed)).toBe('done')
    const kept = await own.inside.read(q => q.select().from(kioskSignatures))
    expect(kept).toMatchObject([{ markId, childId: mia.childId }])
    expect(kept[0]?.drawingSealed).not.toContain(drawing)
    const shown = async (by: Person) =>
      (await childMonth(by.school, defaults, mia.childId, own.today.slice(0, 7))).days[0]?.marks[0]?.signature
    expect([await shown(own.teacher), await shown(mia)]).toEqual([drawing, null])
  })

  test('by a code for once lets somebody take the child, once, on its day', async () => {
    const made = await makeCode(mia.school, mia.childId, { codeId: randomUUID(), personName: 'Nina', day: own.today })
    if (made === 'past') throw new Error('past')
    await own.send(own.teacher, own.mark(mia.childId))
    const wrong = made.code === '000000' ? '000001' : '000000'
    expect(await kiosk.mark(mia.childId, { code: wrong, state: 'left' })).toBe('wrong_code')
    expect(await kiosk.mark(mia.childId, { code: made.code, state: 'left' })).toBe('done')
    expect((await own.marks(mia.childId)).at(-1)).toMatchObject({ kioskId: kiosk.id, markedBy: mia.memberId })
    await own.send(own.teacher, own.mark(mia.childId))
    expect(await kiosk.mark(mia.childId, { code: made.code, state: 'left' })).toBe('wrong_code')
    expect(await told()).toBe(0)
  })
})

describe('whoever may not take the child', () => {
  test('for want of the right may bring it, is sent to the staff when leaving, and staff are told once', async () => {
    const aunt = await own.guardian(mia.childId, { mayPickUp: false })
    const proof = await kiosk.proofOf(kiosk.byCode(await ownCode(aunt.school)))
    expect(await kiosk.mark(mia.childId, { proof })).toBe('done')
    const markId = uuidv7()
    for (let times = 0; times < 2; times++)
      expect(await kiosk.mark(mia.childId, { markId, proof, state: 'left' })).toBe('staff')
    expect(await own.day(mia.childId)).toMatchObject({ state: 'present' })
    expect(await refusals()).toMatchObject([
      { why: 'no_right', memberId: aunt.memberId, refusedBy: null, kioskId: kiosk.id },
    ])
    expect(await told()).toBe(1)
  })

  test('by an order hears no more than "see the staff", by whatever way they came', async () => {
    await setPin(mia.school, '2468')
    await keepCourtOrder(own.office.school, mia.childId, mia.memberId, 'No contact.')
    const attemptId = randomUUID()
    const code = await ownCode(mia.school)
    for (let times = 0; times < 2; times++) expect(await kiosk.byCode(code, attemptId)).toEqual({ kind: 'staff' })
    expect(await refusals()).toMatchObject([{ why: 'court_order', memberId: mia.memberId, kioskId: kiosk.id }])
    expect(await kiosk.byPin(mia.childId, '2468')).toEqual({ kind: 'staff' })
    expect(await told()).toBe(2)
  })

  test('by an order that came after they had said who they are is stopped all the same', async () => {
    const proof = await kiosk.proofOf(kiosk.byCode(await ownCode(mia.school)))
    await keepCourtOrder(own.office.school, mia.childId, mia.memberId, 'No contact.')
    expect(await kiosk.mark(mia.childId, { proof })).toBe('staff')
    expect(await kiosk.mark(mia.childId, { proof, state: 'left' })).toBe('staff')
    expect(await own.marks(mia.childId)).toEqual([])
  })

  test('since their days are over, is sent to the staff', async () => {
    await own.inside.write(tx => tx.update(guardianships).set({ endsOn: dayBeside(own.today, -1) }))
    expect(await kiosk.byCode(await ownCode(mia.school))).toEqual({ kind: 'staff' })
    expect(await refusals()).toMatchObject([{ why: 'not_valid' }])
  })
})
