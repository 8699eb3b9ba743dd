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

test('what was just done is said although the next page is loaded twice', async ({ browserOf }) => {
  const own = await OwnSchool.found()
  const mina = await own.family('Mina')
  const page = await browserOf({ as: mina.guardian, phone: true })
  await gotoAlive(page, '/notifications/settings')
  await page.evaluate(holdFirstLoad)
  const answered = page.waitForResponse(
    answer => answer.request().method() === 'GET' && new URL(answer.url()).pathname === '/notifications/settings.data',
  )
  await page.getByRole('button', { name: 'Save' }).click()
  // The server has answered; before the page hears of it its reader comes back from elsewhere, and there has been news.
  await answered
  await own.inside.write(tx => tx.announce('attendance', mina.childId, { childIds: [mina.childId] }))
  await expect.poll(() => page.evaluate(comeBack)).toBeGreaterThan(1)
  await expect(page.getByText('Saved').first()).toBeVisible()
})

test('what a form is answered with is followed although the school told news while it was sent', async ({
  browserOf,
}) => {
  const own = await OwnSchool.found()
  const mina = await own.family('Mina')
  const page = await browserOf({ as: own.owner })
  const bystander = await browserOf({ as: own.owner })
  const path = `/health/classes/${own.classId}/registers`
  await Promise.all([gotoAlive(page, path), gotoAlive(bystander, path)])
  await page.route(/registers\/reason/, async route => {
    const told = bystander.waitForResponse(answer => new URL(answer.url()).pathname.endsWith('.data'))
    await own.inside.write(tx => tx.announce('attendance', mina.childId, { childIds: [mina.childId] }))
    await told
    await route.continue()
  })
  await page.getByLabel('Reason').fill('Monthly file')
  await page.getByRole('button', { name: 'Write it down and open' }).click()
  await expect(page).toHaveURL(/month=/)
  await expect(page.getByLabel('Reason')).toHaveCount(0)
})

/** The first answer to a load stays under way until there is a second. Nobody looks at the page meanwhile. */
function holdFirstLoad() {
  let loads = 0
  let release: (() => void) | undefined
  const second = new Promise<void>(resolve => {
    release = resolve
  })
  const real = window.fetch
  window.fetch = async (...asked) => {
    const [about, options] = asked
    const loading = String(about instanceof Request ? about.url : about).includes('.data') && !options?.body
    if (loading) loads += 1
    document.documentElement.dataset.loads = String(loads)
    if (loads > 1) release?.()
    const answer = await real(...asked)
    if (loading) await second
    return answer
  }
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
}

/** Looks at the page for a moment. @returns how often it was loaded so far */
function comeBack() {
  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
  return Number(document.documentElement.dataset.loads)
}
