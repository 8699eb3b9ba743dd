import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { openConversation } from '#app/modules/messages/opening.server.ts'
import { send } from '#app/modules/messages/sending.server.ts'
import { guardianships } from '#db/schema/children.ts'
import { gotoAlive } from './alive.ts'
import { type Member, OwnSchool } from './people.ts'
import { chosen, fixture, photos } from './photos.ts'
import { expect, test } from './test.ts'

const alwaysOpen = { officeHours: false, days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }
const noNetwork = /ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/

/** A family, its teacher and the circle of the child, in a school that answers at any hour. */
async function circle() {
  const own = await OwnSchool.found()
  await own.set('messages', { officeHours: false })
  const teacher = await own.teacher()
  const { childId, guardian } = await own.family('Mina')
  const conversationId = await openConversation(guardian.school, { kind: 'child', about: childId })
  return { own, teacher, guardian, conversationId, path: `/messages/${conversationId}` }
}
const says = (by: Member, conversationId: string, body: string) =>
  send(by.school, conversationId, { messageId: randomUUID(), body }, alwaysOpen)
const log = (page: Page) => page.getByRole('list', { name: 'Messages' })
const field = (page: Page) => page.getByRole('textbox', { name: 'Your message' })
async function write(page: Page, ...texts: string[]) {
  for (const text of texts) {
    await field(page).fill(text)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(field(page)).toHaveValue('')
  }
}
/** The texts in the conversation, top to bottom, with those that wait. */
const texts = (page: Page) => log(page).locator('li > p[dir=auto], li p[dir=auto]').allTextContents()
const settled = (page: Page, all: string[]) =>
  expect(async () => {
    expect(await texts(page)).toEqual(all)
    await expect(page.getByText(/Being sent|sent when the network is back/)).toHaveCount(0)
  }).toPass()

test('a family and its teacher talk live', async ({ browserOf }) => {
  const { teacher, guardian, path } = await circle()
  const [phone, desk] = [await browserOf({ as: guardian, phone: true }), await browserOf({ as: teacher })]
  await Promise.all([gotoAlive(phone, path), gotoAlive(desk, path)])
  // What is said of having read it comes when the sheet at the message is open.
  let readOn: () => void = () => {}
  const held = new Promise<void>(resolve => {
    readOn = resolve
  })
  await phone.route(/\/read$/, async route => {
    await held
    await route.continue()
  })
  await field(phone).fill('Mina has')
  // She has written nothing here yet, so her name is not known to the page.
  await expect(desk.getByText('Somebody is writing …')).toBeVisible()
  await write(phone, 'Mina has a cold')
  await settled(desk, ['Mina has a cold'])
  await expect(desk.getByText('writing …')).toHaveCount(0)
  await field(desk).fill('Get well')
  await expect(phone.getByText('writing …')).toBeVisible()
  await field(desk).press('Shift+Enter')
  await field(desk).pressSequentially('soon!')
  await field(desk).press('Enter')
  await settled(phone, ['Mina has a cold', 'Get well\nsoon!'])
  await desk
    .getByRole('button', { name: /^More on the message of/ })
    .last()
    .click()
  const sheet = desk.getByRole('dialog')
  await expect(sheet.getByText('Mina’s mother')).toBeVisible()
  await expect(sheet.getByText('Read', { exact: true })).toHaveCount(0)
  readOn()
  await expect(sheet.getByText('Read', { exact: true })).toBeVisible()
  await desk.getByRole('button', { name: 'Close' }).click()
  await field(phone).fill('one')
  await field(phone).press('Enter')
  await expect(field(phone)).toHaveValue('one\n')
})

test('what is written without a network is kept, also over a closed page, and sent once, in its order', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(noNetwork)
  const { teacher, guardian, conversationId, path } = await circle()
  const page = await browserOf({ as: guardian, phone: true })
  const second = await page.context().newPage()
  await Promise.all([gotoAlive(page, path), gotoAlive(second, path)])
  await page.context().setOffline(true)
  await write(page, 'one', 'two', 'three')
  await write(second, 'four')
  await expect(page.getByText('sent when the network is back')).toHaveCount(4)
  await says(teacher, conversationId, 'Said meanwhile')
  await page.close()
  await second.context().setOffline(false)
  const all = ['Said meanwhile', 'one', 'two', 'three', 'four']
  await settled(second, all)
  const desk = await browserOf({ as: teacher })
  await gotoAlive(desk, path)
  await settled(desk, all)
})

test('two tabs of one member, and a clock that is wrong, send nothing twice and nothing out of order', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(noNetwork)
  const { guardian, path } = await circle()
  const one = await browserOf({ as: guardian })
  await one.clock.setFixedTime(new Date('2020-01-01'))
  const other = await one.context().newPage()
  await Promise.all([gotoAlive(one, path), gotoAlive(other, path)])
  await write(other, 'first')
  await settled(one, ['first'])
  await write(one, 'second')
  await settled(other, ['first', 'second'])
  await one.context().setOffline(true)
  await write(one, 'third')
  await write(other, 'fourth')
  await one.context().setOffline(false)
  const all = ['first', 'second', 'third', 'fourth']
  await Promise.all([settled(one, all), settled(other, all)])
})

test('a draft is there again after a reload, gone once sent, and with whoever signs out', async ({ browserOf }) => {
  const { guardian, path } = await circle()
  const page = await browserOf({ as: guardian })
  await gotoAlive(page, path)
  await field(page).fill('Not finished')
  await page.reload()
  await expect(field(page)).toHaveValue('Not finished')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await settled(page, ['Not finished'])
  await page.reload()
  await expect(field(page)).toHaveValue('')
  await field(page).fill('Nobody else’s to read')
  await gotoAlive(page, '/account')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in/)
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('cubby-draft')))).toEqual([])
})

test('what is too long is refused at the field and kept there; markup, other directions and emoji are text', async ({
  browserOf,
}) => {
  const { teacher, guardian, path } = await circle()
  const page = await browserOf({ as: guardian })
  await gotoAlive(page, path)
  const long = 'x'.repeat(100_000)
  await field(page).fill(long)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText('100,000 characters, at most 5,000 fit')).toBeVisible()
  expect(await field(page).inputValue()).toBe(long)
  const strange = ['<script>alert(1)</script><img src=x onerror=alert(2)>', 'مرحبا، كيف حالك؟', '👩‍👩‍👧‍👦 🇨🇳']
  await write(page, ...strange)
  const desk = await browserOf({ as: teacher })
  await gotoAlive(desk, path)
  await settled(desk, strange)
})

test('a right that ended a second ago closes an open page, and what waited is refused with its reason', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/404|ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  const { own, teacher, guardian, conversationId, path } = await circle()
  const page = await browserOf({ as: guardian })
  await gotoAlive(page, path)
  await says(teacher, conversationId, 'For all of the circle')
  await settled(page, ['For all of the circle'])
  await page.context().setOffline(true)
  await write(page, 'Still here?')
  await own.inside.write(tx =>
    tx.update(guardianships).set({ mayMessage: false }).where(eq(guardianships.memberId, guardian.memberId)),
  )
  await says(teacher, conversationId, 'Not for you')
  await page.context().setOffline(false)
  await expect(field(page)).toHaveCount(0)
  await expect(page.getByText('Not for you')).toHaveCount(0)
  await gotoAlive(page, '/messages')
  await expect(page.getByText('you are not part of this conversation any more')).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('Still here?')).toHaveCount(0)
})

test('a voice note is recorded by one and played by the other', async ({ browserOf }) => {
  const { teacher, guardian, path } = await circle()
  const page = await browserOf({ as: guardian })
  await page.context().grantPermissions(['microphone'], { origin: guardian.origin })
  await gotoAlive(page, path)
  await page.getByRole('button', { name: 'Attach photos, files or a voice note' }).click()
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(page.getByRole('timer')).toHaveText('0:02')
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('button', { name: 'Attach', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Attached' })).toBeVisible()
  const desk = await browserOf({ as: teacher })
  await gotoAlive(desk, path)
  await expect(async () => {
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(log(page).getByRole('group', { name: 'Attachments' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await desk.getByRole('button', { name: /^Play voice/ }).click()
  await expect(desk.getByRole('button', { name: 'Pause voice note' })).toBeVisible()
})

test('a photo arrives as a picture, in full view of whoever reads the newest', async ({ browserOf }) => {
  const { teacher, guardian, conversationId, path } = await circle()
  for (let line = 1; line <= 12; line += 1) await says(teacher, conversationId, `Line ${line} of a long morning`)
  const [phone, desk] = [await browserOf({ as: guardian, phone: true }), await browserOf({ as: teacher, phone: true })]
  await Promise.all([gotoAlive(phone, path), gotoAlive(desk, path)])
  await phone.getByRole('button', { name: 'Attach photos, files or a voice note' }).click()
  await phone
    .locator('input[type=file]')
    .first()
    .setInputFiles(chosen(await photos(1, 800)))
  await expect(phone.getByRole('list', { name: 'Attached' })).toContainText('Done')
  await phone.getByRole('button', { name: 'Send', exact: true }).click()
  for (const page of [phone, desk]) {
    const picture = log(page).getByRole('listitem').last().getByRole('img').last()
    await expect(picture).toBeVisible()
    await expect(async () => {
      const [shown, below] = await Promise.all([picture.boundingBox(), field(page).boundingBox()])
      expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    }).toPass()
  }
  await phone.getByRole('button', { name: 'Attach photos, files or a voice note' }).click()
  const plan = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Monday: pond.') }
  const pdf = {
    name: 'list.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n'),
  }
  const nothing = { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }
  await phone
    .locator('input[type=file]')
    .last()
    .setInputFiles([...chosen([fixture('video.mp4')]), plan, pdf, nothing])
  await expect(phone.getByText('“nothing.txt” is empty.')).toBeVisible()
  const attached = phone.getByRole('list', { name: 'Attached' }).getByRole('listitem')
  await expect(attached).toHaveCount(3)
  await expect(attached.filter({ hasText: 'Done' })).toHaveCount(3)
  await phone.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(log(desk).locator('video')).toBeVisible()
  await expect(log(desk).getByRole('link', { name: /plan\.txt/ })).toBeVisible()
  const downloading = desk.waitForEvent('download')
  await log(desk)
    .getByRole('link', { name: /list\.pdf/ })
    .click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('list.pdf')
  expect(readFileSync(await download.path())).toEqual(pdf.buffer)
})
