import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { closePools } from '#db/client.server.ts'
import { joinBus, leaveBus } from '#tenants/bus.server.ts'
import { openBus } from '#workers/bus.server.ts'
import { type Person, sessionCookie } from './people.ts'
import { complaintsOf } from './watch.ts'

export interface Device {
  /** 390 px wide, with a finger; otherwise a desk of 1280 px. */
  phone?: boolean
  dark?: boolean
  locale?: 'en' | 'zh-Hans'
  /** Signed in as; a stranger otherwise. */
  as?: Person
  serviceWorker?: boolean
  /** As long as a page has not come alive. */
  withoutScript?: boolean
}

interface Fixtures {
  /** A browser of somebody's own. What it complains about fails the test. */
  browserOf: (device?: Device) => Promise<Page>
  /** Complaints that belong to what the test tries, such as a lost network. */
  expectComplaints: (pattern: RegExp) => void
}

export const test = base.extend<
  Fixtures & { complaints: { seen: string[][]; expected: RegExp[] } },
  { environment: undefined; house: undefined }
>({
  // Whose database and data the product's functions use in this test process; the shared installation's unless a file says otherwise.
  environment: [async ({}, use) => use(undefined), { scope: 'worker' }],
  // Domain functions that tests call reach the open pages of the processes, as another process would.
  house: [
    async ({ environment: _ }, use) => {
      await joinBus(await openBus())
      await use(undefined)
      await leaveBus()
      await closePools()
    },
    { scope: 'worker', auto: true },
  ],
  complaints: async ({}, use) => {
    const complaints: { seen: string[][]; expected: RegExp[] } = { seen: [], expected: [] }
    await use(complaints)
    const unexpected = complaints.seen.flat().filter(each => !complaints.expected.some(pattern => pattern.test(each)))
    expect(unexpected, 'what browsers complained about').toEqual([])
  },
  expectComplaints: async ({ complaints }, use) => {
    await use(pattern => {
      complaints.expected.push(pattern)
    })
  },
  browserOf: async ({ browser, complaints }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (device = {}) => {
      const context = await browser.newContext(optionsFor(device))
      contexts.push(context)
      complaints.seen.push(complaintsOf(context))
      if (device.as) await context.addCookies([await sessionCookie(device.as)])
      return context.newPage()
    })
    await Promise.all(contexts.map(context => context.close()))
  },
})
export { expect }

function optionsFor({
  phone = false,
  dark = false,
  locale = 'en',
  as,
  serviceWorker = false,
  withoutScript = false,
}: Device): BrowserContextOptions {
  return {
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    isMobile: phone,
    hasTouch: phone,
    colorScheme: dark ? 'dark' : 'light',
    locale: locale === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    javaScriptEnabled: !withoutScript,
    serviceWorkers: serviceWorker ? 'allow' : 'block',
    ...(as ? { baseURL: as.origin } : {}),
  }
}
