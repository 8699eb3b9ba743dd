import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { writeObservation } from '#app/modules/portfolio/observation.server.ts'
import { members } from '#db/schema/members.ts'
import { flat, readPdf } from '#workers/reports/read-pdf.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { signByHand } from './signature.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'

test('from what was seen to a signed report on paper', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian, childId } = await own.family('Mina')
  for (const text of ['Built a bridge.', 'Poured water.'])
    await writeObservation(
      teacher.school,
      uuidv7(),
      {
        ...{ childIds: [childId], observedOn: own.inside.today(), text, words: '', mediaIds: [] },
        ...{ areas: ['eyfs.pd'], outcome: 'share' as const },
      },
      false,
    )

  const desk = await browserOf({ as: teacher })
  await gotoAlive(desk, '/reports')
  await desk.getByRole('main').getByRole('link', { name: 'Add a term' }).click()
  await desk.getByRole('button', { name: 'Add this term' }).click()
  await expect(desk.getByText('The term is there.')).toBeVisible()
  await desk.getByRole('button', { name: 'Draft for all' }).click()
  // Without anybody doing anything: the page hears how far it is.
  await expect(desk.getByText('Finished')).toBeVisible({ timeout: 30_000 })
  expect(await violationsOn(desk)).toEqual([])
  await desk.getByRole('link', { name: 'Mina Chen' }).click()
  await expect(desk.getByLabel('Sentence 1', { exact: true }).first()).toHaveValue(
    'Physical development: Mina was observed 2 times.',
  )
  await desk.getByText('2 records').first().click()
  await expect(desk.locator('a[href^="/portfolio/observations/"]').first()).toBeVisible()
  expect(await violationsOn(desk)).toEqual([])
  await desk.getByLabel('Add your own words: In the teacher’s words').fill('She is so brave. #let *this* {be}')
  await desk.getByRole('button', { name: 'Save and hand in' }).click()
  await expect(desk.getByText('Handed in for review.')).toBeVisible()

  const lead = await browserOf({ as: own.owner })
  await gotoAlive(lead, '/home')
  await expect(lead.getByText('1 report waits for your review')).toBeVisible()
  await gotoAlive(lead, '/reports')
  await lead.getByRole('list', { name: 'Wait for your review' }).getByRole('link', { name: 'Mina Chen' }).click()
  await lead.getByRole('button', { name: 'Approve' }).click()
  await expect(lead.getByText('Approved.')).toBeVisible()
  expect(await violationsOn(lead)).toEqual([])

  const phone = await browserOf({ as: guardian, phone: true })
  await gotoAlive(phone, '/reports')
  await expect(phone.getByRole('heading', { name: 'No report yet' })).toBeVisible()
  await lead.getByRole('button', { name: 'Publish to the family' }).click()
  await expect(lead.getByText('The report is out.')).toBeVisible()

  await gotoAlive(phone, '/home')
  await phone.getByRole('main').getByText('To be read and signed').first().click()
  await gotoAlive(phone, '/reports')
  await phone.getByRole('main').getByRole('link', { name: 'Mina Chen' }).click()
  await expect(phone.getByText('She is so brave. #let *this* {be}')).toBeVisible()
  expect(await violationsOn(phone)).toEqual([])
  await phone.getByLabel('What would you like to say?').fill('We see it at home, too.')
  await signByHand(phone)
  await phone.getByRole('button', { name: 'Sign the report' }).click()
  await expect(phone.getByRole('heading', { name: 'The family’s answer' })).toBeVisible()
  await expect(phone.getByText('We see it at home, too.')).toBeVisible()
  expect(await violationsOn(phone)).toEqual([])

  await phone.getByRole('button', { name: 'As PDF' }).click()
  const download = phone.getByRole('link', { name: 'Download' })
  await expect(download).toBeVisible({ timeout: 60_000 })
  const [file] = await Promise.all([phone.waitForEvent('download'), download.click()])
  const pdf = await readPdf(await readFile(await file.path()))
  expect(pdf).toMatchObject({ lang: 'en', pdfUa: '1' })
  expect(pdf.title).toContain('Mina Chen')
  expect(pdf.pages.length).toBeLessThan(4)
  for (const text of ['Sheissobrave.#let*this*{be}', 'Weseeitathome,too.', 'Minawasobserved2times.'])
    expect(pdf.letters).toContain(text)
  expect(flat(pdf.tags).map(({ role }) => role)).toEqual(expect.arrayContaining(['H2', 'P', 'Table']))
})

test('newer records are taken into a draft, and a sentence reworded in one language is asked about', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian, childId } = await own.family('Mina')
  await own.inside.write(tx => tx.update(members).set({ locale: 'zh-Hans' }).where(eq(members.id, guardian.memberId)))
  const observe = (text: string) =>
    writeObservation(
      teacher.school,
      uuidv7(),
      {
        ...{ childIds: [childId], observedOn: own.inside.today(), text, words: '', mediaIds: [] },
        ...{ areas: ['eyfs.pd'], outcome: 'share' as const },
      },
      false,
    )
  await observe('Built a bridge.')
  const desk = await browserOf({ as: teacher, phone: true })
  await gotoAlive(desk, '/reports')
  await desk.getByRole('main').getByRole('link', { name: 'Add a term' }).click()
  await desk.getByRole('button', { name: 'Add this term' }).click()
  await desk.getByRole('button', { name: 'Draft for all' }).click()
  await expect(desk.getByText('Finished')).toBeVisible({ timeout: 30_000 })
  await observe('Poured water.')
  await desk.getByRole('link', { name: 'Mina Chen' }).click()
  await expect(desk.getByText('1 newer record').first()).toBeVisible()
  await expect(desk.getByText('“Poured water.”')).toBeVisible()
  expect(await violationsOn(desk)).toEqual([])
  await desk.getByLabel('Add your own words: In the teacher’s words').fill('She is so brave.')
  await desk.getByRole('button', { name: 'Save and take them over' }).click()
  await expect(desk.getByText('Taken over. New sentences: 1, changed: 1.')).toBeVisible()
  const counted = desk.getByLabel('Sentence 1', { exact: true }).first()
  await expect(counted).toHaveValue('Physical development: Mina was observed 2 times.')
  await expect(desk.getByText('newer record')).toHaveCount(0)
  await counted.fill('Mina moves with joy.')
  await desk.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(desk.getByText('The other language still says what was drafted.')).toBeVisible()
  expect(await violationsOn(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Save and hand in' }).click()
  await expect(desk.getByText('Handed in for review.')).toBeVisible()

  const lead = await browserOf({ as: own.owner, phone: true })
  await gotoAlive(lead, new URL(desk.url()).pathname)
  await lead.getByRole('button', { name: 'Approve' }).click()
  await expect(lead.getByText('Approved.')).toBeVisible()
  await expect(lead.getByText(/1 sentence was reworded in one language only/).first()).toBeVisible()
  expect(await violationsOn(lead)).toEqual([])
  await lead.getByLabel('In Chinese').fill('Mina 喜欢运动。')
  await lead.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(lead.getByText(/reworded in one language only/)).toHaveCount(0)
  await lead.getByRole('button', { name: 'Publish to the family' }).click()
  await expect(lead.getByText('The report is out.')).toBeVisible()
  const home = await browserOf({ as: guardian, phone: true })
  await gotoAlive(home, new URL(lead.url()).pathname)
  await expect(home.getByText('Mina 喜欢运动。')).toBeVisible()
})
