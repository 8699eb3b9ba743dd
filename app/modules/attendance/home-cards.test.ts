import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { cards, lines } from './home-cards.server.ts'
import { weekdayOf } from './policy.ts'
import { moveTo } from './room.server.ts'
import { type Person, TestRegister } from './test-register.ts'

let own: TestRegister
beforeEach(async () => {
  own = await TestRegister.make()
})
const t = translator('en', catalogueOf('en'), { child_one: 'child', class_one: 'class' })
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const asking = ({ school }: Person, schoolDays: number[]) => {
  const settings = new Map([['attendance', { ratio: 1, schoolDays }]])
  const resolved = { facts: { kind: 'primary' }, settings } as unknown as SchoolRequest['resolved']
  return { school, actor: school.actor, resolved, locale: 'en', t } as SchoolRequest
}
const card = (id: keyof typeof cards, reader: Person, days = everyDay) => cards[id]!(asking(reader, days))
const said = (rows: keyof typeof lines, reader: Person, days = everyDay) => lines[rows]!(asking(reader, days))

test('a guardian’s row of each child says where it is today', async () => {
  const mia = await own.family('Mia')
  const jan = await own.family('Jan')
  const before = await said('children', mia)
  expect([...before.keys()]).toEqual([mia.childId])
  expect(before.get(mia.childId)).toMatchObject({ text: 'Not here yet' })
  await own.send(own.teacher, own.mark(mia.childId))
  expect((await said('children', mia)).get(mia.childId)).toMatchObject({
    text: expect.stringMatching(/^In since \d/),
    badge: { text: 'Here' },
  })
  expect((await said('children', jan)).has(mia.childId)).toBe(false)
})

test('a teacher’s row of each class says how far the register is, and whether the adults in the room are enough', async () => {
  const [mia] = [await own.family('Mia'), await own.family('Jan'), await own.family('Finn', own.frogs)]
  const before = await said('classes', own.teacher)
  expect([...before.values()]).toMatchObject([
    { text: 'The register has not been begun.', badge: { text: 'To do', tone: 'warn' } },
  ])
  expect(await card('missing', own.teacher)).toBeNull()
  await own.send(own.teacher, own.mark(mia.childId))
  const row = async () => [...(await said('classes', own.teacher)).values()]
  expect(await row()).toMatchObject([{ text: '1 of 2 here', badge: { text: 'Adults: 0 of 1', tone: 'danger' } }])
  await moveTo(own.teacher.school, own.bees, { stayId: uuidv7(), here: 'in', waited: 0 })
  expect(await row()).toMatchObject([{ text: '1 of 2 here', badge: { text: '1 not here' } }])
  expect(await card('missing', own.teacher)).toMatchObject({ rows: [{ title: 'Jan Chen' }] })
})

test('the office sees the school’s figures', async () => {
  const mia = await own.family('Mia')
  await own.family('Finn', own.frogs)
  await own.send(own.teacher, own.mark(mia.childId))
  expect((await card('school', own.office))?.rows).toMatchObject([{ title: 'Bees', badge: { tone: 'danger' } }])
  expect((await card('school', own.office))?.figures?.map(({ id, value }) => [id, value])).toEqual([
    ['here', '1'],
    ['waited_for', '1'],
    ['excused', '0'],
    ['absent', '0'],
  ])
})

test('on a day without school nobody is waited for, unless a class came all the same', async () => {
  const mia = await own.family('Mia')
  const weekdays = everyDay.filter(day => day !== weekdayOf(own.today))
  const of = async (rows: keyof typeof lines, reader: Person) => [...(await said(rows, reader, weekdays)).values()]
  expect(await of('children', mia)).toEqual([{ text: 'No school day today', href: '/attendance' }])
  expect(await of('classes', own.teacher)).toMatchObject([{ text: 'No school day today', badge: undefined }])
  expect(await card('school', own.office, weekdays)).toBeNull()
  await own.send(own.teacher, own.mark(mia.childId))
  expect(await of('children', mia)).toMatchObject([{ badge: { text: 'Here' } }])
  expect(await of('classes', own.teacher)).toMatchObject([{ text: expect.stringContaining('1 of 1 here') }])
  expect(await card('school', own.office, weekdays)).not.toBeNull()
})
