import { ask } from './ask.ts'
import { demoPerson } from './demo.ts'
import { hostOf, house } from './house.ts'
import { OwnSchool, sessionCookie } from './people.ts'
import { sendRaw } from './raw.ts'
import { expect, test } from './test.ts'

const sunrise = 'sunrise.localhost'
const get = (host: string, path = '/sign-in', more = '') =>
  sendRaw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`)

test.describe('Host', () => {
  const malformed = [
    '',
    `${sunrise}:0`,
    `${sunrise}:99999`,
    `${sunrise}:08080`,
    'sunrise..localhost',
    '.localhost',
    'sun_rise.localhost',
    '-a.localhost',
    `evil@${sunrise}`,
    `${sunrise}:80@evil.example`,
    `${sunrise}, evil.example`,
    `${sunrise}/evil`,
    `${sunrise}\\evil`,
    `http://${sunrise}`,
    'sunrise%2elocalhost',
    '*.localhost',
    'ѕunrise.localhost',
    'sunrise。localhost',
    '0x7f000001',
    '127.1',
    '[::1',
    `${'a'.repeat(64)}.localhost`,
    `${'a.'.repeat(2000)}localhost`,
  ]
  for (const host of malformed) {
    test(`refuses ${host.slice(0, 40) || 'an empty one'} as malformed`, async () => {
      const { status, body } = await get(host)
      expect(status).toBe(400)
      expect(body).not.toMatch(/sunrise/i)
    })
  }

  test('refuses two of them, none, and another one in the request line', async () => {
    const twice = await sendRaw(
      `GET /sign-in HTTP/1.1\r\nHost: ${sunrise}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    )
    expect(twice.status).toBe(400)
    expect((await sendRaw('GET /sign-in HTTP/1.1\r\nConnection: close\r\n\r\n')).status).toBe(400)
    const absolute = await get('nobody-here.localhost', `http://${sunrise}/sign-in`)
    expect([400, 404]).toContain(absolute.status)
  })

  for (const host of [
    'nobody-here.localhost',
    `${sunrise}.evil.example`,
    'evil.example',
    `a.${sunrise}`,
    '127.0.0.1',
    '[::1]',
  ]) {
    test(`knows nothing at ${host}, and names no school`, async () => {
      const { status, body } = await get(host)
      expect([status, body]).toEqual([404, 'Not Found'])
    })
  }

  test('believes no forwarded host', async () => {
    const spoof = `X-Forwarded-Host: ${sunrise}\r\nForwarded: host=${sunrise}\r\nX-Forwarded-For: 127.0.0.1\r\nX-Original-Host: ${sunrise}\r\n`
    expect((await get('nobody-here.localhost', '/sign-in', spoof)).status).toBe(404)
    const other = await get(sunrise, '/sign-in', 'X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n')
    expect(other.status).toBe(200)
    expect(other.head + other.body).not.toContain('evil.example')
  })

  test('reads capitals and a trailing dot as the same name', async () => {
    expect((await get('SUNRISE.LocalHost.')).status).toBe(200)
  })
})

test.describe('Origin', () => {
  const post = (origin: string | undefined, path = '/sign-in', headers: Record<string, string> = {}) =>
    ask(`${sunrise}:${house.port}`, path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(origin === undefined ? {} : { origin }),
        ...headers,
      },
      body: 'email=nobody%40school.example',
    })
  const own = () => `http://${sunrise}:${house.port}`

  test('must be this very host, on pages and resource routes alike', async () => {
    const foreign = [
      undefined,
      'null',
      '',
      'http://evil.example',
      `https://${sunrise}:${house.port}`,
      `http://${sunrise}`,
      `http://localhost:${house.port}`,
      `http://qinghe.localhost:${house.port}`,
      `http://${sunrise}:${house.port}.evil.example`,
      `http://${sunrise}:${house.port}/`,
    ]
    for (const path of ['/sign-in', '/sign-out', '/media/uploads', '/language', '/no-such-page'])
      for (const origin of foreign)
        expect([path, origin, (await post(origin, path)).status]).toEqual([path, origin, 403])
    expect((await post(own())).status).toBe(302)
  })

  test('is not believed from a proxy that nobody configured', async () => {
    const spoofed = await post('http://evil.example', '/sign-in', {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
    })
    expect(spoofed.status).toBe(403)
  })
})

test('a session is nobody’s on another school’s host, nor on the console', async () => {
  const { owner } = await OwnSchool.found()
  const { name, value } = await sessionCookie(owner)
  const headers = { cookie: `${name}=${value}` }
  const port = house.port
  expect((await ask(`${owner.hostname}:${port}`, '/home', { headers })).status).toBe(200)
  for (const [host, path] of [
    [hostOf('sunrise'), '/home'],
    ['console.localhost', '/schools'],
  ] as const) {
    const { status, headers: answered } = await ask(`${host}:${port}`, path, { headers })
    expect([host, status, answered.location]).toEqual([host, 302, expect.stringMatching(/^\/sign-in/)])
  }
  const live = await ask(`${hostOf('sunrise')}:${port}`, '/live', { headers })
  expect(live.status).toBe(401)
})

test('every kind of answer carries the headers that protect it', async () => {
  const owner = await demoPerson('sunrise', 'owner')
  const { name, value } = await sessionCookie(owner)
  const host = `${owner.hostname}:${house.port}`
  const cookie = { cookie: `${name}=${value}` }
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: owner.origin }
  const page = await ask(host, '/home', { headers: cookie })
  const asset = /\/assets\/[\w.-]+\.js/.exec(page.body)?.[0] ?? ''
  const feed = await ask(host, '/albums', { headers: cookie })
  const photo = /\/media\/[0-9a-f-]{36}\/w\d+/.exec(feed.body)?.[0] ?? ''
  expect([page.status, feed.status]).toEqual([200, 200])
  const answers: [string, number, Awaited<ReturnType<typeof ask>>][] = [
    ['page', 200, page],
    ['asset', 200, await ask(host, asset)],
    ['photo', 200, await ask(host, photo, { headers: cookie })],
    ['data of a page', 200, await ask(host, '/home.data', { headers: cookie })],
    ['redirect', 302, await ask(host, '/home')],
    ['page that is not there', 404, await ask(host, '/no-such-page', { headers: cookie })],
    ['refused form', 422, await ask(host, '/sign-in', { method: 'POST', headers: form, body: 'email=x' })],
    [
      'foreign origin',
      403,
      await ask(host, '/sign-in', { method: 'POST', headers: { ...form, origin: 'http://evil.example' } }),
    ],
    ['too large', 413, await ask(host, '/sign-in', { method: 'POST', headers: form, body: 'x'.repeat(1_100_000) })],
    [
      'wrong verb',
      405,
      await ask(host, '/media/uploads', { method: 'PUT', headers: { ...form, ...cookie }, body: 'x' }),
    ],
    ['unknown host', 404, await ask('nobody-here.localhost', '/')],
    ['malformed host', 400, await ask('a_b.localhost', '/')],
    ['health', 200, await ask(host, '/healthz')],
  ]
  for (const [what, status, answer] of answers) {
    expect.soft(answer.status, what).toBe(status)
    expect.soft(answer.headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/default-src 'self'.*frame-ancestors 'none'/),
    })
    expect.soft(answer.headers['content-security-policy'], what).not.toMatch(/unsafe-(inline|eval)/)
    expect.soft(answer.headers['x-powered-by'], what).toBeUndefined()
    const forEverybody = what === 'asset'
    expect
      .soft(answer.headers['cache-control'], what)
      .toMatch(forEverybody ? /^public/ : /^(private|no-store|no-cache)/)
  }
})

test.describe('bodies', () => {
  test('that are too large are refused, also when they do not say so before', async () => {
    const host = `${sunrise}:${house.port}`
    const headers = { origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' }
    const chunked = await ask(host, '/sign-in', {
      method: 'POST',
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body: 'x'.repeat(1_100_000),
    })
    expect(chunked.status).toBe(413)
  })

  test('of four gigabytes are refused by what they claim, without being read', async () => {
    const teacher = await (await OwnSchool.found()).teacher()
    const { name, value } = await sessionCookie(teacher)
    const host = `${teacher.hostname}:${house.port}`
    const head = `Host: ${host}\r\nOrigin: ${teacher.origin}\r\nCookie: ${name}=${value}\r\nConnection: close\r\n`
    const whole = await sendRaw(
      `PUT /media/uploads/whole?uploadKey=${'k'.repeat(20)}&bytes=4294967296 HTTP/1.1\r\n${head}Content-Length: 4294967296\r\n\r\n`,
    )
    expect(whole.status).toBe(413)
    const form = await sendRaw(`POST /sign-out HTTP/1.1\r\n${head}Content-Length: 4294967296\r\n\r\n`)
    expect(form.status).toBe(413)
  })
})

test('the policy of the page stops a script that somebody slipped in', async ({ browserOf, expectComplaints }) => {
  expectComplaints(/Content Security Policy|Failed to load resource/)
  const page = await browserOf()
  await page.goto(`http://${sunrise}:${house.port}/sign-in`)
  const outcome = await page.evaluate(
    () =>
      new Promise<string>(resolve => {
        document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective))
        const script = document.createElement('script')
        script.textContent = 'window.slippedIn = true'
        document.body.append(script)
      }),
  )
  expect(outcome).toBe('script-src-elem')
  expect(await page.evaluate(() => 'slippedIn' in window)).toBe(false)
})
