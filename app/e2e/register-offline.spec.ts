import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { attendance } from '#app/modules/attendance/manifest.ts'
import { markChildren } from '#app/modules/attendance/marking.server.ts'
import { enrolments } from '#db/schema/children.ts'
import { gotoAlive } from './alive.ts'
import { type Member, OwnSchool } from './people.ts'
import { expect, test } from './test.ts'

const settings = attendance.settings.parse({})

/** Another teacher's word from somewhere that has a network. */
const says = (by: Member, childId: string, state: 'present' | 'absent') =>
  markChildren(by.school, settings, [mark(by, childId, state)], 0)
const mark = (by: Member, childId: string, state: 'present' | 'absent') => ({
  markId: uuidv7(),
  childId,
  day: by.school.today(),
  state,
  clientAt: new Date().toISOString(),
})

async function sunflowers() {
  const own = await OwnSchool.found()
  const teachers = [await own.teacher('Tess Teacher'), await own.teacher('Theo Teacher')] as const
  const [mina, jan] = [await own.family('Mina'), await own.family('Jan')]
  return { own, teachers, mina, jan, path: `/attendance/classes/${own.classId}` }
}

test('what is marked without a network is merged with what another teacher said meanwhile, and nothing is lost', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const { teachers, mina, path } = await sunflowers()
  const page = await browserOf({ as: teachers[0], phone: true })
  await gotoAlive(page, path)
  const arriving = page.getByRole('button', { name: 'Arriving' })
  await arriving.click()
  await page.context().setOffline(true)
  for (const name of ['Mina', 'Jan']) await page.getByRole('button', { name: `${name} is here` }).click()
  await expect(page.getByText('Waiting to be sent')).toHaveCount(2)
  await expect(page.getByText('2 entries are kept on this device')).toBeVisible()
  await page.getByRole('button', { name: 'Jan is absent' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Going home' }).click()
  await page.getByRole('button', { name: 'Jan has gone home' }).click()
  await says(teachers[1], mina.childId, 'absent')
  await page.context().setOffline(false)
  await expect(page.getByText('Waiting to be sent')).toHaveCount(0)
  await expect(page.getByText(/^Left at/)).toBeVisible()
  // Jan's own taps followed one another; Mina's were two people's who did not know of each other.
  await expect(page.getByRole('button', { name: /^Change to/ })).toHaveCount(1)
})

test('a closed tab loses nothing: the offline page counts it, and the next page sends it', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const { teachers, path } = await sunflowers()
  const page = await browserOf({ as: teachers[0], phone: true, serviceWorker: true })
  const context = page.context()
  await page.goto('/home')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await gotoAlive(page, path)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.getByRole('button', { name: 'Arriving' }).click()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Mina is here' }).click()
  await expect(page.getByText('Waiting to be sent')).toHaveCount(1)
  await page.close()
  const next = await context.newPage()
  await next.goto(path)
  await expect(next.getByText('Kept on this device and sent later, number of entries: 1')).toBeVisible()
  await context.setOffline(false)
  await expect(next.getByText(/^Here since/)).toBeVisible()
  await expect(next.getByText('Waiting to be sent')).toHaveCount(0)
})

test('a network that goes away just after a mark was taken leaves the register as it is', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_FAILED|Failed to load resource|Failed to fetch/)
  const { teachers, path } = await sunflowers()
  const page = await browserOf({ as: teachers[0], phone: true })
  await gotoAlive(page, path)
  await page.getByRole('button', { name: 'Arriving' }).click()
  let broken = 0
  await page.route(/\.data/, route => {
    broken += 1
    return route.abort()
  })
  await page.getByRole('button', { name: 'Mina is here' }).click()
  await expect.poll(() => broken).toBeGreaterThan(1)
  await expect(page.getByText(/^Here since/)).toBeVisible()
  await page.unroute(/\.data/)
  await expect(page.getByText('Waiting to be sent')).toHaveCount(0)
  await page.getByRole('button', { name: 'Jan is here' }).click()
  await expect(page.getByText(/^Here since/)).toHaveCount(2)
})

test('of a class marked in one go only the child that has moved on is refused', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const { own, teachers, mina, path } = await sunflowers()
  await own.family('Eva')
  const page = await browserOf({ as: teachers[0], phone: true })
  await gotoAlive(page, path)
  await page.getByRole('button', { name: 'Arriving' }).click()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Everyone else is here' }).click()
  await leaveAll(own, mina.childId)
  await page.context().setOffline(false)
  await expect(page.getByText(/^Not saved|Not saved:/)).toHaveCount(1)
  await expect(page.getByText(/^Here since/)).toHaveCount(2)
  await page.getByRole('button', { name: 'Give up' }).click()
  await expect(page.getByText(/Not saved:/)).toHaveCount(0)
})

test('what the register refuses is refused to a device that sends what it has kept, and stands there with its reason', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/status of 422/)
  const { teachers, path } = await sunflowers()
  const page = await browserOf({ as: teachers[0], phone: true })
  await gotoAlive(page, path)
  await page.getByRole('button', { name: 'Times and reason for Mina' }).click()
  await page.getByLabel('Came at').fill('23:59')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Not saved: This time has not come yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Not saved: This time has not come yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Give up' }).click()
  await expect(page.getByText('Not saved')).toHaveCount(0)
  await expect(page.getByText('Not here yet').first()).toBeVisible()
})

/** The child belonged to the class until yesterday. */
const leaveAll = (own: OwnSchool, childId: string) =>
  own.inside.write(tx =>
    tx.update(enrolments).set({ startsOn: '2020-01-01', endsOn: '2020-02-01' }).where(eq(enrolments.childId, childId)),
  )
