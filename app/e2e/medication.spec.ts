import { daysAfter, momentAt } from '#app/modules/health/school-clock.server.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { signByHand } from './signature.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'

test('a guardian signs an order on a phone, the teacher accepts it and gives a dose, a colleague confirms by PIN, and the guardian reads it', async ({
  browserOf,
  expectComplaints,
}) => {
  // Forms that come back with what is missing, and the wrong PIN.
  expectComplaints(/status of 422/)
  const own = await OwnSchool.found()
  const [teacher, colleague, mina] = [
    await own.teacher(),
    await own.teacher('Cora Colleague'),
    await own.family('Mina'),
  ]
  const { day, clock } = momentAt(own.inside, Date.now())

  const family = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(family, `/health/children/${mina.childId}`)
  await family.getByRole('link', { name: 'Medicine' }).click()
  await family.getByRole('link', { name: 'Write an order for a medicine' }).click()
  await family.getByLabel('Medicine', { exact: true }).fill('Amoxicillin 250 mg')
  await family.getByLabel('Dose').fill('2,5')
  await family.getByLabel('How it is given').fill('By mouth, after lunch')
  await family.getByLabel('What for').fill('Ear infection')
  await family.getByLabel('Until').fill(daysAfter(day, 6))
  await family.getByLabel('Package expires on').fill(daysAfter(day, 90))
  await family.getByRole('button', { name: 'Sign and send' }).click()
  await expect(family.getByText('Please enter at least one time.')).toBeVisible()
  await expect(family.getByText('Please sign on the line.')).toBeVisible()
  await expect(family.getByLabel('Medicine', { exact: true })).toHaveValue('Amoxicillin 250 mg')
  expect(await violationsOn(family)).toEqual([])
  await family.getByLabel('Time 1').fill(clock)
  await signByHand(family)
  await family.getByRole('button', { name: 'Sign and send' }).click()
  await expect(family.getByText('Waits for the school')).toBeVisible()

  // Each of the staff sets their own PIN.
  const second = await browserOf({ as: colleague, phone: true })
  await gotoAlive(second, '/account')
  await second.getByRole('link', { name: /PIN for confirming/ }).click()
  await second.getByLabel('PIN', { exact: true }).fill('2468')
  await second.getByRole('button', { name: 'Save PIN' }).click()
  await expect(second.getByText('The PIN is saved.')).toBeVisible()

  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, '/health')
  await page.getByRole('link', { name: 'Medicine today' }).click()
  await page.getByRole('link', { name: 'Accept or decline' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Please check the package first.')).toBeVisible()
  await page.getByText('Package received, name and expiry checked').click()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('In use')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  await gotoAlive(page, `/health/classes/${own.classId}/medication`)
  await expect(page.getByText('Due now')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('link', { name: `Log ${clock}` }).click()
  await expect(page.getByText('2.5 ml')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Log', exact: true }).click()
  await page.getByLabel('Second person').selectOption('Cora Colleague')
  await page.getByLabel('Their PIN').fill('1357')
  await page.getByRole('button', { name: 'I was there' }).click()
  await expect(page.getByText('This PIN is not right.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByLabel('Their PIN').fill('2468')
  await page.getByRole('button', { name: 'I was there' }).click()
  await expect(page.getByText(/confirmed by Cora Colleague/)).toBeVisible()

  await gotoAlive(family, `/health/children/${mina.childId}/medication`)
  await family.getByRole('link', { name: /Amoxicillin/ }).click()
  await expect(family.getByText(/by Tess Teacher · confirmed by Cora Colleague/)).toBeVisible()
  expect(await violationsOn(family)).toEqual([])
  await gotoAlive(family, '/notifications')
  await expect(family.getByText(/Mina was given a medicine/)).toBeVisible()
  await gotoAlive(family, `/access/${mina.childId}`)
  await expect(family.getByText(/Medicine and doses/).first()).toBeVisible()
})
