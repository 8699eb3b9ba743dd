import { gotoAlive } from './alive.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'

test('what a page has answered stays before its reader while the school tells news', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const mina = await own.family('Mina')
  const page = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(page, `/relatives/children/${mina.childId}/new`)
  await page.getByLabel('Name').fill('Uncle Bob')
  await page.getByLabel('Relation to the child').selectOption({ index: 1 })
  await page.getByText('From today', { exact: true }).click()
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  // The link is shown this once.
  const link = page.getByRole('textbox', { name: 'Link for Uncle Bob' })
  await expect(link).toBeVisible()
  const loadedAgain = page.waitForResponse(answer => new URL(answer.url()).pathname.endsWith('.data'))
  await own.inside.write(tx => tx.announce('attendance', mina.childId, { childIds: [mina.childId] }))
  await loadedAgain
  await page.evaluate(() => new Promise(requestAnimationFrame))
  await expect(link).toBeVisible()
})
