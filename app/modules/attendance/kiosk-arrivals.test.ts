import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { dayBeside } from './clock.ts'
import { answerArrival, keepArrival, openArrivals } from './kiosk-arrivals.server.ts'
import { TestKiosk } from './test-kiosk.ts'
import { defaults, type Family, TestRegister } from './test-register.ts'

const notFound = { code: 'not_found' }
let own: TestRegister
let mia: Family
let kiosk: TestKiosk
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
  kiosk = await TestKiosk.start(own)
})

describe('an arrival without a network', () => {
  const noon = () => Date.parse(`${own.today}T11:00:00Z`)
  const arrival = (over: { arrivalId?: string; day?: string; waited?: number; childId?: string } = {}) =>
    keepArrival(
      kiosk.school,
      { arrivalId: randomUUID(), childId: mia.childId, day: own.today, waited: 3_600_000, ...over },
      noon(),
    )

  test('is no mark until one of the staff has seen the child; then it has the time at which it came', async () => {
    const arrivalId = randomUUID()
    for (let times = 0; times < 2; times++) expect(await arrival({ arrivalId })).toBeNull()
    expect(await own.day(mia.childId)).toBeUndefined()
    expect(await openArrivals(own.teacher.school, own.bees)).toMatchObject([
      { id: arrivalId, childName: 'Mia', kioskName: 'Front door' },
    ])
    await expect(answerArrival(own.otherTeacher.school, defaults, arrivalId, 'seen')).rejects.toMatchObject(notFound)
    for (let times = 0; times < 2; times++) await answerArrival(own.teacher.school, defaults, arrivalId, 'seen')
    expect(await own.day(mia.childId)).toMatchObject({ state: 'present', arrivedAt: new Date(noon() - 3_600_000) })
    expect(await own.marks(mia.childId)).toMatchObject([
      { id: arrivalId, kioskId: kiosk.id, markedBy: own.teacher.memberId },
    ])
    expect(await openArrivals(own.teacher.school, own.bees)).toEqual([])
  })

  test('of a child that is not there is answered so, and nothing is marked', async () => {
    const arrivalId = randomUUID()
    await arrival({ arrivalId })
    await answerArrival(own.teacher.school, defaults, arrivalId, 'not_seen')
    await answerArrival(own.teacher.school, defaults, arrivalId, 'seen')
    expect(await own.marks(mia.childId)).toEqual([])
    expect(await openArrivals(own.teacher.school, own.bees)).toEqual([])
  })

  test('is taken in any order, for the day of its moment only, and for the kiosk’s own children', async () => {
    expect(await arrival({ day: dayBeside(own.today, 1) })).toBe('other_day')
    expect(await arrival({ day: dayBeside(own.today, -1) })).toBe('other_day')
    expect(await arrival({ waited: 86_400_000 })).toBe('other_day')
    const fred = await own.family('Fred', own.frogs)
    await expect(arrival({ childId: fred.childId })).rejects.toMatchObject(notFound)
    await arrival({ waited: 60_000 })
    await arrival({ waited: 3_600_000 })
    const times = (await openArrivals(own.teacher.school, own.bees)).map(({ arrivedAt }) => Date.parse(arrivedAt))
    expect(times).toEqual([noon() - 3_600_000, noon() - 60_000])
  })

  test('that was overtaken by a mark of the staff asks nobody any more, and undoes nothing', async () => {
    const arrivalId = randomUUID()
    await arrival({ arrivalId })
    await own.send(own.teacher, own.mark(mia.childId, { state: 'present' }), own.mark(mia.childId, { state: 'left' }))
    expect(await openArrivals(own.teacher.school, own.bees)).toEqual([])
    await answerArrival(own.teacher.school, defaults, arrivalId, 'seen')
    expect(await own.day(mia.childId)).toMatchObject({ state: 'left' })
  })
})
