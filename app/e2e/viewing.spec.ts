import { randomUUID } from 'node:crypto'
import { seedNotice } from '#app/modules/notices/seed.ts'
import { guardianshipsOf } from '#tenants/people/guardians.server.ts'
import { siteOfPermission } from '#tenants/permissions.ts'
import { allAddresses, filled } from './addresses.ts'
import { ask } from './ask.ts'
import { asSuperuser } from './database.ts'
import { house } from './house.ts'
import { OwnSchool, sessionCookie } from './people.ts'
import { fingerprintOf } from './rows.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

/** Going back to oneself, in one way or the other, and asking twice to begin: all that is answered otherwise. */
const open = ['/people/members/:memberId/viewing', '/people/viewing/end', '/sign-out']

test('whoever sees the site as somebody else changes nothing at any address', async () => {
  const own = await OwnSchool.found()
  const { guardian } = await own.family('Mina')
  const { name, value } = await sessionCookie(own.owner)
  const send = (method: string, path: string, body?: string) =>
    ask(`${own.owner.hostname}:${house.port}`, path, {
      method,
      headers: {
        cookie: `${name}=${value}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: own.owner.origin }),
      },
      ...(body === undefined ? {} : { body }),
    })
  const begun = await send('POST', `/people/members/${guardian.memberId}/viewing`, '')
  expect([begun.status, begun.headers.location]).toEqual([302, '/home'])
  // A school's own keys are made where they are first needed, by whoever it is.
  const rows = async () =>
    (await asSuperuser(house.database, client => fingerprintOf(client, own.inside.id))).replace(/^data_keys.*$/m, '')
  const before = await rows()

  const addresses = allAddresses().filter(({ site, path }) => site === 'school' && !open.includes(path))
  // What machines of others send is for the vendor's own host.
  const acts = addresses.filter(({ acts }) => acts && siteOfPermission(acts) !== 'public')
  expect(acts.length).toBeGreaterThan(100)
  for (const { path } of acts) {
    const { status } = await send(
      'POST',
      filled(path, () => randomUUID()),
      '',
    )
    expect.soft(status, path).toBe(423)
  }
  for (const { path } of addresses.filter(each => each.loads && each.params.length === 0)) {
    const { status, headers } = await send('GET', path)
    expect.soft(status, path).toBeLessThan(500)
    expect.soft(headers['cache-control'], path).toBe('no-store')
  }
  expect((await send('GET', '/live')).status).toBe(401)
  expect(await rows()).toBe(before)
})

/*
 * A mother cannot find something. The office looks at the site as she sees it, and goes back; she reads that it did.
 */
test('the office sees what a mother sees, leaves nothing of it in the browser, and she reads that it looked', async ({
  browserOf,
  expectComplaints,
}) => {
  // What is refused is refused with a status; a page that says so has lost its icon for a moment. No page tries by itself.
  expectComplaints(/status of 403|status of 423 .*\/messages\/new|favicon/)
  const t = words.en
  const own = await OwnSchool.found()
  const { guardian } = await own.family('Mina')
  const noticeId = randomUUID()
  await seedNotice((await own.teacher()).school, {
    id: noticeId,
    title: 'Bring rubber boots',
    body: 'It rains.',
    level: 'read',
    classId: own.classId,
    readers: [],
    answers: [],
  })
  const [guardianshipId] = await guardianshipsOf(own.inside, guardian.memberId)
  const page = await browserOf({ as: own.owner, phone: true })
  const mother = 'Mina’s mother'

  await page.goto(`/people/guardians/${guardianshipId}`)
  await page.getByRole('button', { name: t('people.viewing.begin', { name: mother }) }).click()
  await page.waitForURL('**/home')
  const bar = page.getByRole('region', { name: t('viewing.label') })
  await expect(bar).toContainText(t('viewing.as', { name: mother }))
  expect(await violationsOn(page)).toEqual([])

  await page.goto(`/notices/${noticeId}`)
  await expect(page.getByRole('heading', { name: 'Bring rubber boots' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText(t('shell.problem.kept_private'))).toBeVisible()
  await expect(bar).toBeVisible()
  await page.goto('/messages/new')
  await page.getByRole('main').getByRole('button').first().click()
  await expect(page.getByText(t('shell.problem.viewing'))).toBeVisible()

  await bar.getByRole('button', { name: t('viewing.end') }).click()
  await page.waitForURL(`**/people/guardians/${guardianshipId}`)
  await expect(bar).toBeHidden()
  await page.goBack()
  await expect(bar).toBeHidden()
  const kept = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
  ])
  expect(kept.filter(name => name.includes(guardian.memberId))).toEqual([])

  const phone = await browserOf({ as: guardian, phone: true })
  await phone.goto('/account')
  await expect(phone.getByText(t('entrance.account.seen'), { exact: true })).toBeVisible()
  await expect(phone.getByText('Olive Owner')).toBeVisible()
})
