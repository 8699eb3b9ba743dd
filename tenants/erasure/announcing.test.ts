import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { addDays } from '../billing/lifecycle.ts'
import { freshEmail } from '../identity/test-door.ts'
import { readOutbox } from '../mail/outbox.server.ts'
import { putContact, sealContact } from '../people/contacts.server.ts'
import { School } from '../school.server.ts'
import { announceErasure, warnOwner, warnOwnerJob } from './announcing.server.ts'
import { erasureOf } from './erasing.server.ts'

const closedOn = '2027-12-01'
async function closedSchool() {
  const school = new School(await insertSchool({ state: 'closed', closedOn }), system)
  const email = freshEmail()
  const ownerId = uuidv7()
  const contact = await sealContact(school, uuidv7(), ownerId, { email })
  await school.write(async tx => {
    await tx.insert(members).values([
      { id: ownerId, role: 'owner', name: 'Ada' },
      { role: 'guardian', name: 'Not Told' },
    ])
    await putContact(tx, contact)
  })
  return { school, email, ownerId }
}
const lettersOf = (school: School) =>
  school.read(q => q.select({ payload: outbox.payload }).from(outbox).where(eq(outbox.job, warnOwnerJob)))
const setSchool = ({ id }: School, change: Partial<typeof schools.$inferInsert>) =>
  runTransaction('platform', { readOnly: false }, q => q.update(schools).set(change).where(eq(schools.id, id)))

test('a clock of ninety days over a leap day: owners alone are written to thirty, seven and one day before, however often one looks', async () => {
  const { school, ownerId } = await closedSchool()
  const told: string[] = []
  for (let day = closedOn; day <= '2028-03-05'; day = addDays(day, 1)) {
    const before = (await lettersOf(school)).length
    await announceErasure(school, day)
    await announceErasure(school, day)
    if ((await lettersOf(school)).length > before) told.push(day)
  }
  expect(told).toEqual(['2028-01-30', '2028-02-22', '2028-02-28'])
  expect((await lettersOf(school)).map(({ payload }) => payload.memberId)).toEqual([ownerId, ownerId, ownerId])
  expect(await erasureOf(school.id)).toMatchObject({ toldDays: [30, 7, 1], lastToldOn: '2028-02-28', begunAt: null })
})

test('opened again and closed anew, the time and the letters begin anew', async () => {
  const { school } = await closedSchool()
  await announceErasure(school, '2028-02-22')
  await setSchool(school, { state: 'active', closedOn: null })
  await announceErasure(school, '2028-02-23')
  expect(await erasureOf(school.id)).toBeNull()
  await setSchool(school, { state: 'closed', closedOn: '2028-02-29' })
  await announceErasure(school, '2028-02-29')
  expect(await lettersOf(school)).toHaveLength(1)
  await announceErasure(school, addDays('2028-02-29', 60))
  expect(await lettersOf(school)).toHaveLength(2)
})

test('the letter says what can be done, and is not sent of a school that is open again', async () => {
  const { school, email, ownerId } = await closedSchool()
  await warnOwner(school, { memberId: ownerId })
  const [mail] = await readOutbox(email)
  expect(mail?.subject).toContain('29 February 2028')
  await setSchool(school, { state: 'active', closedOn: null })
  await warnOwner(school, { memberId: ownerId })
  expect(await readOutbox(email)).toHaveLength(1)
})
