import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { ownCode, qrOf } from '#app/modules/attendance/kiosk-code.server.ts'
import { setPin } from '#app/modules/attendance/kiosk-pin.server.ts'
import { attendanceDays } from '#db/schema/attendance.ts'
import { gotoAlive } from './alive.ts'
import { exitPin, startedKiosk } from './kiosks.ts'
import { OwnSchool } from './people.ts'
import config from './playwright.config.ts'
import { expect, test } from './test.ts'

const run = promisify(execFile)

async function school() {
  const own = await OwnSchool.found()
  const [teacher, mina] = [await own.teacher(), await own.family('Mina')]
  const kiosk = await startedKiosk(teacher.school, own.classId, own.origin)
  return { own, teacher, mina, kiosk }
}

/** Opens the kiosk's page and waits until its scripts run: what a browser can do shows only then. */
async function openKiosk(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/attendance/kiosk`)
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeVisible()
}

/** What a camera sees before which somebody holds a code: a film of one picture, as Chromium's pretended camera takes it. */
async function filmOf(text: string): Promise<string> {
  const { size, dark } = qrOf(text)
  const side = size + 8
  const squares = dark.flatMap((on, at) => (on ? [`M${(at % size) + 4} ${Math.floor(at / size) + 4}h1v1h-1z`] : []))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="360" height="360">
    <rect width="${side}" height="${side}" fill="#fff"/><path d="${squares.join('')}"/></svg>`
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-camera-'))
  const [picture, film] = [join(folder, 'code.png'), join(folder, 'code.mjpeg')]
  const code = await sharp(Buffer.from(svg)).png().toBuffer()
  const frame = { width: 640, height: 480, channels: 3 as const, background: '#6b7280' }
  await sharp({ create: frame })
    .composite([{ input: code }])
    .png()
    .toFile(picture)
  await run('ffmpeg', ['-loop', '1', '-i', picture, '-t', '1', '-r', '10', '-q:v', '3', '-pix_fmt', 'yuvj420p', film])
  return film
}

test('a guardian holds the code on their phone before the camera, and the child has arrived', async () => {
  const { own, teacher, mina, kiosk } = await school()
  const film = await filmOf(await ownCode(mina.guardian.school))
  const launch = config.use?.launchOptions ?? {}
  const browser = await chromium.launch({
    ...launch,
    args: [...(launch.args ?? []), `--use-file-for-fake-video-capture=${film}`],
  })
  try {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', permissions: ['camera'] })
    await context.addCookies([kiosk.cookie])
    const page = await context.newPage()
    await openKiosk(page, own.origin)
    await page.getByRole('button', { name: 'Show my code' }).click()
    await expect(page.getByRole('heading', { name: 'Hello, Mina’s mother' })).toBeVisible()
    await page.getByRole('button', { name: 'Mina arrives' }).click()
    await expect(page.getByRole('heading', { name: 'Welcome, Mina!' })).toBeVisible()
  } finally {
    await browser.close()
  }
  expect(await teacher.school.read(q => q.select().from(attendanceDays))).toMatchObject([{ state: 'present' }])
})

test('a child is taken home by PIN and signature; the way out of the kiosk is its own PIN', async ({ browserOf }) => {
  const { own, teacher, mina, kiosk } = await school()
  await setPin(mina.guardian.school, '2468')
  await own.set('attendance', { kioskSignature: true })
  const page = await browserOf()
  await page.context().addCookies([kiosk.cookie])
  await openKiosk(page, own.origin)
  const type = async (pin: string) => {
    for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  await page.getByRole('button', { name: 'Mina' }).click()
  await type('9999')
  await expect(page.getByText('This PIN does not fit.')).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  for (const [tap, word] of [
    ['Mina arrives', 'Welcome, Mina!'],
    ['Mina leaves', 'Goodbye, Mina!'],
  ] as const) {
    await page.getByRole('button', { name: 'Mina' }).click()
    await type('2468')
    await page.getByRole('button', { name: tap }).click()
    const pad = await page.getByRole('img', { name: 'Sheet to sign on' }).boundingBox()
    if (!pad) throw new Error('There is nothing to sign on.')
    await page.mouse.move(pad.x + 40, pad.y + 40)
    await page.mouse.down()
    await page.mouse.move(pad.x + 240, pad.y + 90, { steps: 8 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(page.getByRole('heading', { name: word })).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).click()
  }
  await page.goto(`${own.origin}/home`)
  await expect(page).toHaveURL(/\/attendance\/kiosk$/)
  await page.getByRole('link', { name: 'Staff' }).click()
  await page.getByLabel('The PIN set at the start').fill(exitPin)
  await page.getByRole('button', { name: 'End the kiosk' }).click()
  await expect(page).toHaveURL(/sign-in/)

  const desk = await browserOf({ as: teacher })
  await gotoAlive(desk, `/attendance/children/${mina.childId}`)
  await desk.getByText('2 entries').click()
  await expect(desk.getByText(/Kiosk Front door, by Mina’s mother/)).toHaveCount(2)
})

test('without a network an arrival is noted on a page that opens all the same, and counts once staff have seen the child', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/)
  const { own, teacher, kiosk } = await school()
  const page = await browserOf({ serviceWorker: true })
  const context = page.context()
  await context.addCookies([kiosk.cookie])
  await openKiosk(page, own.origin)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await openKiosk(page, own.origin)
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('kept')).keys()).length)).toBe(1)
  await context.setOffline(true)
  await openKiosk(page, own.origin)
  await expect(page.getByText('No network')).toBeVisible()
  await page.getByRole('button', { name: 'Mina' }).click()
  await page.getByRole('button', { name: 'Mina arrives' }).click()
  await expect(page.getByRole('heading', { name: 'Noted: Mina is here' })).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('1 arrival waits to be sent')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('1 arrival waits to be sent')).toHaveCount(0)

  const desk = await browserOf({ as: teacher })
  await gotoAlive(desk, `/attendance/classes/${own.classId}`)
  const noted = desk.getByText(/^Mina, .*, Front door$/)
  await expect(noted).toBeVisible()
  await desk.getByRole('listitem').filter({ has: noted }).getByRole('button', { name: 'Mina is here' }).click()
  await expect(noted).toHaveCount(0)
  await expect(desk.getByText(/^Here since/).first()).toBeVisible()
})
