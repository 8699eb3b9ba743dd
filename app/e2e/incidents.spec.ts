import { readFileSync } from 'node:fs'
import { readPdf } from '#workers/reports/read-pdf.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { chosen, photos } from './photos.ts'
import { signByHand } from './signature.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'

test('a teacher notes an incident on a phone, a lead approves it, the family signs, and the PDF says so', async ({
  browserOf,
  expectComplaints,
}) => {
  // The form that comes back with what is missing, and a file that is not there for another family.
  expectComplaints(/status of (422|404)/)
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const [mina, jonas] = [await own.family('Mina'), await own.family('Jonas')]
  const page = await browserOf({ as: teacher, phone: true })
  const family = await browserOf({ as: mina.guardian, phone: true })
  const office = await browserOf({ as: own.owner })

  await test.step('the teacher writes it down in the yard', async () => {
    await gotoAlive(page, '/health/incidents/new')
    await page.getByLabel('Which child').selectOption({ label: 'Mina Chen' })
    await page.getByRole('radio', { name: 'Bump' }).check()
    await page.getByRole('radio', { name: 'Yard or garden' }).check()
    await page.getByRole('textbox', { name: 'What happened' }).fill('Jonas ran into her beside the swing.')
    // Tapped on the drawing, ticked in the list: the same thing.
    await page.locator('[data-region="front.forehead"]').click()
    await page.getByText('Choose from a list').click()
    await expect(page.getByRole('checkbox', { name: 'forehead' })).toBeChecked()
    await page.getByRole('checkbox', { name: 'left knee', exact: true }).press('Space')
    await page
      .locator('input[type=file][multiple]')
      .first()
      .setInputFiles(chosen(await photos(1, 600)))
    expect(await violationsOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByText('Please say what was done.')).toBeVisible()
    await page.getByRole('textbox', { name: 'What was done' }).fill('Cooled for ten minutes.')
    await page.getByRole('button', { name: 'Submit' }).click()
    // Another child's name is not for this family.
    await expect(page.getByText(/“Jonas” is what another child/)).toBeVisible()
    await page.getByRole('textbox', { name: 'What happened' }).fill('Another child ran into her beside the swing.')
    await page.getByRole('textbox', { name: /Other children involved/ }).fill('Jonas')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByText('Submitted. A lead reads it next.')).toBeVisible()
    await expect(page.getByText('After a bump to the head')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Open photo 1 of 1' })).toBeVisible({ timeout: 30_000 })
    expect(await violationsOn(page)).toEqual([])
  })
  const address = new URL(page.url()).pathname

  await test.step('until a lead has approved it the family sees nothing', async () => {
    await gotoAlive(family, '/health/incidents')
    await expect(family.getByText('No incidents')).toBeVisible()
    const answer = await family.goto(address)
    expect(answer?.status()).toBe(404)
  })

  await test.step('the head gives it back, the teacher adds to it, the head approves', async () => {
    await gotoAlive(office, '/home')
    await expect(office.getByText('Incidents to approve')).toBeVisible()
    await gotoAlive(office, address)
    await office.getByLabel('What is missing').fill('Who saw it?')
    await office.getByRole('button', { name: 'Give back' }).click()
    await expect(office.getByText('Given back to its writer.')).toBeVisible()
    await gotoAlive(page, address)
    await expect(page.getByText('Who saw it?')).toBeVisible()
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByRole('textbox', { name: /Who of the adults saw it/ }).fill('Tess Teacher')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByText('Submitted. A lead reads it next.')).toBeVisible()
    await gotoAlive(office, address)
    expect(await violationsOn(office)).toEqual([])
    await office.getByRole('button', { name: 'Approve' }).click()
    await expect(office.getByText('Approved. The family is told.')).toBeVisible()
  })

  await test.step('the guardian is told, reads it without the other child, and signs', async () => {
    await gotoAlive(family, '/home')
    await expect(family.getByText('Incidents to read and sign')).toBeVisible({ timeout: 30_000 })
    await gotoAlive(family, address)
    await expect(family.getByText('Another child ran into her beside the swing.')).toBeVisible()
    await expect(family.getByText('Jonas')).toHaveCount(0)
    await expect(family.getByRole('button', { name: 'Open photo 1 of 1' })).toBeVisible()
    expect(await violationsOn(family)).toEqual([])
    await family.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(family.getByText('Please sign on the line.')).toBeVisible()
    await signByHand(family)
    await family.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(family.getByText('Signed. Thank you.')).toBeVisible()
    await expect(family.getByRole('img', { name: /^Signature of/ })).toBeVisible()
    const other = await browserOf({ as: jonas.guardian, phone: true })
    expect((await other.goto(address))?.status()).toBe(404)
  })

  await test.step('its PDF holds body map and signature, for a family without the other child', async () => {
    await family.getByRole('button', { name: 'As PDF' }).click()
    const link = family.getByRole('link', { name: 'Download the PDF' })
    await expect(link.first()).toBeVisible({ timeout: 60_000 })
    const [download] = await Promise.all([family.waitForEvent('download'), link.first().click()])
    const pdf = await readPdf(readFileSync(await download.path()))
    expect(pdf.letters).toContain('Anotherchildranintoherbesidetheswing.')
    expect(pdf.letters).toContain('forehead,leftknee')
    expect(pdf.letters).toContain('Mina’smother')
    expect(pdf.letters).not.toContain('Jonas')
    expect(pdf.pdfUa).toBe('1')
  })

  await test.step('what is added later asks for another signature', async () => {
    await gotoAlive(page, address)
    await page.getByText('Add something').click()
    await page.getByLabel('What is to be added').fill('The bump was gone the next day.')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Addendum 1' })).toBeVisible()
    await gotoAlive(family, address)
    await expect(family.getByText(/Something was added since the last signature/)).toBeVisible()
  })

  await test.step('it stands in the register of the month, as table, CSV and PDF', async () => {
    await gotoAlive(page, `/health/classes/${own.classId}/registers?kind=health.incidents`)
    await expect(page.getByText('Another child ran into her beside the swing.')).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'As CSV' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toContain('Mina Chen')
    await page.getByRole('button', { name: 'As PDF' }).click()
    const link = page.getByRole('link', { name: 'Download the PDF' })
    await expect(link.first()).toBeVisible({ timeout: 60_000 })
    const [file] = await Promise.all([page.waitForEvent('download'), link.first().click()])
    const pdf = await readPdf(readFileSync(await file.path()))
    expect(pdf.letters).toContain('MinaChen')
    expect(pdf.sizes[0]?.[0] ?? 0).toBeGreaterThan(pdf.sizes[0]?.[1] ?? 0)
    await gotoAlive(office, `/health/classes/${own.classId}/registers`)
    await office.getByLabel('Reason').fill('Monthly file')
    await office.getByRole('button', { name: 'Write it down and open' }).click()
    await expect(office.getByRole('link', { name: 'Illness' })).toBeVisible()
    await expect(office.getByLabel('Reason')).toHaveCount(0)
    expect(await violationsOn(office)).toEqual([])
  })
})
