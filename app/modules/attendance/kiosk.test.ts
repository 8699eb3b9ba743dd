import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Queries } from '#db/client.server.ts'
import { attendanceDays, attendanceMarks, pickupCodes, pickupPersons, pickupRefusals } from '#db/schema/attendance.ts'
import { kioskArrivals, kioskPins, kiosks } from '#db/schema/attendance-kiosks.ts'
import { kioskSignatures } from '#db/schema/attendance-signatures.ts'
import { children, courtOrders, enrolments, guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { dayBeside } from './clock.ts'
import { endKiosk, kiosksOf, leaveKiosk } from './kiosk.server.ts'
import { cardCode, endCard, makeCard, ownCode, ownerOf } from './kiosk-code.server.ts'
import { setPin } from './kiosk-pin.server.ts'
import { kioskChildren } from './kiosk-room.server.ts'
import { exitPin, TestKiosk } from './test-kiosk.ts'
import { type Family, TestRegister } from './test-register.ts'

const notFound = { code: 'not_found' }
let own: TestRegister
let mia: Family
let kiosk: TestKiosk
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  kiosk = await TestKiosk.start(own)
})

/** How many rows of a table its reader sees. */
const countIn = (table: PgTable) => (q: Queries) => q.$count(table)
const refusals = () => own.inside.read(q => q.select().from(pickupRefusals))
describe('a kiosk', () => {
  test('sees names and today’s state of its classes, and no row of anything else', async () => {
    await own.family('Fred', own.frogs)
    await own.send(own.teacher, own.mark(mia.childId))
    const [mark] = await own.marks(mia.childId)
    const yesterday = { childId: mia.childId, day: dayBeside(own.today, -1), state: 'absent' as const }
    const said = { markId: mark?.id ?? '', markedBy: own.teacher.memberId, markedAt: new Date() }
    await own.inside.write(tx => tx.insert(attendanceDays).values({ ...yesterday, ...said }))
    expect(await kioskChildren(kiosk.school)).toEqual([{ id: mia.childId, name: 'Mia', state: 'here' }])
    const count = (table: PgTable) => kiosk.school.read(countIn(table))
    for (const table of [children, enrolments, classes, attendanceDays, kiosks]) expect(await count(table)).toBe(1)
    const hidden = [attendanceMarks, guardianships, members, courtOrders, pickupPersons, pickupCodes, pickupRefusals]
    for (const table of [...hidden, media, kioskPins, kioskArrivals, kioskSignatures])
      expect(await count(table)).toBe(0)
  })

  test('writes no row by itself', async () => {
    const day = { childId: mia.childId, day: own.today, state: 'present' as const, markedBy: mia.memberId }
    const row = { ...day, markId: uuidv7(), markedAt: new Date() }
    await expect(kiosk.school.write(tx => tx.insert(attendanceDays).values(row))).rejects.toMatchObject(notFound)
    const renamed = await kiosk.school.write(tx => tx.update(children).set({ firstName: 'X' }).returning())
    expect(renamed).toEqual([])
  })

  test('is for the classes of whoever starts it', async () => {
    await expect(TestKiosk.start(own, own.otherTeacher, [own.bees])).rejects.toMatchObject(notFound)
    await TestKiosk.start(own, own.office, [own.bees, own.frogs])
    const stranger = await TestRegister.make()
    await expect(TestKiosk.start(own, own.office, [stranger.bees])).rejects.toMatchObject(notFound)
    expect((await kiosksOf(own.teacher.school)).map(({ classNames }) => classNames)).toEqual(
      expect.arrayContaining([['Bees'], ['Bees', 'Frogs']]),
    )
  })

  test('knows nobody any more from the moment it was ended, whatever is open on it', async () => {
    await setPin(mia.school, '2468')
    await endKiosk(own.teacher.school, kiosk.id)
    expect(await kioskChildren(kiosk.school)).toEqual([])
    await expect(kiosk.byPin(mia.childId, '2468')).rejects.toMatchObject(notFound)
    await expect(kiosk.mark(mia.childId, { proof: 'x' })).rejects.toMatchObject(notFound)
    expect(await kiosksOf(own.teacher.school)).toEqual([])
  })

  test('is left with its PIN only, which is not tried for ever', async () => {
    for (let tries = 0; tries < 9; tries++) expect(await leaveKiosk(kiosk.school, '0000')).toBe(false)
    expect(await leaveKiosk(kiosk.school, exitPin)).toBe(true)
    expect(await kiosksOf(own.teacher.school)).toEqual([])
    await expect(leaveKiosk(kiosk.school, exitPin)).rejects.toMatchObject({ code: 'rate_limited' })
  })
})

describe('a PIN', () => {
  test('is tried with the adults of one child, and opens their children of this kiosk', async () => {
    await setPin(mia.school, '2468')
    const other = await own.family('Otto')
    expect(await kiosk.byPin(mia.childId, '2468')).toMatchObject({
      ...{ kind: 'adult', name: 'Greta Guardian' },
      children: [{ id: mia.childId, state: 'awaited' }],
    })
    expect(await kiosk.byPin(other.childId, '2468')).toEqual({ kind: 'wrong' })
    const [row] = await own.inside.read(q => q.select().from(kioskPins))
    expect(row?.pinHash).not.toContain('2468')
  })

  test('is not taken any more after ten wrong ones: of the guardian, and at the kiosk', async () => {
    await setPin(mia.school, '2468')
    const tries = await Promise.all(Array.from({ length: 12 }, (_, each) => kiosk.byPin(mia.childId, `10${10 + each}`)))
    expect(tries.filter(({ kind }) => kind === 'wrong')).toHaveLength(10)
    expect(await kiosk.byPin(mia.childId, '2468')).toEqual({ kind: 'locked' })
    const other = await own.family('Otto')
    await setPin(other.school, '1357')
    expect(await kiosk.byPin(other.childId, '1357')).toEqual({ kind: 'locked' })
    // Elsewhere her own lock holds, and the others' PINs do.
    const back = await TestKiosk.start(own, own.teacher, [own.bees], 'Back door')
    expect(await back.byPin(mia.childId, '2468')).toEqual({ kind: 'locked' })
    expect(await back.byPin(other.childId, '1357')).toMatchObject({ kind: 'adult' })
    await own.inside.write(tx => tx.update(kioskPins).set({ lockedUntil: new Date(Date.now() - 1000) }))
    expect(await back.byPin(mia.childId, '2468')).toMatchObject({ kind: 'adult' })
  })

  test('that is right costs no try, neither its owner nor the child’s other adults', async () => {
    const father = await own.guardian(mia.childId)
    await setPin(mia.school, '2468')
    await setPin(father.school, '8642')
    for (let times = 0; times < 12; times++)
      expect(await kiosk.byPin(mia.childId, '2468')).toMatchObject({ kind: 'adult' })
    expect(await kiosk.byPin(mia.childId, '8642')).toMatchObject({ kind: 'adult' })
  })

  test('that two adults of a child share tells neither from the other', async () => {
    await setPin(mia.school, '2468')
    await setPin((await own.guardian(mia.childId)).school, '2468')
    expect(await kiosk.byPin(mia.childId, '2468')).toEqual({ kind: 'staff' })
  })

  test('nobody has: the answer is the same', async () => {
    expect(await kiosk.byPin(mia.childId, '2468')).toEqual({ kind: 'wrong' })
  })
})

describe('a code', () => {
  test('of this moment says who holds it; yesterday’s, a forged one and another school’s do not', async () => {
    expect(await kiosk.byCode(await ownCode(mia.school))).toMatchObject({ kind: 'adult', name: 'Greta Guardian' })
    const yesterday = await ownCode(mia.school, Date.now() - 86_400_000)
    expect(await kiosk.byCode(yesterday)).toEqual({ kind: 'expired' })
    const [kind, member, , mac] = yesterday.split('.')
    const forged = `${kind}.${member}.${Date.now() + 60_000}.${mac}`
    const elsewhere = await TestRegister.make()
    const stranger = await elsewhere.family('Mia')
    for (const code of [forged, await ownCode(stranger.school), '', 'c', 'k.x.y', `k.${randomUUID()}.x`, 'https://a.b'])
      expect(await ownerOf(own.inside, code)).toBe('unknown')
  })

  test('of somebody without a child of this kiosk opens nothing', async () => {
    const fred = await own.family('Fred', own.frogs)
    expect(await kiosk.byCode(await ownCode(fred.school))).toEqual({ kind: 'staff' })
    expect(await refusals()).toEqual([])
  })

  test('on a card holds until it is ended, by its owner or the office and nobody else', async () => {
    const cardId = randomUUID()
    await makeCard(mia.school, cardId)
    await makeCard(mia.school, cardId)
    const code = await cardCode(mia.school, cardId)
    expect(await kiosk.byCode(code)).toMatchObject({ kind: 'adult' })
    const other = await own.family('Otto')
    await expect(endCard(other.school, cardId)).rejects.toMatchObject(notFound)
    await expect(makeCard(other.school, cardId)).rejects.toMatchObject(notFound)
    await endCard(mia.school, cardId)
    expect(await kiosk.byCode(code)).toEqual({ kind: 'unknown' })
  })

  test('of a member who has left opens nothing', async () => {
    await own.inside.write(tx => tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, mia.memberId)))
    expect(await kiosk.byCode(await ownCode(mia.school))).toEqual({ kind: 'staff' })
  })
})
