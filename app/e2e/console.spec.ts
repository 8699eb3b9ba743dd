import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Page } from '@playwright/test'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { setPassword } from '#tenants/identity/identities.server.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { dropDatabase } from './database.ts'
import { house } from './house.ts'
import { Installation } from './installation.ts'
import { codeFor } from './mail.ts'
import { expect, test } from './test.ts'
import { words } from './words.ts'

/*
 * How operators get into the console of an installation that is no demo: with two proofs. On an installation of its own, as
 * the others let the demo's operator in with one.
 */

const database = `cubby_e2e_${process.pid}_console`

test.use({
  environment: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cubby-e2e-'))
      const installation = await Installation.start(database, folder, ['migrate'], {
        CONSOLE_SECOND_FACTOR: 'required',
      })
      Object.assign(process.env, installation.variables)
      await use(undefined)
      await installation.stop()
      await dropDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

const appCode = (secret: string) => createOTP(new TextDecoder().decode(base32.decode(secret))).totp()

const t = words.en
const password = 'seven green tortoises'
const button = (page: Page, key: MessageKey) => page.getByRole('button', { name: t(key), exact: true })

async function typeAddress(page: Page, email: string): Promise<void> {
  await page.getByLabel(t('entrance.field.email')).fill(email)
  await button(page, 'entrance.sign_in.go_on').click()
}

async function typePassword(page: Page): Promise<void> {
  await page.getByLabel(t('entrance.field.password'), { exact: true }).fill(password)
  await button(page, 'entrance.password.go_on').click()
}

test('an operator with a password sees nothing before the second step is set up, and then signs in with it', async ({
  browserOf,
}) => {
  const email = `ada-${Date.now()}@vendor.example`
  await setPassword(await admitOperator(email, 'operator'), password)
  const page = await browserOf({ phone: true })
  const setUp = `${house.consoleOrigin}/account/second-factor`
  let recoveryCode = ''

  await test.step('is led to setting it up, from every address', async () => {
    await page.goto(`${house.consoleOrigin}/log`)
    await typeAddress(page, email)
    await typePassword(page)
    await expect(page.getByText(t('entrance.two.demanded'))).toBeVisible()
    expect(page.url()).toBe(setUp)
    for (const path of ['/schools', '/queue', '/account', '/account/email']) {
      await page.goto(`${house.consoleOrigin}${path}`)
      expect([path, page.url()]).toEqual([path, setUp])
    }
    const tried = await page.evaluate(async () => {
      const data = await fetch('/schools.data')
      const act = await fetch('/queue/retry', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' })
      return { data: await data.text(), act: act.type }
    })
    expect(tried.data).toContain('/account/second-factor')
    expect(tried.act).toBe('opaqueredirect')
  })

  await test.step('sets it up', async () => {
    await page.getByLabel(t('entrance.password.current'), { exact: true }).fill(password)
    await button(page, 'entrance.two.begin').click()
    const key = await page.getByLabel(t('entrance.two.key'), { exact: true }).inputValue()
    recoveryCode =
      (await page
        .getByText(/^\w{5}-\w{5}$/)
        .first()
        .textContent()) ?? ''
    await page.getByLabel(t('entrance.two.confirm')).fill(await appCode(key))
    await button(page, 'entrance.two.turn_on').click()
    await expect(page.getByText(t('entrance.two.is_on'))).toBeVisible()
    await page.goto(`${house.consoleOrigin}/schools`)
    expect(page.url()).toBe(`${house.consoleOrigin}/schools`)
  })

  await test.step('finds the account among the places, and signs in again with a recovery code', async () => {
    await page
      .getByRole('link', { name: t('shell.nav.account') })
      .first()
      .click()
    await expect(page.getByText(t('entrance.account.second.on'), { exact: true })).toBeVisible()
    await page
      .getByRole('main')
      .getByRole('button', { name: t('entrance.account.sign_out') })
      .click()
    await typeAddress(page, email)
    await typePassword(page)
    await page.getByLabel(t('entrance.second.code')).fill(recoveryCode)
    await button(page, 'entrance.sign_in.go_on').click()
    await page.waitForURL(`${house.consoleOrigin}/schools`)
  })
})

test('a passkey opens the console by itself, and a mailed code does not any more', async ({ browserOf }) => {
  const email = `bob-${Date.now()}@vendor.example`
  await admitOperator(email, 'support')
  const page = await browserOf()
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })

  await test.step('is made by who has signed in with a code', async () => {
    await page.goto(house.consoleOrigin)
    await typeAddress(page, email)
    await button(page, 'entrance.code.send').click()
    const code = page.getByLabel(t('entrance.field.code'))
    await expect(code).toBeVisible()
    await code.fill(await codeFor(email))
    await page.getByRole('link', { name: t('entrance.two.passkey_instead') }).click()
    await button(page, 'entrance.passkeys.add').click()
  })

  await test.step('is then asked for, and opens the console', async () => {
    await expect(page.getByText(t('entrance.sign_in.twice'))).toBeVisible()
    await page.goto(`${house.consoleOrigin}/account/second-factor`)
    await expect(page.getByText(t('entrance.sign_in.twice')), 'no other proof can be made with the code').toBeVisible()
    await page.goto(`${house.consoleOrigin}/log`)
    await button(page, 'entrance.passkey.sign_in').click()
    await page.waitForURL(`${house.consoleOrigin}/log`)
    await expect(page.getByText(t('console.role.support'))).toBeVisible()
  })
})
