import { v7 as uuidv7 } from 'uuid'
import { attendance } from '#app/modules/attendance/manifest.ts'
import { markChildren } from '#app/modules/attendance/marking.server.ts'
import { gotoAlive } from './alive.ts'
import { type Member, OwnSchool } from './people.ts'
import { expect, test } from './test.ts'

const arrive = (by: Member, childIds: readonly string[]) =>
  markChildren(
    by.school,
    attendance.settings.parse({}),
    childIds.map(childId => ({
      ...{ markId: uuidv7(), childId, day: by.school.today(), state: 'present' as const },
      clientAt: new Date().toISOString(),
    })),
    0,
  )

test('the roll is called in the yard without a network, from a page that was closed, and the office reads who saw whom', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const [mina, jan] = [await own.family('Mina'), await own.family('Jan')]
  await arrive(teacher, [mina.childId, jan.childId])

  const page = await browserOf({ as: teacher, phone: true, serviceWorker: true })
  const context = page.context()
  await page.goto('/home')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // Nobody opens the roll call before it is needed: the register, which is open every morning, keeps it.
  await gotoAlive(page, `/attendance/classes/${own.classId}`)
  const isKept = () => page.evaluate(async () => (await (await caches.open('kept')).keys()).length)
  await expect.poll(isKept).toBe(1)
  await context.setOffline(true)
  await page.close()

  const yard = await context.newPage()
  await yard.goto('/home')
  await yard.getByRole('link', { name: 'Roll call' }).click()
  await expect(yard).toHaveURL(/roll-call/)
  await expect(yard.getByText('2 people in the building')).toBeVisible()
  // Tapped before the page has come alive, its form goes nowhere, and the page stays.
  const begin = yard.getByRole('button', { name: 'Start the roll call' })
  const shownAgain = yard.waitForEvent('load')
  await begin.evaluate(button => (button as HTMLButtonElement).form?.submit())
  await shownAgain
  await begin.click()
  await yard.getByRole('button', { name: 'Mina Chen is safe' }).click()
  await expect(yard.getByText('1 not seen yet')).toBeVisible()
  await expect(yard.getByText('2 entries are kept on this device and sent when')).toBeVisible()
  await context.setOffline(false)
  await expect(yard.getByText('Started by Tess Teacher')).toBeVisible()
  await expect(yard.getByText('entries are kept on this device')).toHaveCount(0)

  const office = await browserOf({ as: own.owner })
  await gotoAlive(office, '/attendance/roll-call')
  await expect(office.getByText('1 of 2 safe').first()).toBeVisible()
  await office.getByRole('button', { name: 'End the roll call' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'End the roll call' }).click()
  await office.getByRole('list').last().getByRole('link').click()
  await expect(office.getByText(/Seen by Tess Teacher/)).toBeVisible()
  await expect(office.getByText('Not seen', { exact: true })).toHaveCount(1)
})

test('what was kept of the building is gone once a guardian uses the device', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const mina = await own.family('Mina')
  const page = await browserOf({ as: mina.guardian, phone: true })
  await page.goto('/home')
  await page.evaluate(async () => (await caches.open('kept')).put('/attendance/roll-call', new Response('Jan')))
  await gotoAlive(page, '/attendance')
  await expect.poll(() => page.evaluate(() => caches.has('kept'))).toBe(false)
})
