import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Family, type Person, TestPortfolio } from '#app/modules/portfolio/test-portfolio.ts'
import { makeChildRecord } from '#app/platform/record/making.server.ts'
import { childRecords } from '#db/schema/child-records.ts'
import { media } from '#db/schema/media.ts'
import { notifications } from '#db/schema/notifications.ts'
import { looksAt } from '#tenants/access/access.server.ts'
import { decide } from '#tenants/consent.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { tidyFiles } from '#tenants/files/upkeep.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { loader as file } from './file.ts'
import { action, loader as page } from './record.tsx'
import { albumOf, everything, nasty, say, unzipped } from './test-record.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestPortfolio
let mina: Family
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())
beforeEach(async () => {
  own = await TestPortfolio.make()
  mina = await own.family('Mina')
})

const post = ({ visitor }: Person, fields: Record<string, string> = { intent: 'make' }, childId = mina.childId) =>
  visitor.act(action, fields, '/', { params: { childId } })
const make = () => runJobs(own.place.inside)
const record = async ({ visitor }: Person, childId = mina.childId) =>
  ((await visitor.load(page, '/', { params: { childId } })).data as { record: { state: string } | null }).record
const fetchFile = ({ visitor }: Person, headers: Record<string, string> = {}) =>
  visitor.load(file, '/?part=1', { params: { childId: mina.childId }, headers })
const rows = () => own.place.inside.read(q => q.select().from(childRecords))
const text = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString('utf8') ?? ''

describe('the folder', () => {
  test('has something of every module, whose links stay inside, in which all that was typed is text, and data for programs', async () => {
    const leo = await own.family('Leo')
    await everything(own, mina, nasty)
    await say(leo, 'A word about Leo')
    expect((await post(mina)).status).toBe(302)
    await make()
    const files = await unzipped(mina)
    const pages = [...files.keys()].filter(path => path.endsWith('.html'))
    for (const start of [
      'index',
      'child',
      'timeline-',
      'albums-',
      'attendance-absences',
      'attendance-pickup',
      'health-growth',
      'health-incidents',
      'health-medication',
      'health-vaccinations',
      'messages-',
      'notices',
      'portfolio-2',
      'portfolio-progress',
      'reports-1',
    ])
      expect(
        pages.some(path => path.startsWith(start)),
        start,
      ).toBe(true)
    for (const path of pages) {
      const html = text(files, path)
      expect(html.replace(/"[^"]*"/g, '""'), path).not.toMatch(/<script|<img src=x|<[^<>]*\s(on\w+|style)=/i)
      for (const [, link = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        const [target = '', anchor] = link.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').split('#')
        expect(files.has(decodeURIComponent(target)), `${path} → ${link}`).toBe(true)
        if (anchor) expect(text(files, target), `${path} → ${link}`).toContain(`id="${anchor}"`)
      }
    }
    expect(text(files, 'health-growth.html')).toContain('<svg')
    expect(text(files, 'notices.html')).toContain('M10 10L50 60')
    expect(text(files, 'reports-1.html')).toContain('alert(1)')
    const all = [...files.values()].map(each => each.toString('utf8')).join()
    for (const foreign of ['Leo', 'For staff alone']) expect(all).not.toContain(foreign)
    const data = [...files.keys()].filter(path => path.startsWith('data/'))
    expect(data).toHaveLength(10)
    for (const path of data) JSON.parse(text(files, path))
    expect(text(files, 'data/messages.json')).toContain('alert(1)')
    expect([...files.keys()].filter(path => /^photos\/[^/]+$/.test(path))).toHaveLength(2)
    expect(text(files, 'README.txt')).toMatch(/ENGLISH[\s\S]*中文/)
    for (const path of files.keys()) {
      expect(path).not.toMatch(/[\\:*?"<>|\p{Cc}\p{Cf}]/u)
      for (const name of path.split('/')) expect(Buffer.byteLength(name)).toBeLessThan(220)
    }
    expect(
      (await looksAt(mina.school, mina.childId)).looks.map(({ kind, subject }) => `${kind} ${subject}`).sort(),
    ).toEqual(['export growth', 'export health', 'export incidents', 'export medication', 'export vaccinations'])
  })

  test('speaks the language of the one who asks', async () => {
    const headers = { 'accept-language': 'zh-CN' }
    await mina.visitor.act(action, { intent: 'make' }, '/', { params: { childId: mina.childId }, headers })
    await make()
    const index = text(await unzipped(mina), 'index.html')
    expect(index).toContain('<html lang="zh-Hans">')
    expect(index).toContain('保存的全部内容')
  })

  test('comes in several archives when there is much, the pages in the first', async () => {
    await albumOf(own, 'Pond', [[mina.childId], [mina.childId], [mina.childId]])
    await post(mina)
    const [row] = await rows()
    const signal = new AbortController().signal
    await makeChildRecord(own.place.inside, { recordId: row?.id ?? '', locale: 'en' }, { signal }, 12)
    const paths = [1, 2, 3].map(async part => [...(await unzipped(mina, part)).keys()])
    const [first = [], second = [], third = []] = await Promise.all(paths)
    expect(
      [first, second, third].flat().filter(path => path.startsWith('photos/') && !path.includes('small')),
    ).toHaveLength(3)
    expect(first).toContain('index.html')
    expect([...second, ...third].filter(path => path.endsWith('.html'))).toEqual([])
  })
})

describe('making', () => {
  test('asked twice is one; it is told once, and can be cancelled and made anew', async () => {
    for (const _ of [1, 2]) await post(mina)
    expect(await rows()).toHaveLength(1)
    expect(await record(mina)).toMatchObject({ state: 'waiting' })
    await make()
    expect(await record(mina)).toMatchObject({ state: 'ready', progress: 100 })
    const told = await own.place.inside.read(q =>
      q.select().from(notifications).where(eq(notifications.kind, 'record.ready')),
    )
    expect(told.map(({ memberId }) => memberId)).toEqual([mina.memberId])
    const [before] = await rows()
    await post(mina)
    expect((await rows())[0]?.id).toBe(before?.id)
    await post(mina, { intent: 'anew' })
    expect((await rows())[0]?.id).not.toBe(before?.id)
    await post(mina, { intent: 'cancel' })
    await make()
    expect(await record(mina)).toBeNull()
    await tidyFiles(own.place.inside)
    expect(await store.keys(`${own.place.id}/`)).toEqual([])
    expect(await own.place.inside.read(q => q.select().from(media))).toEqual([])
  })

  test('a worker that stops half-way is followed by one that writes over what was written', async () => {
    await albumOf(own, 'Pond', [[mina.childId]])
    await post(mina)
    const [row] = await rows()
    const payload = { recordId: row?.id ?? '', locale: 'en' as const }
    const stopped = AbortSignal.abort()
    await expect(makeChildRecord(own.place.inside, payload, { signal: stopped })).rejects.toThrow()
    expect(await record(mina)).toMatchObject({ state: 'waiting' })
    await make()
    await makeChildRecord(own.place.inside, payload, { signal: new AbortController().signal })
    expect(await store.keys(`${own.place.id}/${row?.mediaId}/`)).toEqual([`${own.place.id}/${row?.mediaId}/part-1`])
  })

  test('what could not be made says so, and can be tried again', async () => {
    await post(mina)
    const [row] = await rows()
    await own.change(mina, { endedAt: new Date() })
    await make()
    expect(await store.keys(`${own.place.id}/${row?.mediaId}/`)).toEqual([])
    await own.change(mina, { endedAt: null })
    expect(await record(mina)).toMatchObject({ state: 'failed' })
    await post(mina, { intent: 'anew' })
    await make()
    expect(await record(mina)).toMatchObject({ state: 'ready' })
  })
})

describe('fetching', () => {
  test('is refused once the right to see the child has ended, to everybody else, and by the file’s own address', async () => {
    const father = await own.guardian(mina.childId, 'Father')
    const leo = await own.family('Leo')
    await post(mina)
    await make()
    expect((await fetchFile(mina)).status).toBe(200)
    expect(await fetchFile(mina, { range: 'bytes=0-1' })).toMatchObject({ status: 206, data: Buffer.from('PK') })
    expect([(await fetchFile(father)).status, (await fetchFile(leo)).status]).toEqual([404, 404])
    expect((await fetchFile(own.office)).status).toBe(403)
    const { loader: anyFile } = await import('../media/file.ts')
    const mediaId = (await rows())[0]?.mediaId ?? ''
    const direct = await mina.visitor.load(anyFile, '/', { params: { mediaId, variant: 'part-1' } })
    expect(direct.status).toBe(404)
    await own.change(mina, { endedAt: new Date() })
    expect((await fetchFile(mina)).status).toBe(404)
    expect((await mina.visitor.load(page, '/', { params: { childId: mina.childId } })).status).toBe(404)
  })

  test('is refused once a photo in it is withheld, or the circle closed; made anew it is without', async () => {
    const leo = await own.family('Leo')
    await albumOf(own, 'Pond', [[mina.childId], [mina.childId, leo.childId]])
    await say(mina, 'Hello')
    await post(mina)
    await make()
    expect((await fetchFile(mina)).status).toBe(200)
    await decide(leo.school, { childId: leo.childId, purpose: 'photos_inside', decision: 'refused' })
    expect((await fetchFile(mina)).status).toBe(410)
    expect(await record(mina)).toMatchObject({ state: 'stale' })
    await post(mina, { intent: 'anew' })
    await make()
    expect([...(await unzipped(mina)).keys()].filter(path => /^photos\/[^/]+$/.test(path))).toHaveLength(1)
    await own.change(mina, { mayMessage: false })
    expect(await record(mina)).toMatchObject({ state: 'stale' })
    await post(mina, { intent: 'anew' })
    await make()
    const paths = [...(await unzipped(mina)).keys()]
    expect(paths.filter(path => path.startsWith('messages'))).toEqual([])
  })
})

test('the office has it made for a guardian, which the guardians read; the office does not see it', async () => {
  await everything(own, mina, 'Plain')
  const leo = await own.family('Leo')
  expect((await post(own.office, { intent: 'make', memberId: leo.memberId })).status).toBe(404)
  expect((await post(leo, { intent: 'make', memberId: mina.memberId })).status).toBe(404)
  expect((await post(own.teacher)).status).toBe(403)
  expect((await post(own.office, { intent: 'make', memberId: mina.memberId })).status).toBe(302)
  await make()
  expect(await record(mina)).toMatchObject({ state: 'ready' })
  expect((await fetchFile(own.office)).status).toBe(403)
  const { looks } = await looksAt(mina.school, mina.childId)
  const exports = looks.filter(({ kind }) => kind === 'export')
  // One line for each kind of sensitive data.
  expect(exports.map(({ name }) => name)).toEqual(Array(5).fill('Olga Office'))
})
