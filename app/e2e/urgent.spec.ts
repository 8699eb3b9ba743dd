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
