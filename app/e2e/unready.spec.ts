import { v7 as uuidv7 } from 'uuid'
import { attendance } from '#app/modules/attendance/manifest.ts'
import { markChildren } from '#app/modules/attendance/marking.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import { gotoServed } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/* What happens on a page that is not alive yet, or not connected. */

const t = words.en

test('before a page has come alive a roll call begins, a refusal is kept, and a child is handed over', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { childId } = await own.family('Mina')
  await barredUncle(own, childId)
  const mark = { markId: uuidv7(), childId, day: teacher.school.today(), state: 'present' as const }
  await markChildren(
    teacher.school,
    attendance.settings.parse({}),
    [{ ...mark, clientAt: new Date().toISOString() }],
    0,
  )

  const page = await browserOf({ as: teacher, phone: true, withoutScript: true })
  await page.goto('/attendance/roll-call')
  await page.getByRole('button', { name: t('attendance.rollcall.start') }).click()
  await expect(page).toHaveURL(/roll-call$/)
  await expect(page.getByText('Started by Tess Teacher')).toBeVisible()

  await page.goto(`/attendance/children/${childId}/door`)
  await page.getByRole('button', { name: t('attendance.pickup.came_anyway') }).click()
  await expect(page.getByText(t('attendance.pickup.refusal_kept'))).toBeVisible()
  await page.getByRole('button', { name: 'Hand over to Mina’s mother' }).click()
  await expect(page.getByText('Mina has gone home')).toBeVisible()
})

test('a switch that was never used stays where it was without a network, and its page says so', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|status of 503|Failed to load resource/)
  const own = await OwnSchool.found()
  const page = await browserOf({ as: own.owner, serviceWorker: true })
  await gotoServed(page, '/settings/modules')
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByRole('switch').first().press('Space')
  await expect(page.getByText(t('shell.unsent'))).toBeVisible()
  await expect(page.getByRole('switch').first()).toBeChecked()
})

test('at the door a refusal that goes nowhere leaves its page, which says so', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|status of 503|Failed to load resource/)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { childId } = await own.family('Mina')
  await barredUncle(own, childId)
  const page = await browserOf({ as: teacher, phone: true, serviceWorker: true })
  await gotoServed(page, `/attendance/children/${childId}/door`)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: t('attendance.pickup.came_anyway') }).click()
  await expect(page.getByText(t('shell.unsent'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('attendance.pickup.came_anyway') })).toBeVisible()
})

test('a correction that goes nowhere says so in its sheet and keeps what was typed; the next try closes it', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|status of 503|Failed to load resource/)
  const own = await OwnSchool.found()
  const { childId } = await own.family('Mina')
  const page = await browserOf({ as: await own.teacher(), phone: true, serviceWorker: true })
  await gotoServed(page, `/attendance/children/${childId}`)
  await page.waitForLoadState('networkidle')
  const another = page.getByRole('button', { name: t('attendance.child.correct_another') })
  await page.context().setOffline(true)
  await another.click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(t('attendance.correct.day')).fill(own.inside.today())
  await sheet.getByLabel(t('attendance.correct.why')).fill('Was in the garden')
  const save = sheet.getByRole('button', { name: t('attendance.correct.submit') })
  await save.click()
  await expect(sheet.getByText(t('shell.unsent'))).toBeVisible()
  await expect(sheet.getByLabel(t('attendance.correct.why'))).toHaveValue('Was in the garden')
  await page.context().setOffline(false)
  await save.click()
  await expect(page.getByRole('status').getByText(t('attendance.correct.done'))).toBeVisible()
  await expect(sheet).toHaveCount(0)
  await expect(another).toBeFocused()
})

/** A guardian of the child to whom it is not given. */
async function barredUncle(own: OwnSchool, childId: string): Promise<void> {
  const rights = { maySee: true, mayMessage: true, mayPickUp: false, mayDecide: false, mayPay: false }
  const contact = { email: 'barred@home.example' }
  await addGuardian(own.inside, childId, uuidv7(), { name: 'Uncle Ben', relation: 'relative', rights, contact })
}
