import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { act, receive } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { allAreas } from '#app/routes.ts'
import { supportGrants, supportLooks } from '#db/schema/support.ts'
import { system } from '#tenants/actor.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { newChild, newClass, newGuardian, newTeacher } from '#tenants/people/test-people.ts'
import { corePermissions, type Permission, siteOfPermission, supportMay } from '#tenants/permissions.ts'
import { allModules } from '#tenants/registry.ts'
import { askIn, enter } from '#tenants/support/visiting.server.ts'

let school: TestSchool
let support: TestVisitor
const ids: Record<string, string> = {}
beforeAll(async () => {
  school = await TestSchool.make({ plan: 'plus' })
  const owner = await school.member('owner')
  ids.classId = await newClass(school.inside)
  ids.childId = await newChild(school.inside, ids.classId)
  ids.memberId = await newTeacher(school.inside, [ids.classId])
  await newGuardian(school.inside, ids.childId)
  const grantId = uuidv7()
  await school.inside.as({ ...system, role: 'owner', memberId: owner.memberId }).write(tx =>
    tx.insert(supportGrants).values({
      id: grantId,
      grantedBy: owner.memberId,
      operatorName: '',
      reason: 'Look',
      until: new Date(Date.now() + 3_600_000),
    }),
  )
  const address = await askIn(await admitOperator(freshEmail(), 'support', 'Sam'), school.id, grantId)
  support = school.stranger
  support.supportToken = await enter(school.row, new URL(address).hash.slice(1))
})

const looks = () => school.inside.read(q => q.select().from(supportLooks))

interface RouteFile {
  loader?: Parameters<TestVisitor['load']>[0]
  action?: Parameters<TestVisitor['act']>[0]
}
const files = import.meta.glob<RouteFile>([
  '/app/routes/**/*.{ts,tsx}',
  '/app/modules/*/routes/**/*.{ts,tsx}',
  '!**/*.test.*',
])
const doors = allAreas()
  .flatMap(area => area.routes)
  .filter(({ file }) => file.startsWith('routes/') || file.startsWith('modules/'))

const permissions = [
  ...Object.keys(corePermissions),
  ...allModules().flatMap(({ id, permissions }) => Object.keys(permissions).map(verb => `${id}:${verb}`)),
]
  .map(each => each as Permission)
  .filter(each => ['school', 'door'].includes(siteOfPermission(each)))

describe('reading only', () => {
  test('no act passes but leaving', async () => {
    const reached: Permission[] = []
    const reach = (permission: Permission) => {
      reached.push(permission)
      return Response.json({})
    }
    for (const permission of permissions) {
      for (const action of [
        act(permission, z.object({}), async () => reach(permission)),
        receive(permission, async () => reach(permission)),
      ]) {
        const { status } = await support.act(action)
        if (!['support:leave', 'door:leave'].includes(permission))
          expect([permission, status]).toEqual([permission, 423])
      }
    }
    expect(new Set(reached)).toEqual(new Set(['support:leave', 'door:leave']))
  })

  test('pages open by what is named, and everything else stays closed', async () => {
    const open: Permission[] = []
    for (const permission of permissions) {
      const { status } = await support.load(load(permission, () => open.push(permission)))
      if (status === 200) expect([permission, supportMay(permission, 'load', false)]).toEqual([permission, true])
      else expect([permission, [302, 403, 404].includes(status)]).toEqual([permission, true])
    }
    expect(open).toEqual(expect.arrayContaining(['home:view', 'people:view', 'school:settings', 'albums:view']))
    for (const closed of [
      /^health:(?!configure)/,
      /^messages:(?!configure)/,
      /^access:/,
      /^record:/,
      /^account:/,
      /^support:grant/,
      /invite$/,
    ])
      expect(open.filter(permission => closed.test(permission))).toEqual([])
  })
})

const sources = import.meta.glob<string>(
  ['/app/routes/**/*.{ts,tsx}', '/app/modules/*/routes/**/*.{ts,tsx}', '!**/*.test.*'],
  { query: '?raw', import: 'default', eager: true },
)
const loads = (file: string) => /export const loader = load\(\s*'([^']+)'/.exec(sources[`/app/${file}`] ?? '')?.[1]

/** Each page there is, as support asks for it: what opens has left a row, and what is closed none. */
test.each(doors.map(({ path, file }) => [`/${path}`, file] as const))('GET %s', async (path, file) => {
  const { loader } = (await files[`/app/${file}`]?.()) ?? {}
  if (!loader) return
  const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, ids[name] ?? uuidv7()]))
  const address = path.replace(/:(\w+)/g, (_whole, name: string) => params[name] ?? '').replace(/\[(.)\]/g, '$1')
  const before = (await looks()).length
  const { status, data } = await support.load(loader, address, { params })
  expect(status, JSON.stringify(data)).toBeLessThan(500)
  // A page that writes in passing would not open.
  expect(status).not.toBe(423)
  const left = (await looks()).slice(before)
  const refused = JSON.stringify(data ?? null).includes('support_closed') || status === 401
  // Icons and the service worker show nothing of anybody.
  if (status === 200) expect(left).toHaveLength(loads(file) === 'site:fetch' ? 0 : 1)
  if (refused) expect(left).toEqual([])
  for (const { route } of left) for (const value of Object.values(params)) expect(route).not.toContain(value)
})

test.each(doors.map(({ path, file }) => [`/${path}`, file] as const))('POST %s', async (path, file) => {
  const { action } = (await files[`/app/${file}`]?.()) ?? {}
  // Its own way out would end the visit that the others need.
  if (!action || ['/support/leave', '/sign-out'].includes(path)) return
  const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, ids[name] ?? uuidv7()]))
  const { status } = await support.act(action, {}, path, { params })
  // What machines of others send is for the vendor's own host, and there alone.
  expect([404, 423]).toContain(status)
  expect(await school.inside.read(q => q.select().from(supportLooks).where(eq(supportLooks.intent, 'act')))).toEqual([])
})
