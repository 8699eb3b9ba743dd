import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, Fields, TestVisitor } from '#app/platform/test-context.ts'
import { pool } from '#db/client.server.ts'
import { notices } from '#db/schema/notices.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { publish } from '#tenants/bus.server.ts'
import { notices as manifest } from './manifest.ts'
import { paths } from './paths.ts'
import { recordOf } from './responses.server.ts'
import { shownNotice } from './shown.server.ts'
import { type Family, type Person, TestNotices } from './test-notices.ts'

type Route = Partial<
  Record<'loader' | 'action', Parameters<TestVisitor['load']>[0] & Parameters<TestVisitor['act']>[0]>
>
const files = import.meta.glob<Route>('./routes/*.{ts,tsx}')

let own: TestNotices
let family: Family
let noticeId: string
beforeEach(async () => {
  own = await TestNotices.make()
  family = await own.family()
  noticeId = await own.notice({ level: 'sign' })
})

async function route(path: string): Promise<Route> {
  const file = manifest.routes.find(each => each.path === path)?.file
  const load = files[`./${file}`]
  if (!load) throw new Error(`No route at ${path}.`)
  return load()
}
async function get({ visitor }: Person, path: string, params: Record<string, string> = {}): Promise<Answer> {
  const { loader } = await route(path)
  return visitor.load(loader!, `/${path}`, { params })
}
async function post({ visitor }: Person, path: string, params: Record<string, string>, fields: Fields = {}) {
  const { action } = await route(path)
  return visitor.act(action!, fields, `/${path}`, { params })
}
const formOf = (fields: Fields = {}): Fields => ({
  noticeId: randomUUID(),
  title: 'Trip',
  body: 'On Friday.',
  audience: 'chosen',
  classIds: own.bees,
  level: 'sign',
  when: 'now',
  ...fields,
})
const errorsOf = ({ data }: Answer) =>
  (data as { submission: { error: Record<string, string[]>; initialValue: Record<string, unknown> } }).submission

describe('pages', () => {
  test('of somebody else are not there, of the staff not for families', async () => {
    const stranger = await own.family(own.frogs, 'Jonas')
    expect((await get(stranger, 'notices/:noticeId', { noticeId })).status).toBe(404)
    expect((await get(family, 'notices/:noticeId', { noticeId: 'no-id' })).status).toBe(404)
    for (const path of [
      'notices/new',
      'notices/:noticeId/edit',
      'notices/:noticeId/responses',
      'notices/:noticeId/delivery',
      'notices/:noticeId/record',
    ])
      expect((await get(family, path, { noticeId })).status).toBe(403)
    expect((await get(own.otherTeacher, 'notices/:noticeId/responses', { noticeId })).status).toBe(404)
  })

  test('cost one transaction each', async () => {
    const connect = vi.spyOn(pool('school'), 'connect')
    for (const [who, path] of [
      [family, 'notices'],
      [family, 'notices/:noticeId'],
      [own.teacher, 'notices'],
      [own.teacher, 'notices/:noticeId'],
      [own.teacher, 'notices/:noticeId/responses'],
      [own.teacher, 'notices/:noticeId/record'],
      [own.teacher, 'notices/new'],
    ] as const) {
      // Who asks and what is switched on comes from caches, filled by the first.
      await get(who, path, { noticeId })
      connect.mockClear()
      expect((await get(who, path, { noticeId })).status).toBe(200)
      expect(connect.mock.calls.length, path).toBe(1)
    }
    connect.mockRestore()
  })

  test('are gone while the module is off', async () => {
    await own.place.inside.write(tx =>
      tx.insert(moduleSwitches).values({ moduleId: 'notices', on: false, settings: {} }),
    )
    await publish('school', own.place.id)
    for (const path of ['notices', 'notices/:noticeId'])
      expect((await get(family, path, { noticeId })).status).toBe(404)
    expect((await post(family, 'notices/:noticeId/reading', { noticeId }, { version: '1' })).status).toBe(404)
  })
})

describe('writing by its form', () => {
  test.each([
    ['title', { title: ' ' }],
    ['title', { title: 'x'.repeat(121) }],
    ['body', { body: '' }],
    ['body', { body: 'x'.repeat(10_001) }],
    ['audience', { classIds: [] }],
    ['audience', { audience: '' }],
    ['publishAt', { when: 'later' }],
    ['publishAt', { when: 'later', publishAt: '2020-01-01T08:00' }],
    ['publishAt', { when: 'later', publishAt: 'tomorrow' }],
    ['expiresOn', { expiresOn: '2026-02-30' }],
  ] as [string, Fields][])('%s is told what is wrong, and what was typed stays', async (field, fields) => {
    const answer = await post(
      own.teacher,
      'notices/new',
      {},
      formOf({ ...fields, expiresOn: fields.expiresOn ?? '2026-12-24' }),
    )
    expect(answer.status).toBe(422)
    const { error, initialValue } = errorsOf(answer)
    expect(Object.keys(error)).toEqual([field])
    expect(error[field]?.[0]).not.toMatch(/^[a-z_]+\./)
    expect(initialValue.level).toBe('sign')
  })

  test('refused, the whole form comes back: audience, tags, families and files too', async () => {
    const [tagId, mediaId, second] = [randomUUID(), randomUUID(), randomUUID()]
    const typed = {
      title: '',
      body: 'Bring boots.',
      audience: 'chosen',
      classIds: [own.bees, own.frogs],
      tagIds: tagId,
      childIds: [family.childId],
      mediaIds: [mediaId, second],
      level: 'confirm',
      everyGuardian: 'on',
      pinned: 'on',
      expiresOn: '2099-01-02',
      when: 'later',
      publishAt: '2099-01-01T08:00',
    }
    const answer = await post(own.office, 'notices/new', {}, formOf(typed))
    expect(answer.status).toBe(422)
    const { error, initialValue } = errorsOf(answer)
    expect(Object.keys(error)).toEqual(['title'])
    const { title: _empty, ...rest } = typed
    expect(initialValue).toMatchObject({ ...rest, childIds: family.childId })
    expect(await own.place.inside.read(q => q.select().from(notices))).toHaveLength(1)
  })

  test('eleven files are too many; a file of somebody else’s is not there', async () => {
    const many = await post(
      own.teacher,
      'notices/new',
      {},
      formOf({ mediaIds: Array.from({ length: 11 }, randomUUID) }),
    )
    expect([many.status, Object.keys(errorsOf(many).error)]).toEqual([422, ['mediaIds']])
    expect((await post(own.teacher, 'notices/new', {}, formOf({ mediaIds: randomUUID() }))).status).toBe(404)
  })

  test('how many it reaches is counted before it is written, by those who write', async () => {
    const fields = { audience: 'chosen', classIds: own.bees }
    expect((await post(own.teacher, 'notices/reach', {}, fields)).data).toEqual({
      families: 1,
      children: 1,
      unreached: 0,
    })
    expect((await post(family, 'notices/reach', {}, fields)).status).toBe(403)
    const draft = await own.notice({ when: 'draft' })
    expect((await get(own.teacher, 'notices/:noticeId', { noticeId: draft })).data).toMatchObject({
      reach: { families: 1 },
    })
    expect((await get(own.teacher, 'notices/:noticeId', { noticeId })).data).toMatchObject({ reach: null })
  })

  test('ten thousand characters with emoji, right-to-left and script tags are kept as they are', async () => {
    const body = `${'x'.repeat(9_900)} <script>alert(1)</script> שלום 👩‍👩‍👧`
    const id = randomUUID()
    const answer = await post(own.teacher, 'notices/new', {}, formOf({ noticeId: id, body: body.replace(' ', '\r\n') }))
    expect(answer.location).toBe(paths.notice(id))
    expect((await shownNotice(family.school, id)).body).toBe(body.replace(' ', '\n'))
  })

  test('a whole number of hours by the school’s clock schedules it, and the menu cancels it', async () => {
    const id = randomUUID()
    await post(own.teacher, 'notices/new', {}, formOf({ noticeId: id, when: 'later', publishAt: '2099-01-01T08:00' }))
    expect((await get(family, 'notices/:noticeId', { noticeId: id })).status).toBe(404)
    expect((await post(own.teacher, 'notices/:noticeId/unpublication', { noticeId: id })).status).toBe(302)
    expect((await shownNotice(own.teacher.school, id)).opensAt).toBeNull()
    await post(own.teacher, 'notices/:noticeId/publication', { noticeId: id })
    expect((await get(family, 'notices/:noticeId', { noticeId: id })).status).toBe(200)
  })

  test('taken back it offers the way back', async () => {
    const { location } = await post(own.teacher, 'notices/:noticeId/withdrawal', { noticeId })
    expect(location).toBe(paths.list({ withdrawn: noticeId }))
    expect((await get(family, 'notices/:noticeId', { noticeId })).status).toBe(404)
    expect((await get(own.teacher, 'notices/:noticeId/edit', { noticeId })).status).toBe(404)
    await post(own.teacher, 'notices/:noticeId/restoration', { noticeId })
    expect((await get(family, 'notices/:noticeId', { noticeId })).status).toBe(200)
  })
})

describe('answering by its form', () => {
  const fields = async (more: Fields = {}): Promise<Fields> => ({
    versionId: await own.versionOf(family, noticeId),
    childIds: family.childId,
    way: 'drawn',
    mark: 'M10 10L50 60L90 20L140 80L190 30',
    ...more,
  })
  const sign = (more: Fields) => post(family, 'notices/:noticeId/signature', { noticeId }, more)

  test('a drawn and a typed signature are kept', async () => {
    expect((await sign(await fields())).data).toEqual({ kept: true })
    const second = await own.family(own.bees, 'Jonas')
    const typed = {
      versionId: await own.versionOf(second, noticeId),
      childIds: second.childId,
      way: 'typed',
      mark: 'Jo Test',
    }
    expect((await post(second, 'notices/:noticeId/signature', { noticeId }, typed)).data).toEqual({ kept: true })
    expect((await recordOf(own.teacher.school, noticeId)).answers.map(({ way }) => way)).toEqual(['drawn', 'typed'])
  })

  test.each([
    [{ mark: '' }],
    [{ mark: 'M10 10' }],
    [{ mark: 'M10 10L50 60"/><script>' }],
    [{ mark: 'M10 10'.concat('L50 60'.repeat(5_000)) }],
    [{ way: 'typed', mark: ' ' }],
    [{ childIds: [] }],
    [{ versionId: 'newest' }],
  ] as [Fields][])('%o is refused at the field', async more => {
    expect((await sign(await fields(more))).status).toBe(422)
    expect((await recordOf(own.teacher.school, noticeId)).answers).toEqual([])
  })

  test('sent twice it is one signature', async () => {
    const once = await fields()
    const answers = await Promise.all([sign(once), sign(once)])
    expect(answers.map(({ data }) => data)).toEqual([{ kept: true }, { kept: true }])
    const { answers: kept } = await recordOf(own.teacher.school, noticeId)
    expect(kept).toMatchObject([{ way: 'drawn', mark: once.mark }])
  })

  test('signed after it was edited it is refused, and the page has the new text beside what was drawn', async () => {
    const before = await fields()
    await own.edit(own.teacher, noticeId, own.input({ level: 'sign', body: 'Another day.' }))
    const answer = await sign(before)
    expect(answer.status).toBe(422)
    expect(errorsOf(answer).error['']?.[0]).toContain('changed')
    expect(errorsOf(answer).initialValue).toMatchObject({ mark: before.mark, way: 'drawn' })
    const { data } = await get(family, 'notices/:noticeId', { noticeId })
    expect(data).toMatchObject({ notice: { body: 'Another day.', version: 2, children: [{ wanted: true }] } })
    expect((await recordOf(own.teacher.school, noticeId)).answers).toEqual([])
  })

  test('staff do not answer', async () => {
    for (const path of ['signature', 'confirmation', 'reading'] as const)
      expect((await post(own.office, `notices/:noticeId/${path}`, { noticeId }, await fields())).status).toBe(403)
  })
})

test('a notice begun for a reason has words for a class and names nobody; an unknown reason has none', async () => {
  const begun = async (by: Person, about: string) =>
    (await by.visitor.load((await route('notices/new')).loader!, `/notices/new?about=${about}`)).data
  expect(await begun(own.office, 'illness')).toMatchObject({
    notice: { audience: 'chosen', title: expect.stringContaining('Illness'), body: expect.stringContaining('fever') },
  })
  expect(await begun(own.teacher, 'gossip')).toMatchObject({ notice: { title: '', body: '' } })
})
