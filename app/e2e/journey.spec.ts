import type { Locator, Page } from '@playwright/test'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { house } from './house.ts'
import { codeFor, invitationFor } from './mail.ts'
import { chosen, fixture, photos } from './photos.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'
import { readZip } from './zip.ts'

/*
 * The product's main road, walked by an owner at a desk and two parents on phones: a school signs up, takes its colour, invites
 * its families and posts an album; they see it come in, answer, take it home, and one changes her mind.
 */

const t = words.en
const unique = Date.now().toString(36)
const slug = `maple-${unique}`
const owner = { name: 'Olive Owner', email: `olive-${unique}@mail.example`, password: 'forty-two-red-tricycles' }

test('from the sign-up to photos on a parent’s phone', async ({ browserOf }) => {
  test.setTimeout(240_000)
  const desk = await browserOf()

  await test.step('a school signs up and lands on its own site', async () => {
    await desk.goto(`${house.origin}/sign-up`)
    await field(desk, 'public.sign_up.school_name').fill(`Maple House ${unique}`)
    await field(desk, 'public.address.label').fill(slug)
    await expect(desk.getByText(t('public.address.free', { slug: `${slug}.localhost:${house.port}` }))).toBeVisible()
    await field(desk, 'public.sign_up.owner_name').fill(owner.name)
    await field(desk, 'public.sign_up.email').fill(owner.email)
    await field(desk, 'public.sign_up.password').fill(owner.password)
    await desk.getByRole('button', { name: t('public.sign_up.submit') }).click()
    const code = field(desk, 'public.code.label')
    await expect(code).toBeVisible()
    // The sixth digit sends the form.
    await code.fill(await codeFor(owner.email))
    await desk.waitForURL(`http://${slug}.localhost:${house.port}/home`)
    await expect(desk.getByText(`Maple House ${unique}`).first()).toBeVisible()
  })
  const origin = new URL(desk.url()).origin

  await test.step('takes its colour, seen in the preview before it is saved', async () => {
    await desk.goto(`${origin}/settings/brand`)
    await field(desk, 'settings.brand.colour').fill('#7a3f87')
    await desk.getByRole('button', { name: t('settings.brand.save') }).click()
    await expect(desk.getByText(t('settings.brand.saved'))).toBeVisible()
    expect(await brandHue(desk)).toBe('purple')
  })

  const families = [
    { first: 'Mina', email: `mina-${unique}@mail.example` },
    { first: 'Jonas', email: `jonas-${unique}@mail.example` },
  ] as const
  await test.step('opens a class, admits children, invites their guardians', async () => {
    await desk.goto(`${origin}/people/classes/new`)
    await field(desk, 'people.field.class_name').fill('Sunflowers')
    await desk.getByRole('button', { name: t('people.classes.add') }).click()
    await expect(desk).toHaveURL(/\/people\/classes\/[0-9a-f-]{36}/)
    for (const { first, email } of families) {
      await desk.goto(`${origin}/people/children/new`)
      await field(desk, 'people.field.firstName').fill(first)
      await field(desk, 'people.field.lastName').fill('Chen')
      await desk.getByRole('button', { name: t('people.child.admit') }).click()
      await expect(desk.getByRole('heading', { name: new RegExp(first) }).first()).toBeVisible()
      await desk.getByRole('link', { name: t('people.guardians.add') }).click()
      await field(desk, 'people.field.name').fill(`${first}’s mother`)
      await field(desk, 'people.field.relation').selectOption('mother')
      await field(desk, 'people.field.email').fill(email)
      await desk.getByRole('button', { name: t('people.guardians.add') }).click()
      await desk.getByRole('button', { name: t('people.invitation.mail') }).click()
      await expect(desk.getByText(t('people.invitation.sent')).first()).toBeVisible()
    }
  })

  const [mina, jonas] = [await browserOf({ phone: true }), await browserOf({ phone: true })]
  await test.step('both accept on their phones and answer for their children', async () => {
    for (const [phone, { email }] of [
      [mina, families[0]],
      [jonas, families[1]],
    ] as const) {
      await acceptInvitation(phone, email)
      for (let question = 0; question < 2; question++) {
        const left = phone.getByText(t('welcome.left', { count: 2 - question }))
        await expect(left).toBeVisible()
        await phone.getByRole('button', { name: t('consents.grant'), exact: true }).click()
        await expect(left).toBeHidden()
      }
      await expect(phone).toHaveURL(`${origin}/home`)
      expect(await brandHue(phone), 'parents see the new colour').toBe('purple')
      await phone.goto(`${origin}/albums`)
      await expect(phone.getByText(t('albums.empty.family.title'))).toBeVisible()
    }
  })

  await test.step('the owner posts thirty photos, one of them HEIC, and a video', async () => {
    await desk.goto(`${origin}/albums/new`)
    await field(desk, 'albums.form.title').fill('Planting beans')
    await desk.getByRole('button', { name: t('albums.new.submit') }).click()
    await expect(desk).toHaveURL(/\/albums\/[0-9a-f-]{36}$/)
    const files = [...(await photos(29)), fixture('photo.heic'), fixture('video.mp4')]
    await desk.locator('input[type=file][multiple]').first().setInputFiles(chosen(files))
    await expect(desk.getByRole('heading', { name: t('albums.count.photos', { count: 31 }) })).toBeVisible({
      timeout: 90_000,
    })
    await desk.getByRole('button', { name: t('albums.desk.name_children') }).click()
    await desk.getByRole('dialog').getByText('Mina', { exact: false }).first().click()
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: t('ui.action.close') })
      .click()
    await desk.getByRole('button', { name: t('albums.publish.now') }).click()
    await expect(desk.getByText(t('albums.publish.done'))).toBeVisible()
  })

  await test.step('the parents’ open pages show it by themselves', async () => {
    for (const phone of [mina, jonas])
      await expect(phone.getByRole('link', { name: 'Planting beans' }).first()).toBeVisible({ timeout: 30_000 })
    const navigations = await mina.evaluate(() => performance.getEntriesByType('navigation').length)
    expect(navigations).toBe(1)
    await mina.getByRole('link', { name: 'Planting beans' }).first().click()
    await expect(
      mina.getByRole('list', { name: t('albums.album.photos', { album: 'Planting beans' }) }).getByRole('listitem'),
    ).toHaveCount(31)
  })

  const viewer = mina.getByRole('dialog', { name: 'Planting beans' })
  const place = (number: number) =>
    expect(viewer.getByText(t('albums.viewer.place', { place: number, total: 31 }))).toBeVisible()
  await test.step('leafs by keyboard and by swipe, gives a heart, writes', async () => {
    await mina
      .getByRole('link', { name: t('albums.photo.alt', { place: 1, total: 31, album: 'Planting beans' }) })
      .click()
    await place(1)
    await mina.keyboard.press('ArrowRight')
    await place(2)
    await mina.keyboard.press('End')
    await place(31)
    await mina.keyboard.press('Home')
    await place(1)
    await swipeLeft(mina)
    await place(2)
    await mina.keyboard.press('ArrowLeft')
    await viewer.getByRole('button', { name: new RegExp(t('albums.viewer.heart')) }).click()
    await expect(viewer.getByRole('button', { name: t('albums.viewer.hearts_given', { count: 1 }) })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await viewer.getByRole('button', { name: t('albums.viewer.comments') }).click()
    await field(viewer, 'albums.comments.write').fill('What a big bean!')
    await viewer.getByRole('button', { name: t('albums.comments.send') }).click()
    await expect(viewer.getByRole('listitem').getByText('What a big bean!')).toBeVisible()
    await mina.keyboard.press('Escape')
    await expect(viewer).toBeHidden()
  })

  await test.step('takes all photos of her child home in one file', async () => {
    await mina.goto(`${origin}/albums`)
    const downloading = mina.waitForEvent('download')
    await mina.getByRole('link', { name: /Download all photos of/ }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/Mina.*\.zip$/)
    const entries = await readZip(await download.path())
    expect(entries.length).toBeGreaterThan(0)
    for (const { name, bytes } of entries)
      expect([name, bytes.toString('latin1', 0, 4)]).toEqual([expect.stringMatching(/\.webp$/), 'RIFF'])
  })

  await test.step('withdraws her consent, and the photo leaves the other family’s open page', async () => {
    await jonas.getByRole('link', { name: 'Planting beans' }).first().click()
    const grid = jonas.getByRole('list', { name: t('albums.album.photos', { album: 'Planting beans' }) })
    await expect(grid.getByRole('listitem')).toHaveCount(31)
    await mina.goto(`${origin}/consents`)
    await mina
      .getByRole('button', { name: t('consents.refuse'), exact: true })
      .first()
      .click()
    await expect(mina.getByText(t('consents.not_given')).first()).toBeVisible()
    await expect(grid.getByRole('listitem')).toHaveCount(30, { timeout: 60_000 })
  })
})

/** By the beginning of its label: a note such as "optional" may follow. */
const field = (within: Page | Locator, label: MessageKey): Locator =>
  within.getByLabel(new RegExp(`^${t(label).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)).first()

async function acceptInvitation(phone: Page, email: string): Promise<void> {
  await phone.goto(await invitationFor(email))
  await phone.getByRole('link', { name: t('entrance.sign_in.go_on') }).click()
  await field(phone, 'entrance.field.email').fill(email)
  await phone.getByRole('button', { name: t('entrance.sign_in.go_on') }).click()
  const code = field(phone, 'entrance.field.code')
  await expect(code).toBeVisible()
  await code.fill(await codeFor(email))
  const accept = phone.getByRole('button', { name: t('entrance.invitation.accept') })
  await accept.click()
  await expect(phone).toHaveURL(/\/welcome$/)
}

/** Whether the page's brand token is of the colour that the owner chose; its lightness moves until contrast holds. */
async function brandHue(page: Page): Promise<'purple' | string> {
  return page.evaluate(() => {
    const probe = document.createElement('span')
    probe.className = 'bg-brand'
    document.body.append(probe)
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) return 'no canvas'
    canvas.fillStyle = getComputedStyle(probe).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    probe.remove()
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
    return blue > green && red > green ? 'purple' : `rgb(${red} ${green} ${blue})`
  })
}

/** A finger from right to left over the photo, as the browser itself reports one. */
async function swipeLeft(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const at = (x: number) => [{ x, y: 400 }]
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(320) })
  for (const x of [260, 190, 120, 60])
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x) })
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
