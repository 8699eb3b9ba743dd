import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { liveStream } from '#app/platform/live.server.ts'
import { contextOf, TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { loader as root } from '#app/root.tsx'
import { loader as home } from '#app/routes/home/home.tsx'
import { loader as children } from '#app/routes/people/children.tsx'
import { action as classAct } from '#app/routes/people/new-class.tsx'
import { action as entry } from '#app/sites/console/entry.ts'
import { runTransaction } from '#db/client.server.ts'
import { classes } from '#db/schema/classes.ts'
import { auditLog } from '#db/schema/events.ts'
import { operators } from '#db/schema/platform.ts'
import { supportGrants, supportVisits } from '#db/schema/support.ts'
import { system, visitor } from '#tenants/actor.ts'
import { environment } from '#tenants/config.server.ts'
import { freshEmail } from '#tenants/identity/test-door.ts'
import { admitOperator } from '#tenants/operators.server.ts'
import { newChild, newClass } from '#tenants/people/test-people.ts'
import { School } from '#tenants/school.server.ts'
import { supportActor, enter as takeTicket } from '#tenants/support/visiting.server.ts'
import { action as end } from './end.ts'
import { action as enter, loader as entering } from './enter.tsx'
import { loader as looks } from './grant.tsx'
import { loader as grants } from './grants.tsx'
import { action as leave } from './leave.ts'
import { action as give, loader as giving } from './new-grant.tsx'

type Member = TestVisitor & { memberId: string }
let school: TestSchool
let owner: Member
beforeEach(async () => {
  school = await TestSchool.make()
  owner = await school.member('owner', { name: 'Olive Owner' })
})

/** An operator at the console, signed in with two proofs. */
async function operator(role: 'operator' | 'support' = 'support') {
  const identityId = await admitOperator(freshEmail(), role, 'Sam of Cubby')
  const browser = new TestVisitor(`console.${environment().ROOT_DOMAIN}`, identityId)
  browser.proofs = { since: new Date(), possible: true }
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(operators).where(eq(operators.identityId, identityId)),
  )
  return { browser, identityId, operatorId: row?.id ?? '' }
}
type Operator = Awaited<ReturnType<typeof operator>>

const grantForm = (more: Record<string, string> = {}) => ({
  grantId: uuidv7(),
  who: 'anybody',
  hours: '4',
  reason: 'The list does not print',
  ...more,
})
async function granted(more: Record<string, string> = {}): Promise<string> {
  const form = grantForm(more)
  expect(await owner.act(give, form)).toMatchObject({ status: 302, location: '/support' })
  return form.grantId
}
const atEntry = ({ browser }: Operator, grantId: string, of = school) =>
  browser.act(entry, { grantId }, '/', { params: { schoolId: of.id } })
const ticketIn = (location: string | null) => new URL(location ?? '').hash.slice(1)
/** A browser of support in the school. */
async function inside(by: Operator, grantId: string): Promise<TestVisitor> {
  const browser = school.stranger
  const answer = await browser.act(enter, { ticket: ticketIn((await atEntry(by, grantId)).location) })
  expect([answer.status, answer.location]).toEqual([302, '/home'])
  browser.supportToken = /support=([^;]+)/.exec(answer.cookies.join())?.[1] ?? null
  return browser
}
const who = async (browser: TestVisitor) => {
  const { data } = await browser.load(root)
  return data as { actor: { name: string } | null; viewing: string | null; support: { reason: string }[] }
}

test('only the head lets support in, with a reason, for some hours, and after a fresh second proof where they have one', async () => {
  for (const role of ['office', 'teacher', 'guardian'] as const) {
    const other = await school.member(role)
    expect((await other.act(give, grantForm())).status).toBe(403)
    expect((await other.load(grants)).status).toBe(403)
  }
  expect((await owner.act(give, grantForm({ reason: ' ' }))).status).toBe(422)
  expect((await owner.act(give, grantForm({ hours: '100' }))).status).toBe(422)
  expect((await owner.act(give, grantForm({ who: uuidv7() }))).status).toBe(422)
  owner.proofs = { since: new Date(Date.now() - 3_600_000), possible: true }
  expect((await owner.load(giving)).data).toMatchObject({ proof: 'again' })
  expect((await owner.act(give, grantForm())).status).toBe(422)
  owner.proofs = { since: new Date(), possible: true }
  const id = await granted()
  // Twice is once.
  expect((await owner.act(give, grantForm({ grantId: id }))).status).toBe(302)
  expect((await owner.load(grants)).data).toMatchObject({
    grants: [{ id, inForce: true, by: 'Olive Owner', looks: 0 }],
  })
})

test('the database keeps it to the head and to seventy-two hours', async () => {
  const office = await school.member('office')
  const actor = { role: 'office', memberId: office.memberId, name: '', locale: null, welcomed: true } as const
  const row = { grantedBy: office.memberId, operatorName: '', reason: 'x', until: new Date(Date.now() + 3_600_000) }
  await expect(new School(school.row, actor).write(tx => tx.insert(supportGrants).values(row))).rejects.toMatchObject({
    code: 'not_found',
  })
  const head = new School(school.row, { ...actor, role: 'owner', memberId: owner.memberId })
  const long = { ...row, grantedBy: owner.memberId, until: new Date(Date.now() + 73 * 3_600_000) }
  await expect(head.write(tx => tx.insert(supportGrants).values(long))).rejects.toThrow()
})

test('support comes in with a ticket from the console, is told where it is, and leaves', async () => {
  const sam = await operator()
  const teacher = await school.member('teacher')
  const guardian = await school.member('guardian')
  const id = await granted()
  const browser = await inside(sam, id)
  expect(await who(browser)).toMatchObject({
    actor: { name: 'Sam of Cubby' },
    viewing: expect.stringContaining('Leave'),
  })
  expect((await browser.load(home, '/home')).status).toBe(200)
  // All who work there are told, and families are not.
  for (const member of [owner, teacher])
    expect((await who(member)).support).toMatchObject([{ reason: 'The list does not print' }])
  expect((await who(guardian)).support).toEqual([])
  const { data } = await owner.load(looks, '/', { params: { supportGrantId: id } })
  expect(data).toMatchObject({
    grant: { visits: 1, looks: 1 },
    looks: [{ route: '/home', intent: 'load', operatorName: 'Sam of Cubby' }],
  })
  expect(await browser.act(leave)).toMatchObject({ status: 302, location: '/support/over' })
  expect((await who(browser)).actor).toBeNull()
})

test('a ticket is good once, for a minute, and at its own school', async () => {
  const sam = await operator()
  const id = await granted()
  const ticket = ticketIn((await atEntry(sam, id)).location)
  const other = await TestSchool.make()
  expect((await other.stranger.act(enter, { ticket })).status).toBe(410)
  expect((await school.stranger.act(enter, { ticket })).status).toBe(302)
  expect((await school.stranger.act(enter, { ticket })).status).toBe(410)
  const late = ticketIn((await atEntry(sam, id)).location)
  await school.inside.write(tx => tx.update(supportVisits).set({ ticketUntil: sql`now() - interval '1 second'` }))
  expect((await school.stranger.act(enter, { ticket: late })).status).toBe(410)
  // Who is signed in stays who they are.
  const again = ticketIn((await atEntry(sam, id)).location)
  expect((await owner.act(enter, { ticket: again })).status).toBe(409)
  expect((await owner.load(entering)).data).toMatchObject({ taken: true })
})

test('nobody comes in without two proofs, without a grant of this school, or by one for somebody else', async () => {
  const sam = await operator()
  const ann = await operator('operator')
  const forAnn = await granted({ who: ann.operatorId })
  expect((await atEntry(sam, forAnn)).status).toBe(404)
  expect(ticketIn((await atEntry(ann, forAnn)).location)).not.toBe('')
  const other = await TestSchool.make()
  expect((await atEntry(ann, forAnn, other)).status).toBe(404)
  ann.browser.proofs = { since: null, possible: true }
  expect((await atEntry(ann, forAnn)).location).toMatch(/^\/sign-in\?again=1/)
  ann.browser.proofs = { since: null, possible: false }
  expect((await atEntry(ann, forAnn)).location).toBe('/account/second-factor')
  const nobody = new TestVisitor(`console.${environment().ROOT_DOMAIN}`, uuidv7())
  expect((await nobody.act(entry, { grantId: forAnn }, '/', { params: { schoolId: school.id } })).status).toBe(404)
})

describe('it is over', () => {
  const isOut = async (browser: TestVisitor) => {
    expect((await who(browser)).actor).toBeNull()
    expect((await browser.load(home, '/home')).status).toBe(302)
  }
  /** What an open page is told: that its stream has ended. */
  async function open(browser: TestVisitor) {
    const address = `http://${school.hostname}/live`
    const answer = await liveStream(new Request(address), await contextOf(browser))
    const reader = answer.body?.getReader()
    await reader?.read()
    return async () => {
      for (;;)
        if ((await reader?.read())?.done !== false)
          return (await liveStream(new Request(address), await contextOf(browser))).status
    }
  }

  test('at once when the head ends it, and an open page hears of it', async () => {
    const id = await granted()
    const browser = await inside(await operator(), id)
    const ended = await open(browser)
    expect(await owner.act(end, {}, '/', { params: { supportGrantId: id } })).toMatchObject({ status: 302 })
    expect(await ended()).toBe(401)
    await isOut(browser)
    expect((await who(owner)).support).toEqual([])
    expect((await owner.act(end, {}, '/', { params: { supportGrantId: id } })).status).toBe(302)
    expect((await owner.act(end, {}, '/', { params: { supportGrantId: uuidv7() } })).status).toBe(404)
  })

  test('a second after its time, whatever a page or a process remembers', async () => {
    const id = await granted()
    const browser = await inside(await operator(), id)
    const actor = await supportActor(school.row, browser.supportToken ?? '')
    const held = new School(school.row, actor ?? visitor)
    const rows = () => held.read(q => q.select().from(supportGrants))
    expect(await rows()).toHaveLength(1)
    await newChild(school.inside, await newClass(school.inside))
    const seen = () => held.read(q => q.execute(sql`select count(*)::int as n from children`))
    expect((await seen()).rows).toEqual([{ n: 1 }])
    await school.inside
      .as({ role: 'owner', memberId: owner.memberId, name: '', locale: null, welcomed: true })
      .write(tx => tx.update(supportGrants).set({ until: sql`now() - interval '1 second'` }))
    // Also in a handle that was made before.
    expect((await seen()).rows).toEqual([{ n: 0 }])
    await isOut(browser)
  })

  test('when its time comes while a page is open', async () => {
    const id = await granted()
    const browser = await inside(await operator(), id)
    await school.inside
      .as({ role: 'owner', memberId: owner.memberId, name: '', locale: null, welcomed: true })
      .write(tx => tx.update(supportGrants).set({ until: sql`now() + interval '700 milliseconds'` }))
    expect(await (await open(browser))()).toBe(401)
  })

  test('for who works for the vendor no longer', async () => {
    const sam = await operator()
    const browser = await inside(sam, await granted())
    await runTransaction('platform', { readOnly: false }, q =>
      q.delete(operators).where(eq(operators.id, sam.operatorId)),
    )
    await isOut(browser)
  })
})

test('what cannot be written down is not shown', async () => {
  const browser = await inside(await operator(), await granted())
  // The visit's row is gone behind its back: the look has nothing to hang on.
  const actor = await supportActor(school.row, browser.supportToken ?? '')
  const context = await contextOf(browser)
  const gone = { ...actor, support: { ...actor?.support, id: uuidv7() } }
  await expect(
    children({
      request: new Request(`http://${school.hostname}/people/children`),
      params: {},
      context: { ...context, actor: async () => gone as NonNullable<typeof actor> },
    }),
  ).rejects.toMatchObject({ init: { status: 404 } })
})

test('it changes things only where the school said so, and the log names it', async () => {
  const sam = await operator()
  const made = { classId: uuidv7(), name: 'Bluebells', schoolYear: '2026/27' }
  const reading = await inside(sam, await granted())
  expect((await reading.act(classAct, made)).status).toBe(423)
  const id = await granted({ mayEdit: 'on' })
  const browser = await inside(sam, id)
  expect((await browser.act(classAct, made)).status).toBe(302)
  const [visit] = await school.inside
    .as({ ...system, role: 'owner', memberId: owner.memberId })
    .read(q => q.select().from(supportVisits).where(eq(supportVisits.grantId, id)))
  const log = await school.inside.read(q => q.select().from(auditLog).where(eq(auditLog.subjectTable, 'classes')))
  expect(log).toMatchObject([{ action: 'insert', actorRole: 'support', actorId: visit?.id }])
  expect(await school.inside.read(q => q.select().from(classes))).toHaveLength(1)
  const { data } = await owner.load(looks, '/', { params: { supportGrantId: id } })
  expect(data).toMatchObject({ looks: [{ intent: 'act', operatorName: 'Sam of Cubby' }] })
})

test('what the school itself does, support does not do through it', async () => {
  const browser = await inside(await operator(), await granted({ mayEdit: 'on' }))
  const actor = await supportActor(school.row, browser.supportToken ?? '')
  const held = new School(school.row, actor ?? visitor)
  expect(held.asSystem().actor).toBe(held.actor)
  await expect(takeTicket(school.row, 'no ticket')).rejects.toMatchObject({ code: 'gone' })
})
