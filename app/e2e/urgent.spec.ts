import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { outbox } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { makeCall } from '#tenants/urgent/calling.server.ts'
import { joinJob } from '#tenants/urgent/kinds.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'

test('the office calls everybody; a parent answers without a network, then with one; the office sees it come, and ends it', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const own = await OwnSchool.found()
  const mina = await own.family('Mina')

  const office = await browserOf({ as: own.owner, phone: true })
  await gotoAlive(office, '/home')
  await office.getByRole('link', { name: 'Urgent call' }).click()
  await office.getByLabel('What has happened').fill('Leave the building. Meet at the north gate.')
  await office.getByRole('button', { name: 'Continue' }).click()
  await expect(office.getByRole('heading', { name: 'Call 1 person now?' })).toBeVisible()
  await office.getByRole('button', { name: 'Yes, call 1 person now' }).click()
  await expect(office.getByText('0 of 1 have answered')).toBeVisible()

  const parent = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(parent, '/home')
  await parent.getByRole('link', { name: 'Urgent call' }).click()
  await expect(parent.getByText('Meet at the north gate.')).toBeVisible()
  await expect(office.getByText('Seen, no answer', { exact: true })).toBeVisible()
  await parent.context().setOffline(true)
  await parent.getByRole('button', { name: 'I need help' }).click()
  await expect(parent.getByText('Your answer is kept on this device')).toBeVisible()
  await parent.context().setOffline(false)
  await expect(parent.getByText('You have said that you need help')).toBeVisible()
  await expect(parent.getByText('Your answer is kept on this device')).toHaveCount(0)
  await expect(office.getByText('1 person needs help')).toBeVisible()
  await parent.getByRole('button', { name: 'I am safe' }).click()
  await expect(office.getByText('Everybody has answered.')).toBeVisible()

  await office.getByText('All clear: end this call').click()
  await office.getByRole('button', { name: 'Yes, all is clear' }).click()
  await expect(parent.getByText('has ended this call')).toBeVisible()
})

test('a family that comes while a call is open is called within the minute; the roll is searched and filtered, and a call that is over says how long it is kept', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const mina = await own.family('Mina')
  const kids = Array.from({ length: 64 }, (_, at) => ({ id: uuidv7(), firstName: `Kid${at}`, lastName: 'Chen' }))
  const adults = kids.map(({ firstName }) => ({
    id: uuidv7(),
    role: 'guardian' as const,
    name: `${firstName}’s father`,
  }))
  await own.inside.write(async tx => {
    await tx.insert(children).values(kids)
    await tx.insert(members).values(adults)
    const [classId, startsOn] = [own.classId, own.inside.today()]
    await tx.insert(enrolments).values(kids.map(({ id }) => ({ childId: id, classId, startsOn })))
    const links = kids.map(({ id }, at) => ({
      childId: id,
      memberId: adults[at]?.id ?? '',
      relation: 'father' as const,
    }))
    await tx.insert(guardianships).values(links)
  })
  const callId = uuidv7()
  const to = { audience: 'everybody', classIds: [] } as const
  await makeCall(own.owner.school, { callId, question: 'safe', words: 'Leave the building', ...to })

  const office = await browserOf({ as: own.owner, phone: true })
  await gotoAlive(office, `/urgent/${callId}`)
  await expect(office.getByRole('heading', { name: '0 of 65 have answered' })).toBeVisible()
  const zoe = await own.family('Zoe')
  const parent = await browserOf({ as: zoe.guardian, phone: true })
  await gotoAlive(parent, '/home')
  await own.inside.write(tx => tx.update(outbox).set({ runAfter: new Date() }).where(eq(outbox.job, joinJob)))
  await expect(office.getByRole('heading', { name: '0 of 66 have answered' })).toBeVisible()
  await parent.getByRole('link', { name: 'Urgent call' }).click()
  await parent.getByRole('button', { name: 'I am safe' }).click()
  await expect(office.getByRole('heading', { name: '1 of 66 have answered' })).toBeVisible()

  const row = (name: string) => office.getByRole('link', { name, exact: true })
  await expect(row('Zoe’s mother')).toHaveCount(0)
  await office.getByRole('heading', { name: 'Sunflowers' }).click()
  await expect(row('Zoe’s mother')).toBeVisible()
  await office.getByRole('button', { name: 'No answer yet · 65' }).click()
  await expect(row('Mina’s mother')).toBeVisible()
  await expect(row('Zoe’s mother')).toHaveCount(0)
  await office.getByRole('searchbox', { name: 'Find a name' }).fill('kid7 ')
  await expect(row('Mina’s mother')).toHaveCount(0)
  await expect(row('Kid7’s father')).toBeVisible()

  await own.inside.write(tx =>
    tx.update(guardianships).set({ maySee: false }).where(eq(guardianships.childId, mina.childId)),
  )
  await office.getByText('All clear: end this call').click()
  await office.getByRole('button', { name: 'Yes, all is clear' }).click()
  await expect(office.getByText(/^Kept until /)).toBeVisible()
  await office.getByRole('searchbox', { name: 'Find a name' }).fill('mina')
  await expect(office.getByText('no longer among those who are called')).toBeVisible()
  await office.getByRole('link', { name: 'How long records are kept' }).click()
  await expect(office.getByText('Urgent calls and what was answered to them are kept as long')).toBeVisible()
})
