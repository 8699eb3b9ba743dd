import { beforeAll, expect, test } from 'vitest'
import { translator } from '#app/platform/i18n/translate.ts'

let listed: { id: string; name: string; text: string }[]
beforeAll(async () => {
  Object.assign(process.env, {
    S3_BUCKET: 'photos',
    S3_REGION: 'eu-central-1',
    SMTP_URL: 'smtp://127.0.0.1:2525',
    STRIPE_SECRET_KEY: 'sk_test_nothing',
    DEEPL_API_KEY: 'key:fx',
    VENDOR_NAME: 'Hedgehog Software',
    VENDOR_ADDRESS: '1 Lane|Bonn',
  })
  const { catalogueOf } = await import('#app/platform/i18n/catalogue.server.ts')
  const { processors, vendor } = await import('./processors.server.ts')
  const t = translator('en', catalogueOf('en'))
  listed = processors(t)
  expect(vendor(t)).toEqual({ name: 'Hedgehog Software', whole: 'Hedgehog Software, 1 Lane, Bonn' })
})

test('the notice names what is switched on, and nothing else', () => {
  expect(listed.map(({ id }) => id)).toEqual(['files', 'mail', 'stripe', 'deepl', 'push'])
  expect(listed[0]?.text).toContain('eu-central-1')
})
