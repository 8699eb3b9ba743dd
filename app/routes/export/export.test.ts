import { createHash, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openConversation } from '#app/modules/messages/opening.server.ts'
import { send } from '#app/modules/messages/sending.server.ts'
import { type Family, TestPortfolio } from '#app/modules/portfolio/test-portfolio.ts'
import { makeSchoolExport } from '#app/platform/export/making.server.ts'
import { TestSchool } from '#app/platform/test-context.ts'
import { runTransaction } from '#db/client.server.ts'
import { accessBrakes } from '#db/schema/access-brakes.ts'
import { schoolExports } from '#db/schema/erasures.ts'
import { auditLog, outbox } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { schools } from '#db/schema/platform.ts'
import { schoolTables } from '#db/school-table.ts'
import { looksAt } from '#tenants/access/access.server.ts'
import { publish } from '#tenants/bus.server.ts'
import { askForExport, cancelExport, exportOf, openExport, tellOfExportJob } from '#tenants/export/asking.server.ts'
import { columnsOf, exportedTables } from '#tenants/export/rows.server.ts'
import { withheldTables } from '#tenants/export/withheld.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { School } from '#tenants/school.server.ts'
import { albumOf, entriesOf, everything } from '../record/test-record.ts'
import { action, loader as page } from './export.tsx'
import { loader as file } from './file.ts'

const signal = { signal: new AbortController().signal }
let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestPortfolio
let mina: Family
let owner: School
let head: Awaited<ReturnType<TestSchool['member']>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())
beforeEach(async () => {
  own = await TestPortfolio.make()
  mina = await own.family('Mina')
  head = await own.place.member('owner', { name: 'Olive Owner' })
  owner = new School(own.place.row, {
    ...{ role: 'owner', memberId: head.memberId, name: 'Olive Owner', locale: null, welcomed: true },
  })
})

const exportId = async () => (await exportOf(owner))?.id ?? ''
async function make(most?: number): Promise<void> {
  await askForExport(owner, { locale: 'en' })
  await makeSchoolExport(own.place.inside, { exportId: await exportId() }, signal, most)
}
/** All archives, unpacked into one folder. */
async function unpacked(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const { part, bytes, sha256 } of (await exportOf(owner))?.volumes ?? []) {
    const zip = await buffer(await (await openExport(owner, part)).open())
    expect([zip.length, createHash('sha256').update(zip).digest('hex')]).toEqual([bytes, sha256])
    for (const [path, content] of entriesOf(zip)) files.set(path, content)
  }
  return files
}
const text = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString('utf8') ?? ''

describe('the folder', () => {
  test('has every child with its photos, every list with sealed words opened, and sums that are right; archives are cut', async () => {
    await everything(own, mina, 'words of Mina')
    await own.family('Leo')
    await albumOf(own, 'Trip', [[mina.childId], [mina.childId]])
    await make(1)
    expect((await exportOf(owner))?.volumes.length).toBeGreaterThan(1)
    const files = await unpacked()
    const paths = [...files.keys()]
    for (const start of [
      'index.html',
      'README.txt',
      'manifest.json',
      'photos/',
      'children/Mina',
      'children/Leo',
      'data/',
    ])
      expect(
        paths.some(path => path.startsWith(start)),
        start,
      ).toBe(true)
    for (const table of exportedTables()) expect(text(files, `data/${table}.csv`), table).toContain('id,')
    expect(text(files, 'data/children.csv')).toContain('Mina')
    expect(text(files, 'data/member_contacts.csv')).toContain(`${mina.memberId}@home.example`)
    expect(text(files, 'data/health_condition_versions.csv')).toContain('words of Mina')
    const sums = text(files, 'sha256sums.txt').trim().split('\n')
    expect(sums).toHaveLength(paths.length - 1)
    for (const line of sums) {
      const [sum = '', path = ''] = line.split('  ')
      expect(
        createHash('sha256')
          .update(files.get(path) ?? '')
          .digest('hex'),
        path,
      ).toBe(sum)
    }
    const manifest = JSON.parse(text(files, 'manifest.json'))
    expect(manifest.counts.children).toBe(2)
    const unread = Object.entries(manifest.tables as Record<string, { unreadable: number }>).filter(
      ([, each]) => each.unreadable > 0,
    )
    expect(unread).toEqual([])
  })

  test('leads from each page to files that are there', async () => {
    await everything(own, mina, 'words')
    await make()
    const files = await unpacked()
    for (const [path, content] of files) {
      if (!path.endsWith('.html')) continue
      for (const [, link = ''] of content.toString('utf8').matchAll(/(?:href|src)="([^"]*)"/g)) {
        const [target = ''] = link.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').split('#')
        if (target === '') continue
        const resolved = decodeURIComponent(new URL(target, `http://x/${encodeURI(path)}`).pathname.slice(1))
        expect(files.has(resolved), `${path} → ${link}`).toBe(true)
      }
    }
  })

  test('holds back what lets somebody in, and what two people say to each other; the manifest says so', async () => {
    const talk = await openConversation(mina.school, { kind: 'direct', about: own.teacher.memberId })
    const hours = { officeHours: false, days: [], from: '08:00', to: '17:00' }
    await send(mina.school, talk, { messageId: randomUUID(), body: 'between the two of us', mediaIds: [] }, hours)
    await make()
    const files = await unpacked()
    for (const [path, content] of files) expect(content.includes('between the two of us'), path).toBe(false)
    const { tables, withheld } = JSON.parse(text(files, 'manifest.json'))
    expect(tables.messages).toMatchObject({ rows: 0, notShown: 1 })
    expect(withheld.tables).toMatchObject({ data_keys: 'key', kiosk_pins: 'secret' })
    for (const table of Object.keys(withheldTables)) expect(files.has(`data/${table}.csv`), table).toBe(false)
  })

  test('knows every table: what is withheld exists, and no column of a secret goes along', () => {
    expect(Object.keys(withheldTables).filter(table => !schoolTables.has(table))).toEqual([])
    const columns = exportedTables().flatMap(table => columnsOf(table).map(column => `${table}.${column}`))
    expect(columns.filter(each => /secret|token|wrapped|pin_hash|code_hash|_index$|password/.test(each))).toEqual([])
  })
})

describe('asking', () => {
  test('twice is once; anew is another; cancelled leaves nothing', async () => {
    await Promise.all([askForExport(owner, { locale: 'en' }), askForExport(owner, { locale: 'en' })])
    expect(await own.place.inside.read(q => q.select().from(schoolExports))).toHaveLength(1)
    const first = await exportId()
    await makeSchoolExport(own.place.inside, { exportId: first }, signal)
    await askForExport(owner, { locale: 'en' })
    expect(await exportId()).toBe(first)
    await askForExport(owner, { locale: 'en', anew: true })
    expect(await exportId()).not.toBe(first)
    await cancelExport(owner)
    await cancelExport(owner)
    expect(await exportOf(owner)).toBeNull()
    await makeSchoolExport(own.place.inside, { exportId: first }, signal)
    expect(await exportOf(owner)).toBeNull()
  })

  test('tells the other owners, is audited, stands in each child’s access log, and stops no account', async () => {
    for (let n = 0; n < 52; n += 1)
      await admitChild(own.place.inside, randomUUID(), { firstName: `C${n}`, lastName: 'Many' }, own.bees)
    const other = await own.place.member('owner')
    await make()
    const jobs = await own.place.inside.read(q =>
      q.select().from(outbox).where(eq(outbox.job, tellOfExportJob)).orderBy(outbox.id),
    )
    expect(jobs.map(({ payload }) => [payload.memberId, payload.ready])).toEqual([
      [other.memberId, false],
      [head.memberId, true],
    ])
    const audited = await own.place.inside.read(q =>
      q.select().from(auditLog).where(eq(auditLog.subjectTable, 'school_exports')),
    )
    expect(audited.length).toBeGreaterThan(0)
    const { looks } = await looksAt(mina.school, mina.childId, { limit: 20 })
    expect(looks.some(({ kind }) => kind === 'export')).toBe(true)
    expect(await own.place.inside.read(q => q.select().from(accessBrakes))).toEqual([])
  }, 120_000)

  test('a run that broke off is followed by one that ends it', async () => {
    await everything(own, mina, 'words')
    await askForExport(owner, { locale: 'en' })
    const stopped = new AbortController()
    stopped.abort()
    const payload = { exportId: await exportId() }
    await expect(makeSchoolExport(own.place.inside, payload, { signal: stopped.signal }, 100)).rejects.toThrow()
    await makeSchoolExport(own.place.inside, payload, signal, 100)
    expect((await exportOf(owner))?.state).toBe('ready')
  })

  test('is over after a week, also where no sweep runs', async () => {
    await make()
    const past = new Date(Date.now() - 8 * 86_400_000)
    await own.place.inside.write(tx => tx.update(media).set({ readyAt: past }).where(eq(media.madeBy, 'export.make')))
    expect(await exportOf(owner)).toBeNull()
  })
})

describe('who', () => {
  test('owners alone: not the office, a teacher, a family, a stranger or another school’s owner, by whatever address', async () => {
    await make()
    const elsewhere = await (await TestSchool.make()).member('owner')
    for (const visitor of [own.office.visitor, own.teacher.visitor, mina.visitor]) {
      expect((await visitor.load(page)).status).toBe(403)
      expect((await visitor.load(file, '/?part=1')).status).toBe(403)
      expect((await visitor.act(action, { intent: 'make' })).status).toBe(403)
    }
    expect((await own.place.stranger.load(file, '/?part=1')).status).toBe(302)
    expect((await elsewhere.load(file, '/?part=1')).status).toBe(404)
    const office = new School(own.place.row, { ...owner.actor, role: 'office', memberId: own.office.memberId })
    expect(await exportOf(office)).toBeNull()
  })

  test('after a sign-in of the last minutes only; a guess of another part finds nothing', async () => {
    await make()
    expect((await head.load(page)).status).toBe(200)
    expect((await head.act(action, { intent: 'anew' })).location).toContain('/sign-in?again=1')
    expect((await head.load(file, '/?part=1')).location).toContain('/sign-in?again=1')
    expect((await head.load(file, '/?part=2')).status).toBe(404)
    expect((await head.act(action, { intent: 'burn' })).status).toBe(422)
  })

  test('of a suspended or closed school as well, whose other pages are shut', async () => {
    for (const state of ['suspended', 'closed'] as const) {
      await runTransaction('platform', { readOnly: false }, q =>
        q.update(schools).set({ state }).where(eq(schools.id, owner.id)),
      )
      await publish('school', owner.id)
      expect((await head.load(page)).status, state).toBe(200)
      expect((await mina.visitor.load(page)).status, state).toBe(403)
      await askForExport(owner, { locale: 'zh-Hans', anew: true })
      await makeSchoolExport(own.place.inside, { exportId: await exportId() }, signal)
      expect((await exportOf(owner))?.state, state).toBe('ready')
    }
  })
})
