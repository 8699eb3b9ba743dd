import { beforeEach, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { cards } from './home-cards.server.ts'
import { notificationTexts } from './notification-texts.server.ts'
import { withdrawObservation } from './sharing.server.ts'
import { type Family, type Person, TestPortfolio } from './test-portfolio.ts'

let own: TestPortfolio
let mina: Family
let leo: Family
beforeEach(async () => {
  own = await TestPortfolio.make()
  mina = await own.family('Mina')
  leo = await own.family('Leo')
})
const t = translator('en', catalogueOf('en'), { child_one: 'child', class_one: 'class' })
const card = (id: string, { school }: Person) =>
  cards[id]?.({ school, actor: school.actor, locale: 'en', t } as SchoolRequest)
const text = async (kind: string, { school }: Person, id: string) =>
  (await notificationTexts[kind]?.({ school, locale: 'en', t }, [id]))?.get(id)

test('a guardian is told of their own child only, and of nothing that was taken back', async () => {
  const id = await own.observe([mina.childId, leo.childId])
  expect(await text('portfolio.shared', mina, id)).toMatchObject({
    title: 'New in the portfolio: Mina',
    href: `/portfolio/observations/${id}`,
  })
  expect(await text('portfolio.shared', leo, id)).toMatchObject({ title: 'New in the portfolio: Leo' })
  await withdrawObservation(own.teacher.school, id)
  expect(await text('portfolio.shared', mina, id)).toBeUndefined()
})

test('the office and the teacher are told of what waits, and of news from home', async () => {
  const waiting = await own.observe([mina.childId], {}, { review: true })
  expect(await text('portfolio.submitted', own.office, waiting)).toMatchObject({ title: 'Waits for your review: Mina' })
  const home = await own.fromHome(mina)
  expect(await text('portfolio.from_home', own.teacher, home)).toMatchObject({ title: 'News from home: Mina' })
  expect(await text('portfolio.from_home', own.otherTeacher, home)).toBeUndefined()
})

test('a teacher’s start page names whom they have not seen, and drafts', async () => {
  await own.observe([mina.childId])
  await own.observe([leo.childId], { outcome: 'draft' })
  expect(await card('observe', own.teacher)).toMatchObject({
    text: '1 draft is not shared yet.',
    rows: [{ title: 'Leo', text: 'Not seen yet' }],
  })
  await own.observe([leo.childId])
  expect(await card('observe', own.teacher)).toMatchObject({ rows: [] })
  expect(await card('observe', own.otherTeacher)).toBeNull()
})

test('the office’s says what waits for it; a guardian’s what is new of their own children, by others', async () => {
  expect(await card('review', own.office)).toBeNull()
  await own.observe([mina.childId], {}, { review: true })
  expect(await card('review', own.office)).toMatchObject({ title: '1 observation waits for review' })
  expect(await card('news', mina)).toBeNull()
  await own.fromHome(mina)
  expect(await card('news', mina)).toBeNull()
  const id = await own.observe([mina.childId])
  expect(await card('news', mina)).toMatchObject({ rows: [{ title: 'Mina', href: `/portfolio/observations/${id}` }] })
  expect(await card('news', leo)).toBeNull()
})
