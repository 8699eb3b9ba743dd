import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { cards } from './home-cards.server.ts'
import { moveTo } from './room.server.ts'
import { type Person, TestRegister } from './test-register.ts'

let own: TestRegister
beforeEach(async () => {
  own = await TestRegister.make()
})
const t = translator('en', catalogueOf('en'), { child_one: 'child', class_one: 'class' })
const settings = new Map([['attendance', { ratio: 1 }]])
const resolved = { facts: { kind: 'primary' }, settings } as unknown as SchoolRequest['resolved']
const card = (id: keyof typeof cards, { school }: Person) =>
  cards[id]!({ school, actor: school.actor, resolved, locale: 'en', t } as SchoolRequest)

test('a guardian sees each child today and nobody else’s', async () => {
  const mia = await own.family('Mia')
  await own.family('Jan')
  expect(await card('children', mia)).toMatchObject({ rows: [{ title: 'Mia', text: 'Not here yet' }] })
  await own.send(own.teacher, own.mark(mia.childId))
  const after = await card('children', mia)
  expect(after?.rows).toMatchObject([{ text: expect.stringMatching(/^In since \d/), badge: { text: 'Here' } }])
})

test('a teacher sees who is still awaited in the own classes, and whether the adults in the room are enough', async () => {
  const [mia] = [await own.family('Mia'), await own.family('Jan'), await own.family('Finn', own.frogs)]
  expect(await card('classes', own.teacher)).toMatchObject({ text: 'The register has not been begun.' })
  await own.send(own.teacher, own.mark(mia.childId))
  const room = { title: 'Bees', badge: { text: 'Adults: 0 of 1', tone: 'danger' } }
  const jan = { title: 'Jan Chen' }
  expect(await card('classes', own.teacher)).toMatchObject({ text: '1 of 2 here', rows: [room, jan] })
  await moveTo(own.teacher.school, own.bees, { stayId: uuidv7(), here: 'in', waited: 0 })
  expect(await card('classes', own.teacher)).toMatchObject({ rows: [jan] })
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
