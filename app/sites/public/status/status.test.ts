import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import type { Refused } from '#app/platform/act.server.ts'
import { publicVisitor, TestVisitor } from '#app/platform/test-context.ts'
import { action as change } from '#app/sites/console/incident.tsx'
import { action as end } from '#app/sites/console/incident-end.ts'
import { action as begin } from '#app/sites/console/new-incident.tsx'
import { loader as queue } from '#app/sites/console/queue.tsx'
import { runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import { statusDays, statusIncidents } from '#db/schema/status.ts'
import { readOperatorLog } from '#tenants/operator-log.server.ts'
import { minuteOf, noteMinute } from '#tenants/status/days.server.ts'
import { shareText } from './share-text.ts'
import { loader } from './status.tsx'

const write = (work: Parameters<typeof runTransaction>[2]) => runTransaction('platform', { readOnly: false }, work)
interface Page {
  standing: { overall: string; components: { component: string; state: string }[] }
  incidents: { id: string; title: string; body: string; endedAt: Date | null }[]
}
const shown = async (language = 'en') =>
  (await publicVisitor().load(loader, '/status', { headers: { 'accept-language': language } })).data as Page
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const typed = (moment: Date) => moment.toISOString().slice(0, 16)

async function operator(): Promise<TestVisitor> {
  const identityId = uuidv7()
  await write(q => q.insert(operators).values({ identityId, role: 'operator' }))
  return new TestVisitor('console.localhost', identityId)
}
const fieldsOf = (incidentId: string) => ({
  incidentId,
  titleEn: 'Photos come late',
  titleZh: '照片处理较慢',
  bodyEn: 'They are kept and will be there by noon.',
  bodyZh: '照片已保存，中午前可以看到。',
  startedAt: typed(minutesAgo(30)),
})

beforeEach(async () => {
  await write(q => q.delete(statusDays))
  await write(q => q.delete(statusIncidents))
})

test('before the first measurement nobody knows; then the page says what is not working', async () => {
  expect((await shown()).standing.overall).toBe('unknown')
  await noteMinute(minuteOf(new Date()), { site: true, work: true, files: false })
  const { standing } = await shown()
  expect(standing.overall).toBe('down')
  expect(standing.components.map(({ component, state }) => `${component} ${state}`)).toEqual([
    'site well',
    'work well',
    'files down',
  ])
})

test('an incident is public at once, in the reader’s language; ended it stays among the past ones', async () => {
  const desk = await operator()
  const id = uuidv7()
  await noteMinute(minuteOf(new Date()), { site: true, work: true, files: true })
  for (let twice = 0; twice < 2; twice++)
    expect((await desk.act(begin, fieldsOf(id))).location).toBe(`/incidents/${id}`)
  const page = await shown()
  expect(page.standing.overall).toBe('incident')
  expect(page.incidents).toMatchObject([{ id, title: 'Photos come late', endedAt: null }])
  expect((await shown('zh-CN')).incidents).toMatchObject([
    { title: '照片处理较慢', body: '照片已保存，中午前可以看到。' },
  ])
  expect(((await desk.load(queue, '/queue')).data as { incidents: number }).incidents).toBe(1)

  const params = { statusIncidentId: id }
  await desk.act(change, { ...fieldsOf(id), bodyEn: 'They are there.' }, '/', { params })
  for (let twice = 0; twice < 2; twice++) await desk.act(end, {}, '/', { params })
  const after = await shown()
  expect(after.standing.overall).toBe('well')
  expect(after.incidents).toMatchObject([{ id, body: 'They are there.' }])
  expect(after.incidents[0]?.endedAt).not.toBeNull()
  const log = (await readOperatorLog({ limit: 20 })).filter(({ detail }) => detail.incident === id)
  expect(log.map(({ action }) => action)).toEqual([
    'incident.ended',
    'incident.saved',
    'incident.saved',
    'incident.saved',
  ])
})

test('one that ended more than ninety days ago is shown no more; one that lasts always is', async () => {
  const days = (count: number) => minutesAgo(count * 24 * 60)
  const words = { titleEn: 'A', titleZh: 'A', bodyEn: 'B', bodyZh: 'B' }
  const [old, late, lasts] = [uuidv7(), uuidv7(), uuidv7()]
  await write(q =>
    q.insert(statusIncidents).values([
      { id: old, ...words, startedAt: days(93), endedAt: days(91) },
      { id: late, ...words, startedAt: days(93), endedAt: days(89) },
      { id: lasts, ...words, startedAt: days(120), endedAt: null },
    ]),
  )
  expect((await shown()).incidents.map(({ id }) => id)).toEqual([lasts, late])
})

test('what is typed wrongly comes back at its field, and nothing is written', async () => {
  const desk = await operator()
  const id = uuidv7()
  const refused = async (fields: Record<string, string>) => {
    const { status, data } = await desk.act(begin, { ...fieldsOf(id), ...fields })
    expect(status).toBe(422)
    return Object.keys((data as Refused).submission?.error ?? {})
  }
  expect(await refused({ titleZh: ' ' })).toEqual(['titleZh'])
  expect(await refused({ startedAt: '2026-02-31T99:00' })).toEqual(['startedAt'])
  expect(await refused({ startedAt: typed(minutesAgo(-60)) })).toEqual(['startedAt'])
  expect(await refused({ endedAt: typed(minutesAgo(60)) })).toEqual(['endedAt'])
  expect((await shown()).incidents).toEqual([])
})

test('a share is never rounded up to all', () => {
  expect(shareText('en', 1)).toBe('100%')
  expect(shareText('en', 0.999_99)).toBe('99.99%')
  expect(shareText('zh-Hans', 0.9876)).toBe('98.76%')
})
