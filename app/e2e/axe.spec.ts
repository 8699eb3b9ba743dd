import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { children, enrolments } from '#db/schema/children.ts'
import { originOf } from '#tenants/config.server.ts'
import { actorIn } from '#tenants/membership.server.ts'
import { may } from '#tenants/permissions.ts'
import { resolveSite } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { type Address, allAddresses, filled } from './addresses.ts'
import { asSuperuser } from './database.ts'
import { demoPerson, operator } from './demo.ts'
import { hostOf, house } from './house.ts'
import { startedKiosk } from './kiosks.ts'
import { OwnSchool, type Person } from './people.ts'
import { expect, test } from './test.ts'
import { violationsOn } from './violations.ts'

/*
 * Every page there is, from the product's own list, for whoever may see it: no violation of WCAG 2.2 AA that a machine can find,
 * and nothing to scroll sideways on a phone. Language, width and scheme are combined so that each pair occurs: what fails
 * for all three together only is not known to exist, and half the combinations take half the time.
 */
const combinations = {
  en: [
    { phone: true, dark: false },
    { phone: false, dark: true },
  ],
  'zh-Hans': [
    { phone: true, dark: true },
    { phone: false, dark: false },
  ],
} as const
/** Pages that one browser visits one after the other; more, and a processor of two would wait for the other at the end. */
const pagesATest = 8
test.describe.configure({ mode: 'parallel' })

const readers = ['passer-by', 'stranger', 'operator', 'owner', 'teacher', 'parent', 'kiosk'] as const
type Reader = (typeof readers)[number]
const pages = allAddresses().filter(each => each.isPage)

for (const reader of readers) {
  const addresses = pages.filter(each => readerOf(each) === reader)
  for (let first = 0; first < addresses.length; first += pagesATest)
    for (const locale of ['en', 'zh-Hans'] as const)
      test(`${reader}, ${locale}, pages from ${first + 1}`, async ({ browserOf, expectComplaints }) => {
        // What is nobody's secret, or only there for those who build Cubby, has a page that says so.
        expectComplaints(/status of (404|410)/)
        const { person, origin } = await signedIn(reader)
        const page = await browserOf({ locale, ...(person ? { as: person } : {}) })
        await page.context().addCookies([{ name: 'locale', value: locale, url: origin }])
        if (reader === 'kiosk') await page.context().addCookies([await demoKiosk(origin)])
        // There and back, so that a browser changes its size once a page.
        const ways = [combinations[locale], combinations[locale].toReversed()]
        for (const [at, address] of addresses.slice(first, first + pagesATest).entries())
          await test.step(address.path, async () => {
            await page.goto(`${origin}${await realPath(address)}`)
            for (const each of ways[at % 2] ?? []) await check(page, each)
          })
      })
}

test('a long school name and three hundred children fit on a phone', async ({ browserOf }) => {
  const own = await OwnSchool.found('Donaudampfschifffahrtsgesellschaftskapitänskindergarten am Rosengarten')
  const ids = Array.from({ length: 300 }, () => uuidv7())
  await own.inside.write(async tx => {
    await tx.insert(children).values(
      ids.map((id, index) => ({
        id,
        firstName: `Anna-Magdalena ${index}`,
        lastName: 'Müller-Lüdenscheidt von und zu Hohenstein',
      })),
    )
    await tx
      .insert(enrolments)
      .values(ids.map(childId => ({ childId, classId: own.classId, startsOn: own.inside.today() })))
  })
  const page = await browserOf({ as: own.owner })
  for (const path of [
    '/home',
    '/people',
    `/people/classes/${own.classId}`,
    '/albums/new',
    '/notices/new',
    '/settings',
  ]) {
    await page.goto(path)
    await check(page, { phone: true, dark: false })
    if (path === '/people') await expect(page.getByText('Anna-Magdalena 299').first()).toBeAttached()
  }
})

async function check(page: Page, { phone, dark }: { phone: boolean; dark: boolean }): Promise<void> {
  const what = `${page.url()} ${phone ? 390 : 1280} ${dark ? 'dark' : 'light'}`
  await look(page, { phone, dark })
  await expect(page.locator('main').first()).toBeVisible()
  const found = await violationsOn(page)
  expect.soft(found, what).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (phone) expect.soft(overflow, `${what}: scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Gives the page's window that size and scheme, unless it has them. */
async function look(page: Page, { phone, dark }: { phone: boolean; dark: boolean }): Promise<void> {
  const width = phone ? 390 : 1280
  const scheme = dark ? 'dark' : 'light'
  const has = await page.evaluate(() => ({
    width: innerWidth,
    scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  }))
  // Both at once, as each by itself has every element styled anew.
  await Promise.all([
    has.width !== width && page.setViewportSize({ width, height: phone ? 844 : 900 }),
    has.scheme !== scheme && page.emulateMedia({ colorScheme: scheme }),
  ])
}

/** Who may see the page, a stranger first: entrances look different to those who are in. */
function readerOf({ site, loads }: Address): Reader {
  if (loads === null) throw new Error('A page has a loader with a permission.')
  if (site === 'console') return 'operator'
  if (site === 'public') return 'passer-by'
  if (may('visitor', loads)) return 'stranger'
  if (may('owner', loads)) return 'owner'
  if (may('teacher', loads)) return 'teacher'
  if (may('guardian', loads)) return 'parent'
  if (may('kiosk', loads)) return 'kiosk'
  throw new Error(`Nobody may ${loads}.`)
}

async function signedIn(reader: Reader): Promise<{ person: Person | null; origin: string }> {
  if (reader === 'passer-by') return { person: null, origin: house.origin }
  if (reader === 'stranger' || reader === 'kiosk') return { person: null, origin: originOf(hostOf('sunrise')) }
  const person = await (reader === 'operator' ? operator() : demoPerson('sunrise', reader))
  return { person, origin: person.origin }
}

/** The address with ids of the demo school in it. A secret (token, code) is made up. */
async function realPath(address: Address): Promise<string> {
  const ids = new Map<string, string>()
  for (const param of address.params) ids.set(param, /Id$/.test(param) ? await someId(param) : 'not-a-real-secret')
  return filled(address.path, param => ids.get(param) ?? '')
}

/** Rows that a page of that parameter shows, where the table is not simply its plural. */
const rowsOf: Record<string, string> = {
  schoolId: `select id from schools where slug = 'sunrise'`,
  // The demo's parent sees this one of all.
  childId: `select id from children where school_id = $1 order by first_name <> 'Leo', first_name`,
  classId: `select id from classes where school_id = $1 order by name`,
  memberId: `select id from members where school_id = $1 and role = 'teacher' order by id`,
  moduleId: `select 'albums' as id`,
  // What two people say to each other is not the owner's to read.
  conversationId: `select id from conversations where school_id = $1 and kind <> 'direct' order by kind, id`,
  callId: `select id from urgent_calls where school_id = $1 order by id`,
  rollCallId: `select id from attendance_roll_calls where school_id = $1 order by id`,
  yearId: `select id from school_years where school_id = $1 order by id`,
  changeId: `select id from year_changes where school_id = $1 order by id`,
  kioskCardId: `select id from kiosk_cards where school_id = $1 order by id`,
  // A sheet is its asker's alone, and the demo's owner has asked for none: one that is being made.
  mediaId: `insert into media (id, school_id, uploaded_by, upload_key, use, state, made_by)
    select gen_random_uuid(), $1, id, 'axe-' || gen_random_uuid(), 'attachments', 'waiting', 'people.join-sheet'
    from members where school_id = $1 and role = 'owner' limit 1 returning id`,
  conditionId: `select id from health_conditions where school_id = $1 order by id`,
  incidentId: `select id from health_incidents where school_id = $1 order by state <> 'draft', id`,
  orderId: `select id from health_medication_orders where school_id = $1 order by id`,
  doseId: `select id from health_doses where school_id = $1 and kind = 'given' order by id`,
  measurementId: `select id from health_measurements where school_id = $1 order by id`,
  // One that families read and that is being corrected: it has both pages.
  reportId: `select r.id from reports r join report_versions v on v.school_id = r.school_id and v.report_id = r.id
    where r.school_id = $1 and r.published is not null and v.state <> 'published' order by r.id`,
  runId: `select id from report_runs where school_id = $1 order by id`,
  articleId: `select 'let-support-in' as id`,
  helpRequestId: `select id from help_requests where school_id = $1 order by id`,
  announcementId: `select id from announcements order by id`,
  // Of the vendor, whose disturbances are no part of the demo.
  statusIncidentId: `insert into status_incidents (id, title_en, title_zh, body_en, body_zh, started_at)
    values (gen_random_uuid(), 'Photos come late', '照片处理较慢', 'They are kept.', '照片已保存。', now()) returning id`,
  // The demo's head has let nobody in yet: one whose hours are over. The audit log asks for whom it is.
  supportGrantId: `insert into support_grants (id, school_id, operator_name, reason, granted_by, until)
    select gen_random_uuid(), $1::uuid, '', 'Photos did not show on the kiosk.', id, now() - interval '1 day'
    from members, (select set_config('app.school_id', $1::text, true)) as of_school
    where school_id = $1::uuid and role = 'owner' limit 1 returning id`,
  // The one whose page says what goes off.
  plan: `select 'free' as id`,
  // The demo's owner owns one school: from here on the other one as well. The audit log asks for whom it is.
  siteId: `with there as (select id, set_config('app.school_id', id::text, true) from schools where slug = 'qinghe'),
      own as (select identity_id, name from members where school_id = $1 and role = 'owner' order by id limit 1),
      made as (insert into members (id, school_id, identity_id, role, name, welcomed_at)
        select gen_random_uuid(), there.id, own.identity_id, 'owner', own.name, now() from there, own
        where not exists (select from members m where m.school_id = there.id and m.identity_id = own.identity_id))
    select id from there`,
  messageReportId: `select id from message_reports where school_id = $1 order by id`,
}

/** The cookie of a device that the demo's owner has made a kiosk of a class. */
async function demoKiosk(origin: string) {
  const { identityId } = await demoPerson('sunrise', 'owner')
  const site = await resolveSite(hostOf('sunrise'))
  if (site.site !== 'school') throw new Error('There is no demo.')
  const owner = new School(site.school.facts, await actorIn(site.school.facts, identityId))
  return (await startedKiosk(owner, await someId('classId'), origin)).cookie
}

async function someId(param: string): Promise<string> {
  const table = `${param.slice(0, -2)}s`
  return asSuperuser(house.database, async client => {
    const school = await client.query<{ id: string }>(`select id from schools where slug = 'sunrise'`)
    const text = rowsOf[param] ?? `select id from ${table} where school_id = $1 order by id`
    const { rows } = await client.query<{ id: string }>(text, text.includes('$1') ? [school.rows[0]?.id] : [])
    const id = rows[0]?.id
    if (!id) throw new Error(`The demo has nothing for ${param}.`)
    return id
  })
}
