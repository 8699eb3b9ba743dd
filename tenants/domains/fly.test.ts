import { afterEach, expect, test } from 'vitest'
import { FlyCertificates } from './fly.server.ts'
import { startFly } from './test-fly.ts'

let fly: Awaited<ReturnType<typeof startFly>>
afterEach(() => fly.close())
const asked = () => fly.asked.map(({ method, url }) => `${method} ${url.pathname}`)
const hostname = 'families.sunrise.org'

async function start(token = fly?.token ?? 'secret') {
  fly = await startFly()
  return new FlyCertificates({ app: 'cubby', token, url: fly.url })
}

test('asks for a certificate once, and says how far it is', async () => {
  const certificates = await start()
  expect(await certificates.standing(hostname)).toBeNull()
  expect(await certificates.request(hostname)).toEqual({ state: 'pending' })
  expect(await certificates.request(hostname)).toEqual({ state: 'pending' })
  fly.issue(hostname)
  expect(await certificates.standing(hostname)).toEqual({ state: 'issued' })
  expect(asked()).toEqual([
    `POST /v1/apps/cubby/certificates/${hostname}/check`,
    `POST /v1/apps/cubby/certificates/${hostname}/check`,
    'POST /v1/apps/cubby/certificates/acme',
    `POST /v1/apps/cubby/certificates/${hostname}/check`,
    `POST /v1/apps/cubby/certificates/${hostname}/check`,
  ])
  expect(fly.asked.every(({ headers }) => headers.authorization === 'Bearer secret')).toBe(true)
})

test('tells what Fly says is wrong, until it is right', async () => {
  const certificates = await start()
  await certificates.request(hostname)
  fly.fault(hostname, 'CAA records do not allow letsencrypt.org')
  expect(await certificates.standing(hostname)).toEqual({
    state: 'failed',
    reason: 'CAA records do not allow letsencrypt.org',
  })
  fly.issue(hostname)
  expect(await certificates.standing(hostname)).toEqual({ state: 'issued' })
})

test('gives a certificate up, also twice', async () => {
  const certificates = await start()
  await certificates.request(hostname)
  expect(await certificates.release(hostname)).toBe(true)
  expect(await certificates.release(hostname)).toBe(true)
  expect(await certificates.standing(hostname)).toBeNull()
})

test('what is wrong with the account or with Fly says nothing about a host', async () => {
  const refused = await start('another')
  expect(await refused.request(hostname)).toEqual({ state: 'unknown', reason: 'not_authorised' })
  expect(await refused.release(hostname)).toBe(false)
  await fly.close()
  const certificates = await start()
  for (const [status, reason] of [
    [429, 'busy'],
    [503, 'busy'],
  ] as const) {
    fly.answer(status)
    expect(await certificates.request(hostname)).toEqual({ state: 'unknown', reason })
  }
  fly.answer(422)
  expect(await certificates.request(hostname)).toEqual({ state: 'failed', reason: 'refused by the double' })
  await fly.close()
  expect(await certificates.request(hostname)).toEqual({ state: 'unknown', reason: 'unreachable' })
})

test('a token that names its scheme is sent as it is', async () => {
  const certificates = await start('FlyV1 fm2_abc')
  await certificates.request(hostname)
  expect(fly.asked[0]?.headers.authorization).toBe('FlyV1 fm2_abc')
})
