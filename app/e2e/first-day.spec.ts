import type { Locator, Page } from '@playwright/test'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { groupedJoinCode } from '#tenants/identity/join-code.ts'
import { joinCodesFor } from '#tenants/identity/join-codes.server.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { csv } from '#tenants/people/import/test-roster.ts'
import { gotoAlive } from './alive.ts'
import { codeFor } from './mail.ts'
import { OwnSchool } from './people.ts'
import { signByHand } from './signature.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * A family's first day, walked by an office at a desk, a mother on her phone and a tablet at the door: the office imports its list and
 * prints codes to join with; the mother joins, brings her child past the kiosk, signs a notice and talks with the teacher.
 */

const t = words.en
const email = `poppys-mother-${Date.now().toString(36)}@mail.example`
const pin = '2468'

test('a family’s first day: list, code, kiosk, notice, voice note', async ({ browserOf }) => {
  test.setTimeout(180_000)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const desk = await browserOf({ as: own.owner })
  const phone = await browserOf({ phone: true })
  const tablet = await browserOf({ as: teacher })

  await test.step('the office imports its list', async () => {
    await gotoAlive(desk, '/people/import')
    await desk.locator('input[type=file]').setInputFiles({
      name: 'autumn.csv',
      mimeType: 'text/csv',
      buffer: csv('First name,Last name,Date of birth,Class', 'Poppy,Adler,2022-03-05,Sunflowers'),
    })
    await button(desk, 'people.import.check').click()
    await desk.getByRole('button', { name: t('people.import.make', { count: 1 }) }).click()
    await expect(desk.getByRole('heading', { name: t('people.import.done') })).toBeVisible()
  })
  const [poppy] = await childrenOf(own.inside)
  if (!poppy) throw new Error('The list was not imported.')

  await test.step('and prints the codes to join with', async () => {
    await desk.goto(`/people/children/${poppy.id}`)
    await button(desk, 'people.codes.print').click()
    const download = desk.getByRole('link', { name: t('ui.made.download') })
    await expect(download).toBeVisible()
    const sheet = await desk.evaluate(
      async path => (await (await fetch(path)).text()).slice(0, 5),
      (await download.getAttribute('href')) ?? '',
    )
    expect(sheet).toBe('%PDF-')
  })
  // As the sheet has it: the same code stands on it as often as it is printed.
  const [card] = await joinCodesFor(own.inside, [poppy.id])

  await test.step('the mother joins on her phone', async () => {
    await phone.goto(`${own.origin}/join`)
    await field(phone, 'entrance.join.code').fill(groupedJoinCode(card?.code ?? ''))
    await button(phone, 'entrance.sign_in.go_on').click()
    await field(phone, 'entrance.field.email').fill(email)
    await button(phone, 'entrance.sign_in.go_on').click()
    const code = field(phone, 'entrance.field.code')
    await expect(code).toBeVisible()
    await code.fill(await codeFor(email))
    await field(phone, 'entrance.field.name').fill('Petra Adler')
    await field(phone, 'entrance.guardian.relation').selectOption('mother')
    await button(phone, 'entrance.guardian.join').click()
    for (const left of [2, 1]) {
      await expect(phone.getByText(t('welcome.left', { count: left }))).toBeVisible()
      await button(phone, 'consents.grant').click()
    }
    await expect(phone).toHaveURL(/\/home$/)
  })

  await test.step('and chooses a PIN for the door', async () => {
    await gotoAlive(phone, `${own.origin}/attendance/my-code`)
    await field(phone, 'attendance.kiosk.pin.label').fill(pin)
    await button(phone, 'attendance.kiosk.pin.save').click()
    await expect(phone.getByText(t('attendance.kiosk.pin.is_set', {}).split('.')[0] ?? '')).toBeVisible()
    await phone.goto(`${own.origin}/home`)
  })

  await test.step('the teacher makes a tablet the kiosk at the door', async () => {
    await gotoAlive(tablet, '/attendance/kiosks')
    await field(tablet, 'attendance.kiosk.start.pin').fill('975310')
    await button(tablet, 'attendance.kiosk.start.action').click()
    await expect(tablet).toHaveURL(/\/attendance\/kiosk$/)
    // What a browser can do shows only once its scripts run.
    await expect(tablet.getByRole('button', { name: 'Full screen' })).toBeVisible()
  })

  await test.step('where Poppy comes in, and her mother’s open page shows it', async () => {
    await tablet.getByRole('button', { name: 'Poppy' }).click()
    for (const digit of pin) await tablet.getByRole('button', { name: digit, exact: true }).click()
    await tablet.getByRole('button', { name: 'Continue' }).click()
    await tablet.getByRole('button', { name: 'Poppy arrives' }).click()
    await expect(tablet.getByRole('heading', { name: 'Welcome, Poppy!' })).toBeVisible()
    await expect(phone.getByText(/In since/).first()).toBeVisible({ timeout: 30_000 })
  })

  await test.step('she is asked to sign a notice, and signs', async () => {
    await gotoAlive(desk, '/notices/new')
    await field(desk, 'notices.form.title').fill('Sun cream')
    await field(desk, 'notices.form.body').fill('May we put sun cream on your child?')
    await desk.getByRole('radio', { name: new RegExp(`^${t('notices.form.level_sign')}`) }).check()
    await button(desk, 'notices.submit.now').click()
    await expect(desk.getByText(t('notices.written.now'))).toBeVisible()
    await phone.getByRole('link', { name: 'Sun cream' }).click({ timeout: 30_000 })
    await signByHand(phone)
    await button(phone, 'notices.sign.action').click()
    await expect(phone.getByText(t('notices.sign.signed_for', { name: 'Poppy' }))).toBeVisible()
  })

  await test.step('and sends the teacher a voice note, who plays it', async () => {
    await phone.context().grantPermissions(['microphone'], { origin: own.origin })
    await gotoAlive(phone, `${own.origin}/messages/new`)
    await phone.getByRole('button', { name: /Poppy/ }).click()
    await expect(phone).toHaveURL(/\/messages\/[0-9a-f-]{36}$/)
    await phone.getByRole('button', { name: 'Attach photos, files or a voice note' }).click()
    await phone.getByRole('button', { name: 'Record', exact: true }).click()
    await expect(phone.getByRole('timer')).toHaveText('0:02')
    await phone.getByRole('button', { name: 'Stop' }).click()
    await phone.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(async () => {
      await phone.getByRole('button', { name: 'Send', exact: true }).click()
      const files = phone.getByRole('list', { name: 'Messages' }).getByRole('group', { name: 'Attachments' })
      await expect(files).toBeVisible({ timeout: 1_000 })
    }).toPass()
    const staffRoom = await browserOf({ as: teacher })
    await gotoAlive(staffRoom, new URL(phone.url()).pathname)
    await staffRoom.getByRole('button', { name: /^Play voice/ }).click()
    await expect(staffRoom.getByRole('button', { name: 'Pause voice note' })).toBeVisible()
  })
})

const field = (within: Page | Locator, label: MessageKey): Locator => within.getByLabel(t(label)).first()
const button = (within: Page | Locator, label: MessageKey): Locator =>
  within.getByRole('button', { name: t(label), exact: true })
