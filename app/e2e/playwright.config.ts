import { defineConfig } from '@playwright/test'

/** Bring up an installation of their own, which takes a while: first, so that the other worker does not wait for them at the end. */
const withOwnInstallation = /(console|domains|killed|restart|stripe|translation)\.spec\.ts$/

/**
 * Journeys through the production build, in Debian's Chromium. `npm test` gives the database and makes the build; a
 * journey that passes only when repeated counts as failed there.
 */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'own installation', testMatch: withOwnInstallation },
    { name: 'shared installation', testMatch: '*.spec.ts', testIgnore: withOwnInstallation },
  ],
  globalSetup: './setup.ts',
  workers: 2,
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        // A microphone that hums, and nobody who has to be asked for it.
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        // A school's own domain is looked up in the double of DNS by the product; its browser has to find it as well.
        '--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP *.sunny-hill-e2e.org 127.0.0.1',
      ],
    },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
