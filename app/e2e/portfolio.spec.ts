import { v7 as uuidv7 } from 'uuid'
import { writeObservation } from '#app/modules/portfolio/observation.server.ts'
import { addTerm } from '#app/modules/portfolio/own-framework.server.ts'
import { planStep } from '#app/modules/portfolio/steps.server.ts'
import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { chosen, photos } from './photos.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'

test('one observation for three children with two photos on a phone, in under a minute', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const families = [
    await own.family('Mina'),
    await own.family('Leo'),
    await own.family('Ada'),
    await own.family('Theo'),
  ]
  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, '/portfolio')
  const begun = Date.now()
  await page.getByRole('link', { name: 'Observe', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'New observation' })).toBeVisible()
  for (const name of ['Mina', 'Leo', 'Ada']) await page.getByRole('checkbox', { name }).check()
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles(chosen(await photos(2, 600)))
  await page.getByLabel('What did you see?').fill('Built a bridge that held all three of them.')
  await page.getByText('Physical development').click()
  await page.getByRole('button', { name: 'Gross motor skills' }).click()
  const share = page.getByRole('button', { name: 'Share with families' })
  await expect(share).not.toHaveAttribute('aria-busy', 'true')
  await share.click()
  await expect(page.getByText('Shared with the families.')).toBeVisible()
  expect(Date.now() - begun).toBeLessThan(60_000)
  await expect(page.getByRole('button', { name: /^Open photo/ })).toHaveCount(2, { timeout: 30_000 })
  for (const { guardian, childId } of families.slice(0, 3)) {
    const home = await browserOf({ as: guardian, phone: true })
    await gotoAlive(home, `/portfolio/children/${childId}`)
    await expect(home.getByText('Built a bridge that held all three of them.')).toBeVisible()
    await expect(home.getByText('Gross motor skills')).toBeVisible()
    await expect(home.getByRole('button', { name: /^Open photo/ })).toHaveCount(2)
    const others = families
      .filter(each => each.childId !== childId)
      .map(({ guardian: each }) => each.email.split('@')[0] ?? '')
    for (const name of others) await expect(home.getByText(new RegExp(name, 'i'))).toHaveCount(0)
  }
  const [, , , theo] = families
  const other = await browserOf({ as: theo?.guardian ?? teacher, phone: true })
  await gotoAlive(other, `/portfolio/children/${theo?.childId}`)
  await expect(other.getByRole('heading', { name: 'Theo’s portfolio begins here' })).toBeVisible()
})

test('what a form lacks is said where it is, and what was typed stays', async ({ browserOf, expectComplaints }) => {
  expectComplaints(/422/)
  const own = await OwnSchool.found()
  await own.family('Mina')
  const page = await browserOf({ as: await own.teacher(), phone: true })
  await gotoAlive(page, '/portfolio/new')
  await page.getByLabel('What did you see?').fill('A tower')
  await page.getByRole('button', { name: 'Keep as draft' }).click()
  await expect(page.getByText('Tap at least one child.')).toBeVisible()
  await expect(page.getByLabel('What did you see?')).toHaveValue('A tower')
  // Not sent, it is still there when the page is opened anew.
  await gotoAlive(page, '/portfolio/new')
  await expect(page.getByLabel('What did you see?')).toHaveValue('A tower')
  await page.getByRole('checkbox', { name: 'Mina' }).check()
  await page.getByRole('button', { name: 'Keep as draft' }).click()
  await expect(page.getByText('Kept as a draft.')).toBeVisible()
  await page.getByRole('button', { name: 'Share with families' }).click()
  await expect(page.getByText('Shared with the families.')).toBeVisible()
  await gotoAlive(page, '/portfolio/new')
  await expect(page.getByLabel('What did you see?')).toHaveValue('')
})

test('we did it from home', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const teacher = await own.teacher()
  const { guardian, childId } = await own.family('Mina')
  await planStep(teacher.school, childId, uuidv7(), {
    text: 'Pour water from a jug.',
    area: undefined,
    forFamily: true,
  })
  const page = await browserOf({ as: guardian, phone: true })
  await gotoAlive(page, '/portfolio')
  await expect(page.getByText('Pour water from a jug.')).toBeVisible()
  await page.getByRole('link', { name: 'We did it' }).click()
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles(chosen(await photos(1, 600)))
  await page.getByLabel('What did Mina do?').fill('She poured for all of us.')
  await page.getByLabel('In the child’s own words').fill('Not one drop!')
  const send = page.getByRole('button', { name: 'We did it' })
  await expect(send).not.toHaveAttribute('aria-busy', 'true')
  await send.click()
  await expect(page.getByText('Thank you! The school has it now.')).toBeVisible()
  await expect(page.getByText('Not one drop!')).toBeVisible()

  const desk = await browserOf({ as: teacher })
  await gotoAlive(desk, `/portfolio/children/${childId}`)
  await expect(desk.getByText('We did it!')).toBeVisible()
  await expect(desk.getByRole('button', { name: /^Open photo/ })).toHaveCount(1, { timeout: 30_000 })
  await desk.getByRole('link', { name: 'Next steps and goals' }).click()
  await desk.getByRole('button', { name: 'Mark as done' }).click()
  await expect(desk.getByText('Marked as done.')).toBeVisible()
  await gotoAlive(page, `/portfolio/children/${childId}`)
  await expect(page.getByText('Pour water from a jug.')).toHaveCount(0)
})

test('a lead gives an observation back and lets it out', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  await own.set('portfolio', { review: true })
  const teacher = await own.teacher()
  const { guardian, childId } = await own.family('Mina')
  const input = {
    childIds: [childId],
    observedOn: own.inside.today(),
    text: 'Built a tower.',
    words: '',
    areas: ['eyfs.maths.number'],
    mediaIds: [],
    outcome: 'share' as const,
  }
  await writeObservation(teacher.school, uuidv7(), input, true)
  const lead = await browserOf({ as: own.owner })
  await gotoAlive(lead, '/portfolio/review')
  await lead.getByRole('article').getByRole('link', { name: /\d/ }).click()
  await lead.getByLabel('What should change?').fill('How high?')
  await lead.getByRole('button', { name: 'Give back' }).click()
  await expect(lead.getByText('Nothing waits')).toBeVisible()

  const page = await browserOf({ as: teacher, phone: true })
  await gotoAlive(page, '/portfolio')
  await page.getByRole('article').getByRole('link', { name: /\d/ }).click()
  await expect(page.getByText('How high?')).toBeVisible()
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('What did you see?').fill('Built a tower of twelve.')
  await page.getByRole('button', { name: 'Send to review' }).click()
  await expect(page.getByText('Sent to review.')).toBeVisible()

  await gotoAlive(lead, '/portfolio/review')
  await lead.getByRole('article').getByRole('link', { name: /\d/ }).click()
  await lead.getByRole('button', { name: 'Let it out' }).click()
  await expect(lead.getByText('Families see it now.')).toBeVisible()
  const home = await browserOf({ as: guardian, phone: true })
  await gotoAlive(home, `/portfolio/children/${childId}`)
  await expect(home.getByText('Built a tower of twelve.')).toBeVisible()
})

test('a school’s own areas are put in another order by the keyboard, and the form follows', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  await own.set('portfolio', { frameworks: ['own'] })
  await own.family('Mina')
  for (const name of ['Forest', 'Water']) await addTerm(own.owner.school, uuidv7(), name, undefined)
  const page = await browserOf({ as: own.owner, phone: true })
  await gotoAlive(page, '/portfolio/framework')
  const up = page.getByRole('button', { name: 'Move up: Water' })
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Moved to place 1.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(['Water', 'Forest'])
  await expect(up).toBeFocused()
  await expect(up).toHaveAttribute('aria-disabled', 'true')
  expect(await violationsOn(page)).toEqual([])
  await gotoAlive(page, `/portfolio/coverage?class=${own.classId}`)
  await expect(page.getByRole('columnheader')).toHaveText(['Child', 'Water', 'Forest'])
})
