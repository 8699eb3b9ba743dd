import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { outbox } from '#db/schema/events.ts'
import { notifications } from '#db/schema/notifications.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { dayBeside } from './clock.ts'
import { handOver } from './door.server.ts'
import { correctDay, markChildren } from './marking.server.ts'
import { notificationTexts } from './notification-texts.server.ts'
import { instantOf } from './school-day.server.ts'
import { defaults, type Family, type Person, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
})

const present = (over = {}) => own.mark(mia.childId, over)
/** The moment in which a slip of the finger could be put right is over. */
const later = async () => {
  await own.inside.write(tx => tx.update(outbox).set({ runAfter: sql`now()` }))
  await runJobs(own.inside)
}
const itemsOf = ({ memberId }: Person) =>
  own.inside.read(q =>
    q.select().from(notifications).where(eq(notifications.memberId, memberId)).orderBy(notifications.id),
  )
const toldTo = async (person: Person) => (await itemsOf(person)).map(({ kind }) => kind)

test('a family hears that its child has come and gone, once each', async () => {
  const [brother, jan] = [await own.guardian(mia.childId), await own.family('Jan')]
  const arrival = present()
  for (let times = 0; times < 2; times++) await own.send(own.teacher, arrival)
  await later()
  await own.send(own.teacher, own.mark(mia.childId, { state: 'left', seenMark: arrival.markId }))
  await later()
  for (const person of [mia, brother])
    expect(await toldTo(person)).toEqual(['attendance.arrived_child', 'attendance.gone_child'])
  expect([await toldTo(jan), await toldTo(own.teacher)]).toEqual([[], []])
})

test('it says when, as the day stands by then', async () => {
  const t = translator('en', catalogueOf('en'), { child_one: 'child', class_one: 'class' })
  const say = async () => {
    const items = await itemsOf(mia)
    const reader = { school: mia.school, locale: 'en' as const, t }
    const ids = items.map(({ subjectId }) => subjectId)
    const texts = await notificationTexts['attendance.arrived_child']!(reader, ids)
    return [...texts.values()].map(({ title, text }) => [title, text])
  }
  const arrival = present()
  await markChildren(own.teacher.school, defaults, [arrival], 0, instantOf(own.inside, own.today, '08:42'))
  await later()
  expect(await say()).toEqual([['Mia has arrived', expect.stringContaining('8:42')]])
  await own.send(own.teacher, present({ state: 'absent', seenMark: arrival.markId }))
  expect(await say()).toEqual([['Mia: the day was corrected', undefined]])
})

test('what is taken back at once is nobody’s news', async () => {
  const slip = present()
  await own.send(own.teacher, slip)
  await own.send(own.teacher, present({ state: 'open', seenMark: slip.markId }))
  await later()
  expect(await toldTo(mia)).toEqual([])
})

test('nor is a correction, a mark that waited for hours, or one that does not stand', async () => {
  const now = Date.now()
  await markChildren(own.teacher.school, defaults, [present()], 40 * 60_000, now)
  await later()
  const day = dayBeside(own.today, -1)
  const correction = { markId: uuidv7(), day, state: 'present' as const, why: 'Was in the garden' }
  await correctDay(own.teacher.school, defaults, mia.childId, correction)
  await markChildren(own.office.school, defaults, [present({ state: 'absent' })], 60_000, now)
  await markChildren(own.teacher.school, defaults, [present()], 2 * 60_000, now)
  await later()
  expect(await toldTo(mia)).toEqual([])
})

test('whoever took the child along knows, the others are told', async () => {
  const father = await own.guardian(mia.childId)
  await own.send(own.teacher, present())
  await handOver(own.teacher.school, defaults, mia.childId, {
    markId: uuidv7(),
    taker: 'guardian',
    takerId: mia.memberId,
  })
  await later()
  expect(await toldTo(father)).toContain('attendance.gone_child')
  expect(await toldTo(mia)).not.toContain('attendance.gone_child')
})

test('a guardian who may not see the child any more hears nothing', async () => {
  const stranger = await own.guardian(mia.childId, { maySee: false })
  await own.send(own.teacher, present())
  await later()
  expect([await toldTo(stranger), await toldTo(mia)]).toEqual([[], ['attendance.arrived_child']])
})
