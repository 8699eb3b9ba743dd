import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { loader as root } from '#app/root.tsx'
import { loader as announcementPage } from '#app/sites/console/announcement.tsx'
import { action as assign } from '#app/sites/console/assignment.ts'
import { action as close } from '#app/sites/console/closure.ts'
import { action as draft } from '#app/sites/console/new-announcement.tsx'
import { action as publish } from '#app/sites/console/publication.ts'
import { action as reopen } from '#app/sites/console/reopening.ts'
import { action as answer, loader as deskPage } from '#app/sites/console/request.tsx'
import { loader as deskPicture } from '#app/sites/console/request-picture.ts'
import { loader as desk } from '#app/sites/console/requests.tsx'
import { action as withdraw } from '#app/sites/console/withdrawal.ts'
import { runTransaction } from '#db/client.server.ts'
import { helpPictures, helpPosts, helpRequests } from '#db/schema/help.ts'
import { notifications } from '#db/schema/notifications.ts'
import { operatorLog, operators } from '#db/schema/platform.ts'
import { environment } from '#tenants/config.server.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { loader as article } from './article.tsx'
import { loader as help } from './help.tsx'
import { action as ask } from './new-request.tsx'
import { loader as news } from './news.tsx'
import { loader as picture } from './picture.ts'
import { loader as request, action as writeOn } from './request.tsx'
import { action as seen } from './seen.ts'
import { action as settle } from './settlement.ts'

type Member = TestVisitor & { memberId: string }
let school: TestSchool
let office: Member
beforeEach(async () => {
  school = await TestSchool.make({ name: `Oak ${uuidv7()}` })
  office = await school.member('office', { name: 'Olga Office' })
})

async function operator(role: 'operator' | 'support' = 'operator') {
  const identityId = await admitOperator(freshEmail(), role, 'Robin')
  return new TestVisitor(`console.${environment().ROOT_DOMAIN}`, identityId)
}
const platform = <Rows>(read: Parameters<typeof runTransaction<Rows>>[2]) =>
  runTransaction('platform', { readOnly: true }, read)
const asked = (more: Record<string, string | File> = {}) => ({
  requestId: uuidv7(),
  subject: 'The list does not print',
  body: 'It stays white.',
  ...more,
})
const at = (helpRequestId: string, helpPostId = '') => ({ params: { helpRequestId, helpPostId } })
/** A photo with the place where it was taken. */
async function photo(): Promise<File> {
  const bytes = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#4a7' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Secret' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'screen.jpg', { type: 'image/jpeg' })
}

describe('a request to the vendor', () => {
  test('goes out sealed, once however often it is sent, and is answered in help and in the list of who asked', async () => {
    const form = asked()
    for (let time = 0; time < 2; time++)
      expect(await office.act(ask, form)).toMatchObject({ status: 302, location: `/help/requests/${form.requestId}` })
    const rows = await platform(q => q.select().from(helpRequests).where(eq(helpRequests.schoolId, school.id)))
    const posts = await platform(q => q.select().from(helpPosts).where(eq(helpPosts.requestId, form.requestId)))
    expect([rows.length, posts.length]).toEqual([1, 1])
    expect(JSON.stringify([rows, posts])).not.toMatch(/print|white|Olga/)

    const robin = await operator('support')
    const list = await robin.load(desk, `/requests?q=${encodeURIComponent(school.row.name)}`)
    expect(list.data).toMatchObject({ rows: [{ id: form.requestId, subject: 'The list does not print' }] })
    const words = { postId: uuidv7(), body: 'Please try again now.' }
    for (let time = 0; time < 2; time++)
      expect((await robin.act(answer, words, '/', at(form.requestId))).status).toBe(302)
    expect((await robin.load(deskPage, '/', at(form.requestId))).data).toMatchObject({
      request: {
        state: 'answered',
        assigned: { name: 'Robin' },
        posts: [{ author: 'Olga Office' }, { fromVendor: true }],
      },
    })
    expect((await office.load(request, '/', at(form.requestId))).data).toMatchObject({
      request: {
        state: 'answered',
        posts: [{ fromVendor: false }, { author: 'Robin', body: 'Please try again now.' }],
      },
    })
    const told = await school.inside.read(q => q.select().from(notifications))
    expect(told).toMatchObject([{ kind: 'help.answered', memberId: office.memberId, subjectId: form.requestId }])
  })

  test('waits again when the school writes on, and is closed and opened by either side, each written down', async () => {
    const { requestId, ...words } = asked()
    await office.act(ask, { requestId, ...words })
    const robin = await operator()
    const [me] = await platform(q =>
      q
        .select()
        .from(operators)
        .where(eq(operators.identityId, robin.identityId ?? '')),
    )
    const state = async () =>
      ((await office.load(request, '/', at(requestId))).data as { request: { state: string } }).request.state
    expect((await robin.act(assign, { operatorId: me?.id ?? '' }, '/', at(requestId))).status).toBe(302)
    await robin.act(answer, { postId: uuidv7(), body: 'Done.' }, '/', at(requestId))
    expect(await state()).toBe('answered')
    await office.act(writeOn, { postId: uuidv7(), body: 'Not quite.' }, '/', at(requestId))
    expect(await state()).toBe('open')
    await robin.act(close, {}, '/', at(requestId))
    await robin.act(close, {}, '/', at(requestId))
    expect(await state()).toBe('closed')
    await robin.act(reopen, {}, '/', at(requestId))
    expect(await state()).toBe('open')
    expect((await office.act(settle, {}, '/', at(requestId))).location).toBe('/help')
    expect(await state()).toBe('closed')
    const log = await platform(q => q.select().from(operatorLog).where(eq(operatorLog.schoolId, school.id)))
    expect(log.map(({ action }) => action).sort()).toEqual([
      'request.answered',
      'request.assigned',
      'request.closed',
      'request.reopened',
    ])
    for (const { detail } of log) expect(detail).toEqual({ request: requestId })
  })

  test('is the school’s alone, and a teacher’s own', async () => {
    const { requestId, ...words } = asked()
    await office.act(ask, { requestId, ...words })
    const teacher = await school.member('teacher')
    const stranger = await (await TestSchool.make()).member('owner')
    for (const other of [teacher, stranger]) {
      expect((await other.load(request, '/', at(requestId))).status).toBe(404)
      expect((await other.act(writeOn, { postId: uuidv7(), body: 'Mine.' }, '/', at(requestId))).status).toBe(404)
      expect((await other.act(settle, {}, '/', at(requestId))).status).toBe(404)
    }
    const own = asked()
    await teacher.act(ask, own)
    expect((await teacher.load(request, '/', at(own.requestId))).status).toBe(200)
    expect((await office.load(request, '/', at(own.requestId))).status).toBe(200)
    const guardian = await school.member('guardian')
    expect((await guardian.act(ask, asked())).status).toBe(403)
    expect((await guardian.load(help)).data).toMatchObject({ desk: null, ask: { messages: expect.any(Boolean) } })
  })

  test('takes a picture along that shows nothing but itself, and refuses what is none', async () => {
    const form = asked({ picture: await photo() })
    expect((await office.act(ask, form)).status).toBe(302)
    const shown = await office.load(picture, '/', at(form.requestId, form.requestId))
    const { format, width, exif } = await sharp(shown.data as Buffer).metadata()
    expect([format, width, exif]).toEqual(['webp', 1600, undefined])
    const robin = await operator('support')
    expect((await robin.load(deskPicture, '/', at(form.requestId, form.requestId))).data).toEqual(shown.data)
    const [row] = await platform(q => q.select().from(helpPictures).where(eq(helpPictures.postId, form.requestId)))
    expect(row?.bytesSealed.slice(0, 40)).not.toContain('RIFF')
    // Another request's address does not lead to it.
    const other = asked()
    await office.act(ask, other)
    expect((await office.load(picture, '/', at(other.requestId, form.requestId))).status).toBe(404)
    for (const content of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'no picture'])
      expect(
        (await office.act(ask, asked({ picture: new File([content], 'screen.png', { type: 'image/png' }) }))).status,
      ).toBe(422)
    expect((await office.act(ask, asked({ body: ' ' }))).status).toBe(422)
  })
})

describe('what is new', () => {
  const written = (more: Record<string, string | string[]> = {}) => ({
    announcementId: uuidv7(),
    titleEn: `New ${uuidv7()}`,
    titleZh: '新功能',
    bodyEn: 'It can do more.',
    bodyZh: '功能更多。',
    schools: school.row.slug,
    ...more,
  })
  const of = (announcementId: string) => ({ params: { announcementId } })
  const titles = async (member: TestVisitor) =>
    ((await member.load(news)).data as { news: { title: string; unseen: boolean }[] }).news.map(({ title, unseen }) => [
      title,
      unseen,
    ])
  const dot = async (member: TestVisitor) => {
    const { data } = (await member.load(root)) as { data: { nav: { id: string; count: number }[] } }
    return data.nav.find(({ id }) => id === 'help')?.count
  }

  test('is read by whom it is for, from its moment until it is withdrawn, with a dot until it was read', async () => {
    const robin = await operator()
    const teacher = await school.member('teacher')
    const chinese = await school.member('office', { locale: 'zh-Hans' })
    const form = written()
    const id = form.announcementId
    expect(await robin.act(draft, form)).toMatchObject({ status: 302, location: `/announcements/${id}` })
    expect((await robin.load(announcementPage, '/', of(id))).data).toMatchObject({
      standing: 'draft',
      reach: { count: 1 },
    })
    const mine = async (member: TestVisitor) =>
      (await titles(member)).filter(([title]) => title === form.titleEn || title === '新功能')
    expect(await mine(teacher)).toEqual([])
    await robin.act(publish, { at: '2999-01-01T00:00' }, '/', of(id))
    expect(await mine(teacher)).toEqual([])
    await robin.act(publish, {}, '/', of(id))
    expect(await mine(teacher)).toEqual([[form.titleEn, true]])
    expect(await mine(chinese)).toEqual([['新功能', true]])
    expect(await dot(teacher)).toBeGreaterThan(0)
    for (let time = 0; time < 2; time++) expect((await teacher.act(seen)).status).toBe(200)
    expect(await dot(teacher)).toBe(0)
    expect(await mine(teacher)).toEqual([[form.titleEn, false]])
    expect(await mine(chinese)).toEqual([['新功能', true]])
    const elsewhere = await (await TestSchool.make()).member('owner')
    expect(await mine(elsewhere)).toEqual([])
    expect((await (await school.member('guardian')).load(news)).status).toBe(403)
    await robin.act(withdraw, {}, '/', of(id))
    expect(await mine(chinese)).toEqual([])
  })

  test('takes both languages, countries and schools that there are, and an operator', async () => {
    const robin = await operator()
    const wrongs: Record<string, string>[] = [
      { titleZh: ' ' },
      { bodyEn: '' },
      { countries: 'GB, ZZ' },
      { schools: 'nobody-here' },
    ]
    for (const wrong of wrongs) expect((await robin.act(draft, written(wrong))).status).toBe(422)
    const support = await operator('support')
    expect((await support.act(draft, written())).status).toBe(403)
    const form = written({ plans: ['plus', 'trial'], kinds: 'nursery', countries: 'gb，cn', locales: ['en'] })
    expect((await robin.act(draft, form)).status).toBe(302)
    expect((await robin.load(announcementPage, '/', of(form.announcementId))).data).toMatchObject({
      values: {
        plans: ['plus', 'trial'],
        kinds: ['nursery'],
        countries: 'GB, CN',
        locales: ['en'],
        schools: school.row.slug,
      },
    })
    expect((await robin.act(publish, {}, '/', of(uuidv7()))).status).toBe(404)
  })
})

describe('articles', () => {
  const found = async (member: TestVisitor, path: string, headers = {}) =>
    ((await member.load(help, path, { headers })).data as { articles: { id: string }[] }).articles.map(({ id }) => id)

  test('are those of one’s role and of modules that are on, found by every word in the reader’s language', async () => {
    const guardian = await school.member('guardian')
    expect(await found(guardian, '/help')).toEqual(expect.arrayContaining(['photos-and-consent']))
    expect(await found(guardian, '/help')).not.toEqual(expect.arrayContaining(['admit-a-child']))
    expect((await found(office, '/help')).length).toBeGreaterThan(7)
    expect(await found(office, '/help?q=COURT+parents')).toEqual(['change-guardians-rights'])
    expect(await found(office, '/help?q=zebra')).toEqual([])
    const chinese = await school.member('office', { locale: 'zh-Hans' })
    expect(await found(chinese, '/help?q=%E6%B3%95%E9%99%A2')).toEqual(['change-guardians-rights'])
    const read = (articleId: string) => ({ params: { articleId } })
    expect((await guardian.load(article, '/', read('admit-a-child'))).status).toBe(404)
    expect((await guardian.load(article, '/', read('photos-and-consent'))).status).toBe(200)
    await school.set('albums', {}, false)
    expect((await office.load(article, '/', read('post-photos'))).status).toBe(404)
  })
})
