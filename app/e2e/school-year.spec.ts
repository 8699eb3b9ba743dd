import { sql } from 'drizzle-orm'
import { childrenOf } from '#tenants/people/children.server.ts'
import { newChild, newClass } from '#tenants/people/test-people.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * An office on a phone changes the school year: names are proposed, one child stays back, everybody moves with one button, and
 * everybody is back with another.
 */
test('the year changes, with one child kept back, and is taken back', async ({ browserOf, expectComplaints }) => {
  // A day that is over is refused.
  expectComplaints(/422/)
  const own = await OwnSchool.found('柳树幼儿园', 'zh-Hans')
  const t = words['zh-Hans']
  const small = await newClass(own.inside, '小班')
  for (const name of ['Mia', 'Ben']) await newChild(own.inside, small, name)
  await own.inside.write(tx => tx.execute(sql`update enrolments set starts_on = starts_on - 30`))
  const now = async () =>
    (await childrenOf(own.inside)).map(child => [child.firstName, child.classes.map(({ name }) => name).join()])

  const page = await browserOf({ as: own.owner, phone: true, locale: 'zh-Hans' })
  await page.goto('/people/classes')
  await page.getByRole('link', { name: t('people.year.title') }).click()
  await expect(page.getByLabel(t('people.year.becomes', { name: '小班' }))).toHaveValue('中班')
  await page.getByLabel(t('people.year.day')).fill('2020-01-01')
  await page.getByRole('button', { name: t('people.year.preview') }).click()
  await expect(page.getByText(t('people.year.day_over'))).toBeVisible()
  await page.getByLabel(t('people.year.day')).fill(own.inside.today())
  await page.getByRole('button', { name: t('people.year.preview') }).click()

  await page.getByLabel(t('people.year.child_goes', { name: 'Mia Chen' })).selectOption(t('people.year.repeat'))
  await page.getByRole('button', { name: t('people.year.keep') }).click()
  await expect(page.getByText(t('people.year.kept'))).toBeVisible()
  expect(await now()).toEqual([
    ['Ben', '小班'],
    ['Mia', '小班'],
  ])
  const sure = async (name: string) => {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog').getByRole('button', { name }).click()
  }
  await sure(t('people.year.make'))
  await expect(page.getByRole('heading', { name: t('people.year.done') })).toBeVisible()
  expect(await now()).toEqual([
    ['Ben', '中班'],
    ['Mia', '小班'],
  ])
  await sure(t('people.year.undo'))
  await expect(page.getByRole('heading', { name: t('people.year.undone') })).toBeVisible()
  expect(await now()).toEqual([
    ['Ben', '小班'],
    ['Mia', '小班'],
  ])
})
