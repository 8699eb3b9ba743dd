import { eq } from 'drizzle-orm'
import { saveBirth } from '#app/modules/health/birth.server.ts'
import { monthsAfter } from '#app/modules/health/vaccination.ts'
import { children } from '#db/schema/children.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'

test('a family enters an allergy on a phone, the teacher sees it at the register, measures a class, and the curve shows', async ({
  browserOf,
  expectComplaints,
}) => {
  // The form that comes back with what is missing.
  expectComplaints(/status of 422/)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const families = [await own.family('Mina'), await own.family('Jan'), await own.family('Eva')]
  const [mina] = families
  if (!mina) throw new Error('There is no first family.')
  const birthDate = monthsAfter(own.inside.today(), -50)
  await own.inside.write(tx => tx.update(children).set({ birthDate }).where(eq(children.id, mina.childId)))
  await saveBirth(teacher.school, mina.childId, { sex: 'female' })

  const family = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(family, `/children/${mina.childId}`)
  await family.getByRole('main').getByRole('link', { name: 'Health', exact: true }).click()
  await family.getByRole('link', { name: 'Enter an allergy or condition' }).click()
  await family.getByLabel('What it is').fill('Peanuts')
  await family.getByRole('radio', { name: /Life-threatening/ }).check()
  await family.getByRole('button', { name: 'Save' }).click()
  // What to do has to be said, and what was typed is still there.
  await expect(family.getByText('If it is life-threatening, please say what to do.')).toBeVisible()
  await expect(family.getByLabel('What it is')).toHaveValue('Peanuts')
  await family.getByLabel('What to do').fill('Pen into the thigh, then 999')
  await family.getByRole('button', { name: 'Save' }).click()
  await expect(family.getByText('Not yet confirmed by the school')).toBeVisible()
  expect(await violationsOn(family)).toEqual([])

  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, `/attendance/classes/${own.classId}`)
  await page.getByRole('button', { name: /Mina/ }).first().click()
  await page.getByRole('dialog').getByRole('link', { name: 'Peanuts · Life-threatening' }).click()
  await page.getByRole('button', { name: 'I have read it and know what to do' }).click()
  await expect(page.getByText(/Confirmed by/)).toBeVisible()

  await gotoAlive(page, `/health/classes/${own.classId}/measuring`)
  await expect(page.getByText('0 of 3 measured')).toBeVisible()
  for (const [name, height, weight] of [
    ['Mina', '1.03', '16.2'],
    ['Jan', '104', '17'],
    ['Eva', '99,5', '15,8'],
  ] as const) {
    const row = page.getByRole('form', { name: new RegExp(name) })
    await row.getByLabel('Height').fill(height)
    await row.getByLabel('Weight').fill(weight)
    await row.getByRole('button', { name: /^Save/ }).click()
    if (height === '1.03') {
      await expect(row.getByText('This looks like metres. Please enter centimetres.')).toBeVisible()
      await row.getByLabel('Height').fill('103')
      await row.getByRole('button', { name: /^Save/ }).click()
    }
    await expect(row.getByText('Saved', { exact: true })).toBeVisible()
  }
  await expect(page.getByText('3 of 3 measured')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  await gotoAlive(family, `/health/children/${mina.childId}/growth`)
  await expect(family.getByRole('img', { name: /Height of Mina over age/ })).toBeVisible()
  await expect(family.getByText('A percentile is not a mark', { exact: false })).toBeVisible()
  expect(await violationsOn(family)).toEqual([])
  await gotoAlive(family, `/access/${mina.childId}`)
  await expect(family.getByText(/Height, weight and growth/).first()).toBeVisible()
})

test('vaccinations are entered and shown by the schedule; the lists of a class are clean', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const [teacher, mina] = [await own.teacher(), await own.family('Mina')]
  const birthDate = monthsAfter(own.inside.today(), -50)
  await own.inside.write(tx => tx.update(children).set({ birthDate }).where(eq(children.id, mina.childId)))
  const family = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(family, `/health/children/${mina.childId}/vaccinations/new`)
  await family.getByLabel('Vaccine').selectOption('mmr')
  await family.getByLabel('Given on').fill(monthsAfter(birthDate, 13))
  await family.getByRole('button', { name: 'Save' }).click()
  await expect(family.getByRole('list', { name: 'Entered' }).getByText('Measles, mumps, rubella (MMR)')).toBeVisible()
  expect(await violationsOn(family)).toEqual([])
  const page = await browserOf({ as: teacher, phone: true })
  for (const path of ['', '/warnings', `/classes/${own.classId}/alerts`, `/classes/${own.classId}/vaccinations`]) {
    await gotoAlive(page, `/health${path}`)
    expect(await violationsOn(page), path).toEqual([])
  }
  await expect(page.getByText('Overdue', { exact: true })).toBeVisible()
})
