import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { makeTag, tagChildren } from '#tenants/people/tags.server.ts'
import { OwnSchool } from './people.ts'
import { signByHand } from './signature.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * A notice's way: the office writes one to be signed, with a file, for families it picks by name and by tag; a parent signs it by hand
 * on a phone, another is chased; the office changes the text, and whoever signed signs again.
 */

const t = words.en
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n')
const field = (within: Page | Locator, label: MessageKey): Locator => within.getByLabel(t(label)).first()
const button = (within: Page | Locator, label: MessageKey): Locator =>
  within.getByRole('button', { name: t(label), exact: true })

test('a notice is written, signed on a phone, changed and chased', async ({ browserOf, expectComplaints }) => {
  expectComplaints(/ERR_FAILED|status of 422/)
  test.setTimeout(120_000)
  const own = await OwnSchool.found()
  const [mina, jonas] = [await own.family('Mina'), await own.family('Jonas')]
  const busA = randomUUID()
  await makeTag(own.inside, { id: busA, name: 'Bus A', colour: 'blue' })
  await tagChildren(own.inside, busA, [mina.childId], true)
  const desk = await browserOf({ as: own.owner })
  const [phone, other] = [
    await browserOf({ as: mina.guardian, phone: true }),
    await browserOf({ as: jonas.guardian, phone: true }),
  ]

  await test.step('the office writes a notice to be signed', async () => {
    await phone.goto('/home')
    await desk.goto('/notices')
    await desk
      .getByRole('link', { name: t('notices.list.new') })
      .first()
      .click()
    await field(desk, 'notices.form.title').fill('Trip to the farm')
    await field(desk, 'notices.form.body').fill('We go by coach.\n\n- boots\n- a **rain jacket**')
    await desk.getByRole('radio', { name: new RegExp(`^${t('notices.form.level_sign')}`) }).check()
    await desk.getByLabel(t('attachments.pick.file'), { exact: true }).setInputFiles({
      name: 'Packing list.pdf',
      mimeType: 'application/pdf',
      buffer: pdf,
    })
    await expect(desk.getByText(t('notices.reach.families', { count: 2 }))).toBeVisible()
    // By the keyboard: the file that arrives meanwhile moves what is below it, and a pointer would miss.
    const chosen = desk.getByRole('radio', { name: new RegExp(`^${t('notices.form.audience_chosen')}`) })
    await chosen.press('Space')
    await expect(chosen).toBeChecked()
    const bus = desk.getByRole('checkbox', { name: 'Bus A' })
    await bus.press('Space')
    await expect(bus).toBeChecked()
    await expect(desk.getByText(t('notices.reach.families', { count: 1 }))).toBeVisible()
    // By keys alone: part of a name, along the list, taken with Enter.
    const search = desk.getByRole('combobox')
    await search.fill('jon')
    await search.press('ArrowDown')
    await search.press('Enter')
    await expect(button(desk, 'notices.submit.now')).toBeEnabled()
    await expect(desk.getByRole('option', { name: /^Jonas/ })).toHaveAttribute('aria-selected', 'true')
    await expect(
      desk
        .getByRole('listitem')
        .filter({ hasText: /^Jonas/ })
        .first(),
    ).toBeVisible()
    await expect(desk.getByText(t('notices.reach.families', { count: 2 }))).toBeVisible()
    await button(desk, 'notices.submit.now').click()
    await expect(desk.getByText(t('notices.written.now'))).toBeVisible()
    await expect(desk.getByText('Packing list.pdf')).toBeVisible()
    await expect(desk.getByRole('listitem').filter({ hasText: 'boots' })).toBeVisible()
  })
  const address = new URL(desk.url()).pathname

  await test.step('it comes up on the parent’s open home page', async () => {
    await expect(phone.getByText(t('notices.home.waiting'))).toBeVisible({ timeout: 30_000 })
    await phone.getByRole('link', { name: 'Trip to the farm' }).click()
    await expect(phone.getByRole('heading', { name: 'Trip to the farm' })).toBeVisible()
    await expect(phone.getByText('Bus A')).toHaveCount(0)
  })

  await test.step('and saves its file, as it was sent', async () => {
    const saved = phone.getByRole('link', { name: t('attachments.list.download', { name: 'Packing list.pdf' }) })
    await expect(saved).toBeVisible({ timeout: 30_000 })
    const [download] = await Promise.all([phone.waitForEvent('download'), saved.click()])
    expect(download.suggestedFilename()).toBe('Packing list.pdf')
    expect(readFileSync(await download.path())).toEqual(pdf)
  })

  await test.step('nothing drawn is no signature', async () => {
    await button(phone, 'notices.sign.action').click()
    await expect(phone.getByText(t('ui.signature.draw'))).toBeVisible()
  })

  await test.step('the parent draws a signature with a finger', async () => {
    await signByHand(phone)
    await button(phone, 'notices.sign.action').click()
    await expect(phone.getByText(t('notices.sign.signed_for', { name: 'Mina' }))).toBeVisible()
  })

  await test.step('the office sees it on the open page, and prints it', async () => {
    await desk.goto(`${address}/responses`)
    await expect(desk.getByText(t('notices.responses.of', { done: 1, total: 2 }))).toBeVisible()
    await desk.getByRole('link', { name: t('notices.record.open') }).click()
    await expect(desk.getByRole('img', { name: /^Signature of/ })).toBeVisible()
    await expect(desk.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
    await desk.emulateMedia({ media: 'print' })
    await expect(desk.getByText('We go by coach.')).toBeVisible()
    await expect(desk.getByRole('navigation')).toHaveCount(0)
    await expect(desk.getByText('Packing list.pdf')).toBeVisible()
    await desk.emulateMedia({ media: 'screen' })
  })

  await test.step('chases those who have not, and is told when the next time may be', async () => {
    await desk.goto(`${address}/responses`)
    await button(desk, 'notices.chase.action').click()
    await expect(desk.getByText(t('notices.chase.done'))).toBeVisible()
    await expect(button(desk, 'notices.chase.action')).toBeDisabled()
    await other.goto('/notifications')
    await expect(other.getByText(t('notices.told.chased', { notice: 'Trip to the farm' }))).toBeVisible()
    await phone.goto('/notifications')
    await expect(phone.getByText(t('notices.told.published', { notice: 'Trip to the farm' }))).toBeVisible()
    await expect(phone.getByText(t('notices.told.chased', { notice: 'Trip to the farm' }))).toHaveCount(0)
  })

  await test.step('changes the text while the other parent is signing: refused, with the new text shown', async () => {
    await other.goto(address)
    await button(other, 'ui.signature.by_name').click()
    await field(other, 'ui.signature.name').fill('Jonas’s mother')
    // The page is to learn of the change by being refused.
    await other.route(/\.data(\?|$)/, route =>
      route.request().method() === 'GET' && !refused ? route.abort() : route.continue(),
    )
    let refused = false
    other.on('response', response => {
      if (response.status() === 422) refused = true
    })
    await desk.goto(`${address}/edit`)
    await expect(desk.getByText(t('notices.edit.out'))).toBeVisible()
    await field(desk, 'notices.form.body').fill('We go by train.')
    await button(desk, 'ui.action.save').click()
    await expect(desk.getByText('We go by train.')).toBeVisible()
    await button(other, 'notices.sign.action').click()
    await expect(other.getByText(t('notices.sign.edited'))).toBeVisible()
    await expect(other.getByText('We go by train.')).toBeVisible()
    await expect(field(other, 'ui.signature.name')).toHaveValue('Jonas’s mother')
    await button(other, 'notices.sign.action').click()
    await expect(other.getByText(t('notices.sign.signed_for', { name: 'Jonas' }))).toBeVisible()
  })

  await test.step('whoever had signed is asked again, and finds the earlier text', async () => {
    await phone.goto(address)
    await expect(phone.getByText(t('notices.sign.changed'))).toBeVisible()
    await phone.getByText(/^Text 1, from/).click()
    await expect(phone.getByText('We go by coach.')).toBeVisible()
    await signByHand(phone)
    await button(phone, 'notices.sign.action').click()
    await expect(phone.getByText(t('notices.sign.signed_for', { name: 'Mina' }))).toBeVisible()
    await desk.goto(`${address}/responses`)
    await expect(desk.getByText(t('notices.responses.of', { done: 2, total: 2 }))).toBeVisible()
    await desk.goto(`${address}/record`)
    await expect(desk.getByRole('img', { name: /^Signature of/ })).toHaveCount(2)
  })
})
