import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { packStreams, packWhole } from './packing.ts'

const long = `<p>${'word '.repeat(500)}</p>`
const app = new Hono()
  .use(packStreams, packWhole)
  .get('/page', () => new Response(long, { headers: { 'Content-Type': 'text/html; charset=utf-8', Vary: 'Cookie' } }))
  .get('/small', () => Response.json({ ok: true }, { status: 422 }))
  .get('/list', () => new Response(new Blob([long]).stream(), { headers: { 'Content-Type': 'text/csv' } }))
  .get('/picture', () => new Response(long, { headers: { 'Content-Type': 'image/webp' } }))
  .get('/nothing', () => new Response(null, { status: 204 }))
const ask = (path: string, encoding = 'gzip, deflate, br') =>
  app.request(path, { headers: { 'Accept-Encoding': encoding } })
const unpacked = async (answer: Response) => gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()

test('a page is packed in one piece, whose length is said', async () => {
  const answer = await ask('/page')
  expect(answer.headers.get('Content-Encoding')).toBe('gzip')
  expect(answer.headers.get('Vary')).toBe('Cookie, Accept-Encoding')
  const length = Number(answer.headers.get('Content-Length'))
  expect(length).toBeLessThan(long.length / 2)
  const body = Buffer.from(await answer.arrayBuffer())
  expect(body).toHaveLength(length)
  expect(gunzipSync(body).toString()).toBe(long)
})

test.each(['identity', 'gzip;q=0', ''])('a browser that takes %j gets it as it is', async encoding => {
  const answer = await ask('/page', encoding)
  expect(answer.headers.get('Content-Encoding')).toBeNull()
  expect(await answer.text()).toBe(long)
})

test('a small answer keeps its status and is not packed', async () => {
  const answer = await ask('/small')
  expect([answer.status, answer.headers.get('Content-Encoding'), answer.headers.get('Content-Length')]).toEqual([
    422,
    null,
    '11',
  ])
  expect(await answer.json()).toEqual({ ok: true })
})

test('what streams is packed on its way, what is packed already or empty is left alone', async () => {
  const list = await ask('/list')
  expect([list.headers.get('Content-Encoding'), list.headers.get('Content-Length')]).toEqual(['gzip', null])
  expect(await unpacked(list)).toBe(long)
  expect((await ask('/picture')).headers.get('Content-Encoding')).toBeNull()
  expect((await ask('/nothing')).status).toBe(204)
})
