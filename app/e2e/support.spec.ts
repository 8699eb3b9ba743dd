import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Page } from '@playwright/test'
import { setPassword } from '#tenants/identity/identities.server.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { house } from './house.ts'
import { OwnSchool } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'
import { words } from './words.ts'

const t = words.en
const password = 'seven green tortoises'
const appCode = (secret: string) => createOTP(new TextDecoder().decode(base32.decode(secret))).totp()

/** Signs in at the console. */
async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${house.consoleOrigin}/schools`)
  await page.getByLabel(t('entrance.field.email')).fill(email)
  await page.getByRole('button', { name: t('entrance.sign_in.go_on'), exact: true }).click()
  await page.getByLabel(t('entrance.field.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: t('entrance.password.go_on'), exact: true }).click()
  await page.waitForURL(`${house.consoleOrigin}/schools`)
}

/** Sets up the second step, which entering a school takes. */
async function proveTwice(page: Page): Promise<void> {
  await page.getByLabel(t('entrance.password.current'), { exact: true }).fill(password)
  await page.getByRole('button', { name: t('entrance.two.begin'), exact: true }).click()
  const key = await page.getByLabel(t('entrance.two.key'), { exact: true }).inputValue()
  await page.getByLabel(t('entrance.two.confirm')).fill(await appCode(key))
  await page.getByRole('button', { name: t('entrance.two.turn_on'), exact: true }).click()
  await expect(page.getByText(t('entrance.two.is_on'))).toBeVisible()
}

/*
 * A list does not print. The head lets Cubby's support in for four hours; one of it looks, tries to change something, and is out when the head
 * has read enough.
 */
test('the head lets support in, reads what it looked at, and ends it', async ({ browserOf, expectComplaints }) => {
  expectComplaints(/status of 40[134]|status of 42[23]|favicon/)
  const own = await OwnSchool.found('Chestnut House')
  const { childId } = await own.family('Mina')
  const teacher = await own.teacher()
  const email = `sam-${Date.now()}@vendor.example`
  await setPassword(await admitOperator(email, 'support', 'Sam of Cubby'), password)
  const head = await browserOf({ as: own.owner, phone: true })
  const sam = await browserOf()
  const school = `${house.consoleOrigin}/schools/${own.inside.id}`

  await test.step('nobody is let in by itself', async () => {
    await signIn(sam, email)
    await sam.goto(school)
    await expect(sam.getByText(t('console.support.none'))).toBeVisible()
  })

  await test.step('the head gives it', async () => {
    await head.goto('/settings')
    await head.getByRole('link', { name: t('settings.support.title') }).click()
    await head.getByRole('link', { name: t('support.give'), exact: true }).click()
    await head.getByRole('radio', { name: 'Sam of Cubby' }).check()
    await head.getByRole('button', { name: t('support.give_now') }).click()
    await expect(head.getByText(t('support.reason.missing'))).toBeVisible()
    await head.getByLabel(t('support.reason.label')).fill('The list of the Sunflowers does not print')
    expect(await violationsOn(head)).toEqual([])
    await head.getByRole('button', { name: t('support.give_now') }).click()
    await expect(head.getByText('0 pages opened')).toBeVisible()
    expect(await violationsOn(head)).toEqual([])
  })

  await test.step('a teacher is told at the top of the page', async () => {
    const page = await browserOf({ as: teacher, phone: true })
    await page.goto('/home')
    await expect(page.getByText('The list of the Sunflowers does not print')).toBeVisible()
  })

  await test.step('support comes in, once it has proven twice who it is', async () => {
    await sam.goto(school)
    await sam.getByRole('button', { name: t('console.support.enter') }).click()
    await sam.waitForURL('**/account/second-factor')
    await proveTwice(sam)
    await sam.goto(school)
    await sam.getByRole('button', { name: t('console.support.enter') }).click()
    await sam.waitForURL(`${own.origin}/home`)
    const bar = sam.getByRole('region', { name: t('support.bar.label') })
    await expect(bar).toContainText('Chestnut House')
    expect(await violationsOn(sam)).toEqual([])
  })

  await test.step('it reads what the office reads, changes nothing, and sees no health data or talks', async () => {
    await sam.goto(`${own.origin}/people/children/${childId}`)
    await expect(sam.getByRole('heading', { name: 'Mina Chen' })).toBeVisible()
    await sam.goto(`${own.origin}/people/children/${childId}/edit`)
    await sam
      .getByRole('main')
      .getByRole('button', { name: t('ui.action.save') })
      .click()
    await expect(sam.getByText(t('shell.problem.support_reads'))).toBeVisible()
    for (const path of [`/health/children/${childId}`, '/messages', '/account', '/support']) {
      await sam.goto(`${own.origin}${path}`)
      await expect(sam.getByText(t('shell.problem.support_closed')), path).toBeVisible()
    }
    await sam.goto(`${own.origin}/home`)
  })

  await test.step('the head reads what was opened', async () => {
    await head.goto('/support')
    await head.getByRole('link', { name: 'Sam of Cubby' }).click()
    await expect(head.getByText('/people/children/:childId', { exact: true })).toBeVisible()
    expect(await violationsOn(head)).toEqual([])
  })

  await test.step('the head ends it, and the open page goes', async () => {
    await head.getByRole('button', { name: t('support.end') }).click()
    await expect(head.getByText(t('support.over'), { exact: true })).toBeVisible()
    await sam.waitForURL(`${own.origin}/support/over`)
    await sam.goto(`${own.origin}/people/children/${childId}`)
    expect(new URL(sam.url()).pathname).toBe('/sign-in')
    await sam.goto(`${house.consoleOrigin}/log`)
    await expect(sam.getByText(t('console.log.support.entered')).first()).toBeVisible()
  })
})
