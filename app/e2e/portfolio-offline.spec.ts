import { eq } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { observations } from '#db/schema/portfolio.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { chosen, photos } from './photos.ts'
import { expect, test } from './test.ts'

const noNetwork = /ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/

test('what is seen in the yard is kept with its photo, one after the other, and sent once when the network is back', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(noNetwork)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian, childId } = await own.family('Mina')
  await own.family('Leo')
  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, '/portfolio/new')
  await page.context().setOffline(true)
  await page.getByRole('checkbox', { name: 'Mina' }).check()
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles(chosen(await photos(1, 600)))
  const share = page.getByRole('button', { name: 'Keep and send later', exact: true })
  // Nothing is lost by saying nothing: what lacks is said where it is, without the school.
  await page.getByRole('checkbox', { name: 'Mina' }).uncheck()
  await share.click()
  await expect(page.getByText('Tap at least one child.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Mina' }).check()
  await page.getByLabel('What did you see?').fill('Jumped over the puddle.')
  await share.click()
  const kept = page.getByRole('region', { name: 'On this device' })
  await expect(kept.getByText('Jumped over the puddle.')).toBeVisible()
  await expect(kept.getByText('with 1 file')).toBeVisible()
  await expect(page.getByLabel('What did you see?')).toHaveValue('')
  await page.getByRole('checkbox', { name: 'Mina' }).check()
  await page.getByRole('checkbox', { name: 'Leo' }).check()
  await page.getByLabel('What did you see?').fill('Found a worm together.')
  await page.getByRole('button', { name: 'Keep and send later as a draft' }).click()
  await expect(kept.getByText('Sent when the network is back')).toHaveCount(2)

  // A closed page loses nothing; another sends it.
  const other = await page.context().newPage()
  await page.close()
  await other.context().setOffline(false)
  await gotoAlive(other, '/portfolio')
  await expect(other.getByRole('region', { name: 'On this device' })).toHaveCount(0, { timeout: 30_000 })
  await expect(other.getByText('Found a worm together.')).toBeVisible()
  const home = await browserOf({ as: guardian, phone: true })
  await gotoAlive(home, `/portfolio/children/${childId}`)
  await expect(home.getByText('Jumped over the puddle.')).toBeVisible()
  await expect(home.getByRole('button', { name: /^Open photo/ })).toHaveCount(1, { timeout: 30_000 })
  await expect(home.getByText('Found a worm together.')).toHaveCount(0)
  expect(await own.inside.read(q => q.select({ id: observations.id }).from(observations))).toHaveLength(2)
})

test('what the school refuses stands there with its reason and goes back into the form', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(new RegExp(`${noNetwork.source}|status of 404`))
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { childId } = await own.family('Mina')
  await own.family('Leo')
  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, '/portfolio/new')
  await page.context().setOffline(true)
  for (const name of ['Mina', 'Leo']) await page.getByRole('checkbox', { name }).check()
  await page.getByLabel('What did you see?').fill('Shared a bench.')
  await page.getByRole('button', { name: 'Keep and send later', exact: true }).click()
  const kept = page.getByRole('region', { name: 'On this device' })
  await expect(kept.getByText('Sent when the network is back')).toBeVisible()
  await own.inside.write(tx => tx.delete(children).where(eq(children.id, childId)))
  await page.context().setOffline(false)
  await expect(kept.getByRole('alert')).toContainText('not yours to name any more')
  await kept.getByRole('button', { name: 'Back into the form' }).click()
  await expect(page.getByLabel('What did you see?')).toHaveValue('Shared a bench.')
  await expect(kept).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Leo' })).toBeChecked()
  await page.getByRole('button', { name: 'Share with families' }).click()
  await expect(page.getByText('Shared with the families.')).toBeVisible()
})
