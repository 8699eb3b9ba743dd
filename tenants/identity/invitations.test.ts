import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { children, guardianships } from '#db/schema/children.ts'
import { invitations, joinCodes } from '#db/schema/invitations.ts'
import { members } from '#db/schema/members.ts'
import { insertSchool } from '#db/test-school.ts'
import { type Actor, visitor } from '../actor.ts'
import { onMessage } from '../bus.server.ts'
import { readOutbox } from '../mail/outbox.server.ts'
import { actorIn } from '../membership.server.ts'
import { addGuardian } from '../people/guardians.server.ts'
import { School } from '../school.server.ts'
import { ensureIdentity } from './identities.server.ts'
import {
  acceptInvitation,
  findInvitation,
  invite,
  inviteByMail,
  waitingInvitations,
  withdrawInvitation,
} from './invitations.server.ts'
import { groupedJoinCode, newJoinCode, readJoinCode } from './join-code.ts'
import { findJoinCode, join, joinCodesFor, revokeJoinCodes } from './join-codes.server.ts'
import { freshEmail, testLetterhead } from './test-door.ts'

const host = 'sunrise.localhost'
const allRights = { maySee: true, mayMessage: true, mayPickUp: true, mayDecide: true, mayPay: true }
const guardian = { name: 'Lin Wei', relation: 'mother', locale: 'zh-Hans' } as const

async function openSchool(): Promise<{ school: School; childId: string }> {
  const facts = await insertSchool()
  const owner: Actor = { role: 'owner', memberId: uuidv7(), name: 'Ada', locale: null, welcomed: true }
  const school = new School(facts, owner)
  const childId = uuidv7()
  await school.asSystem().write(async tx => {
    await tx.insert(members).values({ id: owner.memberId ?? '', role: 'owner', name: 'Ada' })
    await tx.insert(children).values({ id: childId, firstName: '小明', lastName: '王' })
  })
  return { school, childId }
}

async function waitingMember(school: School, childId: string, email?: string): Promise<string> {
  return addGuardian(school, childId, uuidv7(), {
    name: 'Wang Fang',
    relation: 'mother',
    rights: allRights,
    contact: { email },
  })
}

const tokenOf = (href: string) => href.split('/').at(-1) ?? ''

test('a waiting member is taken up by whoever holds the link, once and for good', async () => {
  const { school, childId } = await openSchool()
  const memberId = await waitingMember(school, childId)
  const { href } = await invite(school, memberId, host)
  expect(href).toMatch(/^http:\/\/sunrise\.localhost:3000\/invitation\/[\w-]{22}$/)
  const identityId = await ensureIdentity(freshEmail())
  expect((await actorIn(school.facts, identityId)).role).toBe('visitor')
  expect(await findInvitation(school.as(visitor), tokenOf(href))).toMatchObject({
    memberId,
    name: 'Wang Fang',
    role: 'guardian',
  })
  expect(await acceptInvitation(school.as(visitor), tokenOf(href), identityId)).toBe(memberId)
  expect(await actorIn(school.facts, identityId)).toMatchObject({ role: 'guardian', memberId })
  expect(await acceptInvitation(school.as(visitor), tokenOf(href), identityId)).toBe(memberId)
})

test('a used, withdrawn, expired, replaced, foreign or invented link is gone, all the same', async () => {
  const { school, childId } = await openSchool()
  const other = (await openSchool()).school
  const identityId = await ensureIdentity(freshEmail())
  const linkFor = async () => tokenOf((await invite(school, await waitingMember(school, childId), host)).href)
  const used = await linkFor()
  await acceptInvitation(school, used, await ensureIdentity(freshEmail()))
  const withdrawn = await invite(school, await waitingMember(school, childId), host)
  await withdrawInvitation(school, withdrawn.invitationId)
  const late = await invite(school, await waitingMember(school, childId), host)
  await school.write(tx =>
    tx
      .update(invitations)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(invitations.id, late.invitationId)),
  )
  const again = await waitingMember(school, childId)
  const replaced = await invite(school, again, host)
  await invite(school, again, host)
  const elsewhere = await linkFor()
  const tries = [
    [school, used],
    [school, tokenOf(withdrawn.href)],
    [school, tokenOf(late.href)],
    [school, tokenOf(replaced.href)],
    [other, elsewhere],
    [school, 'AAAAAAAAAAAAAAAAAAAAAA'],
  ] as const
  for (const [where, token] of tries) {
    expect(await findInvitation(where, token)).toBeNull()
    await expect(acceptInvitation(where, token, identityId)).rejects.toMatchObject({ code: 'gone', status: 410 })
  }
  expect((await actorIn(school.facts, identityId)).role).toBe('visitor')
})

test('two who open the same link at once: one becomes the member, the other is told it is gone', async () => {
  const { school, childId } = await openSchool()
  const memberId = await waitingMember(school, childId)
  const token = tokenOf((await invite(school, memberId, host)).href)
  const two = await Promise.all([ensureIdentity(freshEmail()), ensureIdentity(freshEmail())])
  const outcomes = await Promise.allSettled(two.map(identityId => acceptInvitation(school, token, identityId)))
  expect(outcomes.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('only the hash of a link is kept, and only the office may invite', async () => {
  const { school, childId } = await openSchool()
  const memberId = await waitingMember(school, childId)
  const { href } = await invite(school, memberId, host)
  const rows = await school.read(q => q.select().from(invitations))
  expect(JSON.stringify(rows)).not.toContain(tokenOf(href))
  const teacher: Actor = { role: 'teacher', memberId: uuidv7(), name: 'T', locale: null, welcomed: true }
  await expect(invite(school.as(teacher), memberId, host)).rejects.toMatchObject({ code: 'forbidden' })
})

test('somebody who has joined cannot be invited again', async () => {
  const { school, childId } = await openSchool()
  const memberId = await waitingMember(school, childId)
  await acceptInvitation(
    school,
    tokenOf((await invite(school, memberId, host)).href),
    await ensureIdentity(freshEmail()),
  )
  await expect(invite(school, memberId, host)).rejects.toMatchObject({ code: 'conflict' })
})

test('an invitation by mail goes to the address on record, in the school’s name', async () => {
  const { school, childId } = await openSchool()
  const email = freshEmail()
  const memberId = await waitingMember(school, childId, email)
  expect(await inviteByMail(school, memberId, testLetterhead, host)).toBe('sent')
  const [mail] = await readOutbox(email)
  expect(mail?.subject).toBe('Test School invites you')
  const token = /\/invitation\/([\w-]{22})/.exec(mail?.text ?? '')?.[1] ?? ''
  expect(await findInvitation(school, token)).toMatchObject({ memberId })
  expect(await waitingInvitations(school)).toMatchObject([{ memberId, name: 'Wang Fang' }])
  expect(await inviteByMail(school, await waitingMember(school, childId), testLetterhead, host)).toBe('no_address')
})

test('a parent entered twice keeps one membership and has both children', async () => {
  const { school, childId } = await openSchool()
  const sister = uuidv7()
  await school.write(tx => tx.insert(children).values({ id: sister, firstName: '小红', lastName: '王' }))
  const [first, second] = [await waitingMember(school, childId), await waitingMember(school, sister)]
  const identityId = await ensureIdentity(freshEmail())
  await acceptInvitation(school, tokenOf((await invite(school, first, host)).href), identityId)
  expect(await acceptInvitation(school, tokenOf((await invite(school, second, host)).href), identityId)).toBe(first)
  const rights = await school.read(q =>
    q.select({ childId: guardianships.childId }).from(guardianships).where(eq(guardianships.memberId, first)),
  )
  expect(rights.map(row => row.childId).sort()).toEqual([childId, sister].sort())
})

test('a membership that was taken up is told to every process', async () => {
  const { school, childId } = await openSchool()
  const told: string[] = []
  const stop = onMessage('member', schoolId => void told.push(schoolId))
  await acceptInvitation(
    school,
    tokenOf((await invite(school, await waitingMember(school, childId), host)).href),
    await ensureIdentity(freshEmail()),
  )
  stop()
  expect(told).toContain(school.id)
})

test('each guardian of a child has a code of their own, and printing again gives the same ones', async () => {
  const { school, childId } = await openSchool()
  const codes = await joinCodesFor(school, [childId])
  expect(codes.map(each => each.guardianNumber)).toEqual([1, 2])
  expect(new Set(codes.map(each => each.code)).size).toBe(2)
  expect(await joinCodesFor(school, [childId])).toEqual(codes)
  const rows = await school.read(q => q.select().from(joinCodes))
  for (const { code } of codes) expect(JSON.stringify(rows)).not.toContain(code)
})

test('a code makes its holder a guardian of that child, once', async () => {
  const { school, childId } = await openSchool()
  const [first, second] = await joinCodesFor(school, [childId])
  const identityId = await ensureIdentity(freshEmail())
  const typed = ` ${groupedJoinCode(first?.code ?? '')
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')} `
  expect(await findJoinCode(school.as(visitor), typed)).toEqual({ childId, childName: '小明' })
  const memberId = await join(school.as(visitor), typed, identityId, guardian)
  expect(await actorIn(school.facts, identityId)).toMatchObject({
    role: 'guardian',
    memberId,
    name: 'Lin Wei',
    locale: 'zh-Hans',
    welcomed: false,
  })
  expect(await join(school, first?.code ?? '', identityId, guardian)).toBe(memberId)
  await expect(join(school, first?.code ?? '', await ensureIdentity(freshEmail()), guardian)).rejects.toMatchObject({
    code: 'gone',
  })
  const father = await ensureIdentity(freshEmail())
  expect(await join(school, second?.code ?? '', father, { ...guardian, relation: 'father' })).not.toBe(memberId)
})

test('two who type the same code at once: one joins', async () => {
  const { school, childId } = await openSchool()
  const [first] = await joinCodesFor(school, [childId])
  const two = await Promise.all([ensureIdentity(freshEmail()), ensureIdentity(freshEmail())])
  const outcomes = await Promise.allSettled(two.map(each => join(school, first?.code ?? '', each, guardian)))
  expect(outcomes.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an expired, revoked, foreign or mistyped code is gone, all the same', async () => {
  const { school, childId } = await openSchool()
  const other = (await openSchool()).school
  const [first] = await joinCodesFor(school, [childId])
  const identityId = await ensureIdentity(freshEmail())
  await expect(join(other, first?.code ?? '', identityId, guardian)).rejects.toMatchObject({ code: 'gone' })
  await revokeJoinCodes(school, childId)
  for (const code of [first?.code ?? '', newJoinCode(), 'UUUUU', '']) {
    expect(await findJoinCode(school, code)).toBeNull()
    await expect(join(school, code, identityId, guardian)).rejects.toMatchObject({ code: 'gone' })
  }
  expect((await joinCodesFor(school, [childId])).map(each => each.code)).not.toContain(first?.code)
})

test('a code of a child who has left joins nobody any more', async () => {
  const { school, childId } = await openSchool()
  const [first] = await joinCodesFor(school, [childId])
  await school.write(tx => tx.update(children).set({ leftOn: '2026-01-31' }).where(eq(children.id, childId)))
  expect(await findJoinCode(school, first?.code ?? '')).toBeNull()
  const identityId = await ensureIdentity(freshEmail())
  await expect(join(school, first?.code ?? '', identityId, guardian)).rejects.toMatchObject({ code: 'gone' })
})

test('a guardianship that the office has ended does not come back by a code', async () => {
  const { school, childId } = await openSchool()
  const [first, second] = await joinCodesFor(school, [childId])
  const identityId = await ensureIdentity(freshEmail())
  const memberId = await join(school, first?.code ?? '', identityId, guardian)
  await school.write(tx =>
    tx.update(guardianships).set({ endedAt: new Date() }).where(eq(guardianships.memberId, memberId)),
  )
  await expect(join(school, second?.code ?? '', identityId, guardian)).rejects.toMatchObject({ code: 'gone' })
})

test('a teacher sees codes of their own classes’ children only', async () => {
  const { school, childId } = await openSchool()
  const memberId = uuidv7()
  await school.write(tx => tx.insert(members).values({ id: memberId, role: 'teacher', name: 'T' }))
  const teacher = school.as({ role: 'teacher', memberId, name: 'T', locale: null, welcomed: true })
  expect(await joinCodesFor(teacher, [childId])).toEqual([])
})

test('join codes are read as people write them', () => {
  expect(readJoinCode('7k2qm 4xt9c')).toBe('7K2QM4XT9C')
  expect(readJoinCode('oil00-OIL11')).toBe('0110001111')
  expect(readJoinCode('7K2QM4XT9U')).toBeNull()
  expect(readJoinCode('7K2QM4XT9')).toBeNull()
  for (let each = 0; each < 50; each++) expect(newJoinCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
})
