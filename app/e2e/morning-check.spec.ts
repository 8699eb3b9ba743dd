import { v7 as uuidv7 } from 'uuid'
import { takeChecks } from '#app/modules/attendance/checks.server.ts'
import { attendance } from '#app/modules/attendance/manifest.ts'
import { markChildren } from '#app/modules/attendance/marking.server.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'

test('a class is checked in the morning without a network; a fever is seen by the office, what was done by the family', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const [mina, jan, eva] = [await own.family('Mina'), await own.family('Jan'), await own.family('Eva')]
  const marks = [mina, jan, eva].map(({ childId }) => ({
    ...{ markId: uuidv7(), childId, day: own.inside.today(), state: 'present' as const },
    clientAt: new Date().toISOString(),
  }))
  await markChildren(teacher.school, attendance.settings.parse({}), marks, 0)

  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, `/attendance/classes/${own.classId}`)
  await page.getByRole('link', { name: 'Morning check' }).click()
  await expect(page.getByText('0 of 3 checked')).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'What was seen of Mina' }).click()
  for (const digit of ['3', '8', '4']) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('group', { name: 'Mouth' }).getByRole('button', { name: 'Red' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('38.4 °C · Mouth and throat: Red')).toBeVisible()
  await page.getByRole('button', { name: 'Kept apart' }).click()
  await page.getByRole('button', { name: 'All 2 others are fine' }).click()
  await expect(page.getByText('3 of 3 checked')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Waiting to be sent')).toHaveCount(0)

  const office = await browserOf({ as: own.owner })
  await gotoAlive(office, `/attendance/children/${mina.childId}/checks`)
  await office.getByRole('textbox').fill('The school doctor asks')
  await office.getByRole('button', { name: 'Write it down and open' }).click()
  await expect(office.getByText('38.4 °C · Mouth and throat: Red')).toBeVisible()

  const family = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(family, '/attendance')
  await family.getByRole('link', { name: /^Morning check/ }).click()
  await expect(family.getByText('Kept apart')).toBeVisible()
})

test('at noon the list begins anew and is sent after a time without a network; the register of checks has both rounds', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const own = await OwnSchool.found()
  await own.set('attendance', { checks: true, noonChecks: true, noonFrom: '00:00' })
  const teacher = await own.teacher()
  const [mina, jan] = [await own.family('Mina'), await own.family('Jan')]
  const day = own.inside.today()
  const marks = [mina, jan].map(({ childId }) => ({
    ...{ markId: uuidv7(), childId, day, state: 'present' as const, clientAt: new Date().toISOString() },
  }))
  const settings = attendance.settings.parse({})
  await markChildren(teacher.school, settings, marks, 0)
  const signs = { hands: 'fine', mouth: 'red', skin: 'fine', mood: 'fine' } as const
  const seen = { checkId: uuidv7(), childId: mina.childId, day, round: 'morning' as const, state: 'seen' as const }
  await takeChecks(teacher.school, settings, [{ ...seen, ...signs }], 0)

  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, `/attendance/classes/${own.classId}`)
  await page.getByRole('link', { name: 'Noon check' }).click()
  await expect(page.getByText('0 of 2 checked')).toBeVisible()
  await expect(page.getByText(/^In the morning: Mouth and throat: Red/)).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'All 2 others are fine' }).click()
  await expect(page.getByText('Everyone here is checked')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Waiting to be sent')).toHaveCount(0)
  await page.getByRole('link', { name: 'Morning check' }).click()
  await expect(page.getByText('1 of 2 checked')).toBeVisible()

  await gotoAlive(page, `/health/classes/${own.classId}/registers?kind=attendance.checks`)
  await expect(page.getByText('1 looked at, 0 well')).toBeVisible()
  await expect(page.getByText('2 looked at, 2 well')).toBeVisible()
})
