import type { Notice } from '#app/platform/notify/push.server.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { albumOf, publish } from './albums.ts'
import { mailTo } from './mail.ts'
import { OwnSchool } from './people.ts'
import { photos } from './photos.ts'
import { expect, test } from './test.ts'
import { upload } from './upload.ts'

/*
 * A mother chooses to hear of albums by e-mail at once; the mail comes, its link leads to the album after signing in, and its other link
 * ends such mails for somebody who is not signed in.
 */

async function family() {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian } = await own.family('Mina')
  const [photo] = await photos(1)
  const post = async (title: string) => {
    const mediaIds = [await upload(teacher, photo?.bytes ?? Buffer.alloc(0), own.classId)]
    const albumId = await albumOf(teacher, own.classId, { title, mediaIds })
    await publish(teacher, albumId)
    return albumId
  }
  return { own, guardian, post }
}

test('news by e-mail: chosen, sent, opened, ended', async ({ browserOf }) => {
  const { guardian, post } = await family()
  const page = await browserOf({ as: guardian, phone: true })
  await page.goto('/account')
  await page.getByRole('link', { name: 'News and quiet hours' }).click()
  await page.getByRole('group', { name: 'New album' }).getByLabel('By e-mail').selectOption({ label: 'At once' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()

  const albumId = await post('Pond walk')
  expect(await mailTo(guardian.email, /(\/albums\/[0-9a-f-]{36})/)).toBe(`/albums/${albumId}`)
  const end = await mailTo(guardian.email, /(http:\/\/\S+\/unsubscribe\/\S+)/)

  await page.goto('/notifications')
  await page.getByRole('link', { name: /Pond walk/ }).click()
  await expect(page.getByRole('heading', { name: 'Pond walk' })).toBeVisible()
  await page.goto('/notifications')
  await expect(page.getByRole('link', { name: 'New album: Pond walk (new)' })).toHaveCount(0)

  const mailbox = await browserOf({ phone: true })
  await mailbox.goto(end)
  await mailbox.getByRole('button', { name: 'Yes, no more of these e-mails' }).click()
  await expect(mailbox.getByRole('heading', { name: 'Done' })).toBeVisible()
  await page.goto('/notifications/settings')
  await expect(page.getByRole('group', { name: 'New album' }).getByLabel('By e-mail')).toHaveValue(/:none$/)
})

test('quiet hours are set on a phone; what is urgent does not wait for their end', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/status of 422/)
  const { own, guardian, post } = await family()
  const albumId = await post('Lost key')
  const page = await browserOf({ as: guardian, phone: true })
  await page.goto('/notifications/settings')
  await page.getByRole('link', { name: 'Your quiet hours' }).click()
  await page.getByLabel('From').fill('00:00')
  await page.getByLabel('Until').fill('00:00')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This is when it begins. Please choose another time.')).toBeVisible()
  await page.getByLabel('Until').fill('23:59')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await expect(page.getByText(/11:59|23:59/)).toBeVisible()

  await page.goto('/notifications')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await notify(own.inside, [own.owner.memberId], 'albums.published', albumId, { urgent: true })
  expect(await mailTo(own.owner.email, /(Lost key)/)).toBe('Lost key')
})

test('a push is shown by the browser while no page asks for it, the newer of a kind in the older one’s place', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const { guardian } = await own.family('Mina')
  const page = await browserOf({ as: guardian, phone: true, serviceWorker: true })
  const context = page.context()
  await context.grantPermissions(['notifications'], { origin: guardian.origin })
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>(resolve => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations.filter(({ scopeURL }) => scopeURL.startsWith(guardian.origin))
      if (registration) resolve(registration.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  await page.goto('/home')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const push = async (body: string) => {
    const notice: Notice = {
      ...{ title: 'Willow House', body, tag: 'albums.published', lang: 'en' },
      ...{ icon: '/brand/icon.png', href: '/notifications' },
    }
    const [origin, registrationId] = [guardian.origin, await registered]
    await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(notice) })
  }
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ title, body, tag, data }) => [title, body, tag, data.href])
    })
  await push('New album')
  await expect.poll(shown).toEqual([['Willow House', 'New album', 'albums.published', '/notifications']])
  await push('Two new albums')
  await expect.poll(shown).toEqual([['Willow House', 'Two new albums', 'albums.published', '/notifications']])
})
