import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { chooseLanguage } from './language.ts'

const app = new Hono().post('/language', c => chooseLanguage(c, true))
const choose = (next: string, locale = 'zh-Hans') =>
  app.request('/language', { method: 'POST', body: new URLSearchParams({ locale, next }) })

test('the language is remembered on this host and leads back to the page', async () => {
  const answer = await choose('/albums/1?day=2026-05-04')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/albums/1?day=2026-05-04'])
  expect(answer.headers.get('set-cookie')).toMatch(/^locale=zh-Hans; Path=\/; Max-Age=\d+; SameSite=Lax; Secure$/)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/home\r\nSet-Cookie: session=theirs',
  '',
])('it leads to no other site and writes no header: %j', async next => {
  const answer = await choose(next)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
})

test('a language that there is none of is refused', async () => {
  expect((await choose('/', 'xx')).status).toBe(400)
})
