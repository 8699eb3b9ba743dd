import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import { media } from '#db/schema/media.ts'
import { publishTo } from '#tenants/files/tags.server.ts'
import { schoolYear, smallSchool, temporaryStore } from '#tenants/files/test-folder.ts'
import type { School } from '#tenants/school.server.ts'
import { fixture } from '#workers/media/fixture.ts'
import { prepareUpload } from '#workers/media/preparation.server.ts'
import { mediaServer } from './test-server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
let server: Awaited<ReturnType<typeof mediaServer>>
let who: School
beforeAll(async () => {
  store = await temporaryStore()
  server = await mediaServer(() => who)
})
beforeEach(async () => {
  place = await smallSchool()
})
afterAll(async () => {
  await server.close()
  await store.remove()
})

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n')

/** Sends as the browser does, in one request, and prepares what has arrived. */
async function sent(by: School, body: Buffer, name?: string): Promise<string> {
  who = by
  const query = new URLSearchParams({ uploadKey: randomUUID(), bytes: String(body.length), use: 'attachments' })
  const answer = await fetch(`${server.origin}/media/uploads/whole?${query}`, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: name ? { 'X-File-Name': encodeURIComponent(name) } : {},
  })
  expect(answer.status).toBe(200)
  const { id } = (await answer.json()) as { id: string }
  await prepareUpload(place.school, id)
  return id
}
const shown = async (by: School, ids: string[]) => [
  ...(await attachmentsFrom(by, await by.read(q => attachmentRows(q, ids)))).values(),
]

test("a guardian's document comes back byte for byte, to be saved under its name, and can do nothing", async () => {
  const { guardian, childId } = await place.family(place.bees)
  const id = await sent(guardian, pdf, '病假条 (Mina).pdf')
  await guardian.write(tx => publishTo(tx, [id], { childIds: [childId] }, schoolYear.day))
  who = place.teacher
  const answer = await fetch(`${server.origin}/media/${id}/file`)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="___ (Mina).pdf"; filename*=UTF-8''%E7%97%85%E5%81%87%E6%9D%A1%20%28Mina%29.pdf`,
  })
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
  const tag = answer.headers.get('etag') ?? ''
  expect((await fetch(answer.url, { headers: { 'If-None-Match': tag } })).status).toBe(304)
  expect(await shown(place.teacher, [id])).toMatchObject([
    { mediaId: id, kind: 'file', state: 'ready', name: '病假条 (Mina).pdf', bytes: pdf.length },
  ])
  who = (await place.family(place.bees)).guardian
  expect((await fetch(answer.url)).status).toBe(404)
  expect(await shown(who, [id])).toEqual([])
})

test('its name rests sealed, and is forgotten where the file turns out to be a picture', async () => {
  const { guardian } = await place.family(place.bees)
  await sent(guardian, pdf, 'Mina.pdf')
  const photo = await sent(guardian, fixture('gps.jpg'), 'Mina.jpg')
  const rows = await place.school.read(q => q.select().from(media))
  expect(JSON.stringify(rows)).not.toContain('Mina')
  expect(rows.find(row => row.id === photo)).toMatchObject({ kind: 'photo', nameSealed: null })
  expect(await shown(guardian, [photo])).toMatchObject([
    { kind: 'photo', name: null, sizes: [{ name: 'w1600' }, {}, {}] },
  ])
})

test('a name that is not what the file is gets the right ending', async () => {
  const id = await sent(place.teacher, Buffer.from('just words'), 'page.html')
  const answer = await fetch(`${server.origin}/media/${id}/file`)
  expect(answer.headers.get('content-disposition')).toContain('filename="page.html.txt"')
  expect(answer.headers.get('content-type')).toBe('text/plain')
})

test('a voice note has its waveform; what is sent for an album may be no document', async () => {
  const { guardian } = await place.family(place.bees)
  const id = await sent(guardian, fixture('voice.webm'))
  expect(await shown(guardian, [id])).toMatchObject([{ kind: 'voice', state: 'ready', peaks: expect.any(Array) }])
  who = place.teacher
  const query = new URLSearchParams({ uploadKey: randomUUID(), bytes: String(pdf.length) })
  const answer = await fetch(`${server.origin}/media/uploads/whole?${query}`, {
    method: 'PUT',
    body: new Uint8Array(pdf),
  })
  const document = (await answer.json()) as { id: string }
  await prepareUpload(place.school, document.id)
  expect(await shown(place.teacher, [document.id])).toMatchObject([{ state: 'failed', failure: 'type-not-allowed' }])
})
