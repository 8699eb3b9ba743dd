import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

test('an address that does not exist says so in the school’s name and the reader’s language', async ({
  browserOf,
  expectComplaints,
}) => {
  expectComplaints(/status of 404/)
  const t = words['zh-Hans']
  const own = await OwnSchool.found('Willow House', 'zh-Hans')
  const page = await browserOf({ as: own.owner, phone: true, locale: 'zh-Hans' })
  // Some lie below pages that exist, the last by itself: browsers join in at different places, and complain to the console if they cannot.
  for (const path of ['/people/nobody', '/people/tags/nobody/nowhere', '/nowhere']) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByText(t('shell.problem.not_found'), { exact: true })).toBeVisible()
    await expect(page).toHaveTitle(`${t('shell.problem.title')} · Willow House`)
    await page.getByRole('link', { name: t('shell.problem.home') }).click()
    await expect(page).toHaveURL(/\/home$/)
  }
})
