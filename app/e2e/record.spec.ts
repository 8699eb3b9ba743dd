import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { v7 as uuidv7 } from 'uuid'
import { writeObservation } from '#app/modules/portfolio/observation.server.ts'
import { gotoAlive } from './alive.ts'
import { mailTo } from './mail.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { readZip } from './zip.ts'

test('a guardian takes the record along on a phone: it is made, a mail says so, and what is unpacked opens without a network', async ({
  browserOf,
  browser,
}, info) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian, childId } = await own.family('Mina')
  await writeObservation(
    teacher.school,
    uuidv7(),
    {
      ...{ childIds: [childId], observedOn: teacher.school.today(), text: 'Built <b>a tower</b>.', words: 'Look!' },
      ...{ mediaIds: [], areas: [], outcome: 'share' },
    },
    false,
  )
  const page = await browserOf({ as: guardian, phone: true })
  await gotoAlive(page, `/children/${childId}`)
  await page.getByRole('link', { name: 'Take the record with you' }).click()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Make the folder' }).click()
  const link = page.getByRole('link', { name: /^Download/ })
  await expect(link).toBeVisible({ timeout: 60_000 })
  expect(await violationsOn(page)).toEqual([])
  expect(await mailTo(guardian.email, /(\/record\/[\w-]+)/)).toBe(`/record/${childId}`)
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const folder = info.outputPath('record')
  for (const { name, bytes } of await readZip(await download.path())) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
  const offline = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, offline: true, javaScriptEnabled: true })
  ).newPage()
  await offline.goto(pathToFileURL(join(folder, 'index.html')).href)
  expect(await violationsOn(offline)).toEqual([])
  await offline.getByRole('link', { name: /^Observations of/ }).click()
  await expect(offline.getByText('Built <b>a tower</b>.')).toBeVisible()
  expect(await violationsOn(offline)).toEqual([])
  expect(await offline.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await offline.context().close()
})
