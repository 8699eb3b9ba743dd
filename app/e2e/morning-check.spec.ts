import { v7 as uuidv7 } from 'uuid'
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
