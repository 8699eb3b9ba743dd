import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { children, enrolments } from '#db/schema/children.ts'
import { may } from '#tenants/permissions.ts'
import { type Address, allAddresses, filled } from './addresses.ts'
import { asSuperuser } from './database.ts'
import { demoPerson, operator } from './demo.ts'
import { house } from './house.ts'
import { OwnSchool, type Person } from './people.ts'
import { expect, test } from './test.ts'

/*
 * Every page there is, from the product's own list, for whoever may see it: no violation of WCAG 2.2 AA that a machine can find,
 * and nothing to scroll sideways on a phone. Language, width and scheme are combined so that each pair occurs: what fails
 * for all three together only is not known to exist, and half the combinations take half the time.
 */
const combinations = [
  { locale: 'en', phone: true, dark: false },
  { locale: 'en', phone: false, dark: true },
  { locale: 'zh-Hans', phone: true, dark: true },
  { locale: 'zh-Hans', phone: false, dark: false },
] as const
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const pages = allAddresses().filter(each => each.isPage)

for (const address of pages) {
  test(`${address.site}: ${address.path}`, async ({ browserOf }) => {
    const person = await fittingPerson(address)
    const path = await realPath(address)
    test.skip(path === null, 'the demo has nothing at this address')
    for (const locale of ['en', 'zh-Hans'] as const) {
      const page = await browserOf({ locale, ...(person ? { as: person } : {}) })
      const origin = person?.origin ?? originFor(address)
      await page.context().addCookies([{ name: 'locale', value: locale, url: origin }])
      await page.goto(`${origin}${path}`)
      for (const each of combinations.filter(one => one.locale === locale)) await check(page, each)
      await page.context().close()
    }
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
  for (const path of ['/home', '/people', `/people/classes/${own.classId}`, '/albums/new', '/settings']) {
    await page.goto(path)
    await check(page, { phone: true, dark: false })
    if (path === '/people') await expect(page.getByText('Anna-Magdalena 299').first()).toBeAttached()
  }
})

async function check(page: Page, { phone, dark }: { phone: boolean; dark: boolean }): Promise<void> {
  const what = `${page.url()} ${phone ? 390 : 1280} ${dark ? 'dark' : 'light'}`
  await page.setViewportSize(phone ? { width: 390, height: 844 } : { width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  await expect(page.locator('main').first()).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(node => node.html.slice(0, 160)).join('\n')}`,
  )
  expect.soft(found, what).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (phone) expect.soft(overflow, `${what}: scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Who may see the page, a stranger first: entrances look different to those who are in. */
async function fittingPerson({ site, loads }: Address): Promise<Person | null> {
  if (loads === null) throw new Error('A page has a loader with a permission.')
  if (site === 'console') return operator()
  if (site === 'public' || may('visitor', loads)) return null
  for (const [role, who] of [
    ['owner', 'owner'],
    ['teacher', 'teacher'],
    ['guardian', 'parent'],
  ] as const)
    if (may(role, loads)) return demoPerson('sunrise', who)
  throw new Error(`Nobody may ${loads}.`)
}

const originFor = ({ site }: Address) => (site === 'public' ? house.origin : `http://sunrise.localhost:${house.port}`)

/** The address with ids of the demo school in it; null when it has no such row. A secret (token, code) is made up. */
async function realPath(address: Address): Promise<string | null> {
  const ids = new Map<string, string>()
  for (const param of address.params) {
    const id = /Id$/.test(param) ? await someId(param) : 'not-a-real-secret'
    if (id === null) return null
    ids.set(param, id)
  }
  return filled(address.path, param => ids.get(param) ?? '')
}

/** Rows that a page of that parameter shows, where the table is not simply its plural. */
const rowsOf: Record<string, string> = {
  schoolId: `select id from schools where slug = 'sunrise'`,
  childId: `select id from children where school_id = $1 order by first_name`,
  classId: `select id from classes where school_id = $1 order by name`,
  memberId: `select id from members where school_id = $1 and role = 'teacher' order by id`,
  moduleId: `select 'albums' as id`,
}

async function someId(param: string): Promise<string | null> {
  const table = `${param.slice(0, -2)}s`
  return asSuperuser(house.database, async client => {
    const school = await client.query<{ id: string }>(`select id from schools where slug = 'sunrise'`)
    const text = rowsOf[param] ?? `select id from ${table} where school_id = $1 order by id`
    const { rows } = await client.query<{ id: string }>(text, text.includes('$1') ? [school.rows[0]?.id] : [])
    return rows[0]?.id ?? null
  })
}
