import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { operator } from './demo.ts'
import { house } from './house.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

const t = words.en

/*
 * A head is stuck, looks in help, and asks the vendor with a picture of the screen. The vendor answers, and tells all schools.
 */
test('a head finds an article, asks the vendor, is answered, and reads what is new', async ({
  browserOf,
  expectComplaints,
}) => {
  // A form that is not filled in is refused with a status.
  expectComplaints(/status of 422 .*\/announcements\/new/)
  const own = await OwnSchool.found(`Hazel House ${randomUUID().slice(-6)}`)
  const head = await browserOf({ as: own.owner, phone: true })
  const desk = await browserOf({ as: await operator() })
  const subject = 'The list of the class does not print'

  await test.step('help is searched', async () => {
    await head.goto('/help')
    expect(await violationsOn(head)).toEqual([])
    await head.getByRole('searchbox').fill('court')
    await head.keyboard.press('Enter')
    await head.getByRole('link', { name: 'Separated parents: who may do what' }).click()
    await expect(head.getByRole('heading', { name: 'Separated parents: who may do what' })).toBeVisible()
    expect(await violationsOn(head)).toEqual([])
  })

  await test.step('a request goes out, with a picture', async () => {
    await head.goto('/help')
    await head.getByRole('link', { name: t('help.ask.new') }).click()
    await expect(head.getByText(t('help.ask.goes_out'))).toBeVisible()
    await head.getByLabel(t('help.ask.subject')).fill(subject)
    await head.getByLabel(t('help.ask.body'), { exact: true }).fill('The sheet stays white.')
    await head.locator('input[name=picture]').setInputFiles({
      name: 'screen.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 800, height: 500, channels: 3, background: '#dde' } })
        .png()
        .toBuffer(),
    })
    expect(await violationsOn(head)).toEqual([])
    await head.getByRole('button', { name: t('help.ask.send') }).click()
    await expect(head.getByRole('heading', { name: subject })).toBeVisible()
    await expect(head.getByRole('img', { name: /Olive Owner/ })).toBeVisible()
  })

  await test.step('the vendor answers', async () => {
    await desk.goto(`${house.consoleOrigin}/requests?q=${encodeURIComponent(own.inside.facts.name)}`)
    await desk.getByRole('link', { name: subject }).click()
    await expect(desk.getByText('The sheet stays white.')).toBeVisible()
    expect(await violationsOn(desk)).toEqual([])
    await desk.getByLabel(t('console.request.answer'), { exact: true }).fill('Please choose A4 and try again.')
    await desk.getByRole('button', { name: t('console.request.send') }).click()
    await expect(desk.getByText('Please choose A4 and try again.')).toBeVisible()
  })

  await test.step('the head reads the answer and is done', async () => {
    await head.reload()
    await expect(head.getByText('Please choose A4 and try again.')).toBeVisible()
    expect(await violationsOn(head)).toEqual([])
    await head.getByRole('button', { name: t('help.settle') }).click()
    await head.waitForURL('**/help')
  })

  await test.step('the vendor tells this school what is new, and takes it back', async () => {
    await desk.goto(`${house.consoleOrigin}/announcements/new`)
    await desk.getByLabel(t('console.announcement.title_en')).fill('Lists print on A5')
    await desk.getByLabel(t('console.announcement.body_en')).fill('Choose the size when you print.')
    await desk.getByLabel(t('console.announcement.title_zh')).fill('名单可打印为 A5')
    await desk.getByLabel(t('console.announcement.schools')).fill(own.inside.facts.slug)
    await desk.getByRole('button', { name: t('console.announcement.save') }).click()
    await expect(desk.getByText(t('ui.field.required')).first()).toBeVisible()
    await desk.getByLabel(t('console.announcement.body_zh')).fill('打印时选择纸张大小。')
    await desk.getByRole('button', { name: t('console.announcement.save') }).click()
    await desk.getByRole('button', { name: t('console.announcement.publish'), exact: true }).click()
    await expect(desk.getByRole('button', { name: t('console.announcement.withdraw') })).toBeVisible()
    expect(await violationsOn(desk)).toEqual([])
  })

  await test.step('the head reads it once as new', async () => {
    const noted = head.waitForResponse(answer => answer.url().includes('/help/news/seen'))
    await head.goto('/help/news')
    await expect(head.getByRole('heading', { name: 'Lists print on A5' })).toBeVisible()
    await expect(head.getByText(t('help.news.new'), { exact: true }).first()).toBeVisible()
    expect(await violationsOn(head)).toEqual([])
    await noted
    await head.reload()
    await expect(head.getByRole('heading', { name: 'Lists print on A5' })).toBeVisible()
    await expect(head.getByText(t('help.news.new'), { exact: true })).toHaveCount(0)
  })
})
