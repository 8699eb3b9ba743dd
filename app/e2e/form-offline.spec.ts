import { gotoServed } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

const t = words.en

test('a form sent without a network keeps what was typed, says so, and is sent once by the next try', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|status of 503|Failed to load resource/)
  const own = await OwnSchool.found()
  const page = await browserOf({ as: own.owner, phone: true, serviceWorker: true })
  await gotoServed(page, '/people/classes/new')
  const name = page.getByLabel(t('people.field.class_name'))
  const save = page.getByRole('button', { name: t('people.classes.add') })
  await name.fill('Ladybirds')
  await page.context().setOffline(true)
  await save.click()
  await expect(page.getByText(t('shell.unsent'))).toBeVisible()
  await expect(name).toHaveValue('Ladybirds')
  await page.context().setOffline(false)
  await save.click()
  await expect(page).toHaveURL(/\/people\/classes/)
  await expect(page.getByText('Ladybirds')).toHaveCount(1)
})
