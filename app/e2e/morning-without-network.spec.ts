import type { Page } from '@playwright/test'
import { openConversation } from '#app/modules/messages/opening.server.ts'
import { gotoAlive } from './alive.ts'
import { startedKiosk } from './kiosks.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'

const waits = (page: Page) => page.getByText(/Waiting to be sent|sent when the network is back|kept on this device/)

test('a morning without network: the door, the register, a message and the morning check go on, and all of it arrives', async ({
  browserOf,
  expectComplaints,
}) => {
  // Four people's mornings are more than one journey's usual time on a busy machine.
  test.slow()
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const own = await OwnSchool.found()
  await own.set('messages', { officeHours: false })
  const teacher = await own.teacher()
  const [mina, jan] = [await own.family('Mina'), await own.family('Jan')]
  const talk = await openConversation(mina.guardian.school, { kind: 'child', about: mina.childId })
  const kiosk = await startedKiosk(teacher.school, own.classId, own.origin)
  const register = `/attendance/classes/${own.classId}`

  // Half past seven: the tablet at the door and the teacher's phone are on.
  const door = await browserOf({ serviceWorker: true })
  await door.context().addCookies([kiosk.cookie])
  const openDoor = () => door.goto(`${own.origin}/attendance/kiosk`)
  await openDoor()
  await door.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await openDoor()
  await expect.poll(() => door.evaluate(async () => (await (await caches.open('kept')).keys()).length)).toBe(1)
  const phone = await browserOf({ as: teacher, phone: true })
  await gotoAlive(phone, register)
  const messages = await phone.context().newPage()
  await gotoAlive(messages, `/messages/${talk}`)

  // The network goes.
  await Promise.all([door, phone].map(page => page.context().setOffline(true)))

  await door.getByRole('button', { name: 'Mina' }).click()
  await door.getByRole('button', { name: 'Mina arrives' }).click()
  await expect(door.getByRole('heading', { name: 'Noted: Mina is here' })).toBeVisible()
  await door.getByRole('button', { name: 'Done' }).click()
  await expect(door.getByText('1 arrival waits to be sent')).toBeVisible()

  await phone.getByRole('button', { name: 'Arriving' }).click()
  for (const name of ['Mina', 'Jan']) await phone.getByRole('button', { name: `${name} is here` }).click()
  await expect(phone.getByText('Waiting to be sent')).toHaveCount(2)

  await messages.getByRole('textbox', { name: 'Your message' }).fill('Mina is here, the network is not')
  await messages.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(messages.getByText('sent when the network is back')).toBeVisible()

  // The network is back.
  await Promise.all([door, phone].map(page => page.context().setOffline(false)))
  await expect(door.getByText('1 arrival waits to be sent')).toHaveCount(0)
  for (const page of [phone, messages]) await expect(waits(page)).toHaveCount(0)

  // And goes once more, while those who have come are looked at.
  const checks = await phone.context().newPage()
  await gotoAlive(checks, `${register}/check`)
  await checks.context().setOffline(true)
  await checks.getByRole('button', { name: 'All 2 others are fine' }).click()
  await expect(checks.getByText('2 of 2 checked')).toBeVisible()
  await checks.context().setOffline(false)
  await expect(waits(checks)).toHaveCount(0)

  const desk = await browserOf({ as: own.owner })
  await gotoAlive(desk, register)
  await expect(desk.getByText(/^Here since/)).toHaveCount(2)
  const mother = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(mother, `/messages/${talk}`)
  await expect(mother.getByText('Mina is here, the network is not')).toHaveCount(1)
  const father = await browserOf({ as: jan.guardian, phone: true })
  await gotoAlive(father, '/home')
  await expect(father.getByText(/since/).first()).toBeVisible()
})
