import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { guardianships } from '#db/schema/children.ts'
import { liveEvents } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { notifications } from '#db/schema/notifications.ts'
import { relatives } from '#db/schema/relatives.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { acceptInvitation, findInvitation } from '#tenants/identity/invitations.server.ts'
import { addGuardian } from '#tenants/people/guardians.server.ts'
import type { Reach } from '#tenants/people/relatives/relation.ts'
import {
  changeReach,
  endRelative,
  inviteAgain,
  inviteRelative,
  relativesOfChild,
} from '#tenants/people/relatives/relatives.server.ts'
import { childrenSeen } from '#tenants/people/relatives/seen.server.ts'
import { as, everyRight, problemOf } from '#tenants/people/test-people.ts'
import type { LiveAudience, School } from '#tenants/school.server.ts'
import { commentsOn } from './comments.server.ts'
import { feed, readAlbum } from './feed.server.ts'
import { setHeart } from './hearts.server.ts'
import { nameChildren } from './naming.server.ts'
import { publishAlbum } from './publication.server.ts'
import { reactions } from './reactions.server.ts'
import { loader as feedPage } from './routes/feed.tsx'
import { type Family, TestClass } from './test-class.ts'

const all = { comments: true, hearts: true }
let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestClass
let family: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestClass.make()
  family = await own.family()
})
afterAll(() => store.remove())

const host = 'school.example'
const tokenOf = (href: string) => href.split('/').at(-1) ?? ''
const invited = (reach: Reach = 'everything', memberId: string = randomUUID(), by: Family = family) =>
  inviteRelative(by.school, by.childId, memberId, { name: 'Grandma Li', relation: 'grandparent', reach }, host)

/** A relative who has joined, as the domain knows them. */
async function grandma(
  reach: Reach = 'everything',
  by: Family = family,
): Promise<{ school: School; memberId: string }> {
  const identityId = randomUUID()
  const { href } = await invited(reach, randomUUID(), by)
  const memberId = await acceptInvitation(own.place.inside, tokenOf(href), identityId)
  return { memberId, school: as(own.place.inside, 'relative', memberId) }
}

/** An album of two photos of that day, of which the first names the child. */
async function albumNaming(childId: string, happenedOn = own.teacher.school.today()) {
  const draft = await own.draft(2, { happenedOn })
  const [named, other] = draft.items
  await nameChildren(own.teacher.school, draft.id, named!.id, [childId])
  await publishAlbum(own.teacher.school, draft.id, 'now')
  return { id: draft.id, named: named!, other: other! }
}
const itemsSeen = async (school: School) =>
  (await feed(school)).albums.flatMap(({ items }) => items.map(({ id }) => id))

test('a relative sees photos in which the child is named, and nothing else of the school', async () => {
  const neighbour = await own.family(own.bees, 'granted', 'Noa')
  const album = await albumNaming(family.childId)
  await albumNaming(neighbour.childId)
  const { school, memberId } = await grandma()
  expect(await itemsSeen(school)).toEqual([album.named.id])
  expect(await childrenSeen(school)).toMatchObject([{ id: family.childId, name: 'Mina Test' }])
  expect(await problemOf(deliverable(school, album.named.mediaId, 'w320'))).toBe('none')
  expect(await problemOf(deliverable(school, album.other.mediaId, 'w320'))).toBe('not_found')
  expect(await school.read(q => q.select({ id: members.id }).from(members))).toEqual([{ id: memberId }])
  const tables = [
    'guardianships',
    'enrolments',
    'consents',
    'class_staff',
    'notices',
    'conversations',
    'attendance_days',
    'pickup_persons',
  ]
  for (const table of tables)
    expect((await school.read(q => q.execute(`select 1 from ${table}`))).rows, table).toEqual([])
})

test('an album for chosen families reaches the relatives of those families, and no photo whose consent is lacking', async () => {
  const neighbour = await own.family(own.bees, 'granted', 'Noa')
  const ours = await own.album(1, { audience: 'families', childIds: [family.childId] })
  await own.album(1, { audience: 'families', childIds: [neighbour.childId] })
  const { school } = await grandma()
  expect(await itemsSeen(school)).toEqual(ours.items.map(({ id }) => id))
  const both = await albumNaming(family.childId)
  await nameChildren(own.teacher.school, both.id, both.named.id, [family.childId, neighbour.childId])
  expect(await itemsSeen(school)).toContain(both.named.id)
  await own.say(neighbour, 'refused')
  expect(await itemsSeen(school)).not.toContain(both.named.id)
})

test('from the day that the guardian chose; the school may show whole albums', async () => {
  const today = await albumNaming(family.childId)
  const { school, memberId } = await grandma('today')
  const [row] = await own.place.inside.read(q => q.select().from(relatives).where(eq(relatives.memberId, memberId)))
  expect(await itemsSeen(school)).toEqual([today.named.id])
  await own.switchAlbums(true, { relativesSeeClass: true })
  expect(await itemsSeen(school)).toEqual([today.named.id, today.other.id])
  await own.place.inside.write(tx => tx.update(relatives).set({ since: '2999-01-01' }).where(eq(relatives.id, row!.id)))
  expect(await itemsSeen(school)).toEqual([])
  expect(await problemOf(readAlbum(school, today.id))).toBe('not_found')
  expect(await problemOf(changeReach(own.teacher.school, row!.id, 'everything'))).toBe('not_found')
  await changeReach(family.school, row!.id, 'everything')
  expect(await itemsSeen(school)).toEqual([today.named.id, today.other.id])
})

test('gives hearts, neither reads nor writes comments, and is told of new photos that are theirs to see', async () => {
  const { school, memberId } = await grandma()
  const album = await albumNaming(family.childId)
  const unnamed = await own.album(1)
  await setHeart(school, album.named.id, true, all)
  expect((await readAlbum(family.school, album.id)).items).toMatchObject([{ hearts: 1 }, { hearts: 0 }])
  expect(await commentsOn(school, album.named.id, all)).toEqual([])
  for (const { id } of [album, unnamed]) await reactions['albums.published']?.(own.place.inside, { albumId: id })
  const told = await own.place.inside.read(q =>
    q.select().from(notifications).where(eq(notifications.memberId, memberId)),
  )
  expect(told.map(({ subjectId }) => subjectId)).toEqual([album.id])
})

test('is told at once that an album of the child’s class or family changed, and of nothing else that happens', async () => {
  const { school } = await grandma()
  const { inside } = own.place
  const heard = () => school.read(q => q.select({ id: liveEvents.subjectId }).from(liveEvents))
  const tell = async (topic: string, audience: LiveAudience) => {
    const id = randomUUID()
    await inside.write(tx => tx.announce(topic, id, audience))
    return { id }
  }
  const before = await heard()
  const theirs = [
    await tell('albums', { classIds: [own.bees] }),
    await tell('albums', { childIds: [randomUUID(), family.childId] }),
  ]
  await tell('albums', { classIds: [own.frogs] })
  await tell('albums', { classIds: [own.bees], staffOnly: true })
  await tell('attendance', { classIds: [own.bees], childIds: [family.childId] })
  expect((await heard()).slice(before.length)).toEqual(theirs)
  const [row] = await relativesOfChild(family.school, family.childId)
  await endRelative(family.school, row!.id)
  for (const event of theirs) expect(await heard()).not.toContainEqual(event)
})

test('ends with a word of any guardian who decides or of the office, and with the inviting guardian’s right to see', async () => {
  const other = randomUUID()
  await addGuardian(own.place.inside, family.childId, other, {
    name: 'Other parent',
    relation: 'father',
    rights: everyRight,
    contact: {},
  })
  const father = as(own.place.inside, 'guardian', other)
  await albumNaming(family.childId)
  for (const ender of [father, own.office.school]) {
    const { school } = await grandma()
    expect(await itemsSeen(school)).toHaveLength(1)
    const [listed] = await relativesOfChild(ender, family.childId)
    expect(listed).toMatchObject({ name: 'Grandma Li', joined: true, invitedBy: 'Parent of Mina', own: false })
    for (let time = 0; time < 2; time++) await endRelative(ender, listed!.id)
    expect([await itemsSeen(school), await childrenSeen(school)]).toEqual([[], []])
  }
  const { school } = await grandma()
  const see = (maySee: boolean) =>
    own.place.inside.write(tx =>
      tx.update(guardianships).set({ maySee }).where(eq(guardianships.memberId, family.memberId)),
    )
  await see(false)
  expect([await itemsSeen(school), await childrenSeen(school)]).toEqual([[], []])
  await see(true)
  expect(await itemsSeen(school)).toHaveLength(1)
})

test('a link is good once, ended ones are as unknown ones, and eight is the most', async () => {
  const id = randomUUID()
  const [first, again] = [await invited('today', id), await invited('today', id)]
  expect(await relativesOfChild(family.school, family.childId)).toHaveLength(1)
  expect(await findInvitation(own.place.inside, tokenOf(first.href))).toBeNull()
  const [waiting] = await relativesOfChild(family.school, family.childId)
  const newest = await inviteAgain(family.school, waiting!.id, host)
  expect(await findInvitation(own.place.inside, tokenOf(again.href))).toBeNull()
  await endRelative(family.school, waiting!.id)
  expect(await problemOf(acceptInvitation(own.place.inside, tokenOf(newest.href), randomUUID()))).toBe('gone')
  for (let count = 0; count < 8; count++) await invited()
  expect(await problemOf(invited())).toBe('conflict')
})

test('only who decides for the child invites, while the school lets them, and nobody’s member is handed out', async () => {
  const neighbour = await own.family(own.bees, 'granted', 'Noa')
  const foreign = { ...neighbour, childId: family.childId }
  expect(await problemOf(invited('today', randomUUID(), foreign))).toBe('not_found')
  const waiting = randomUUID()
  await own.place.inside.write(tx => tx.insert(members).values({ id: waiting, role: 'owner', name: 'Waiting' }))
  expect(await problemOf(invited('today', waiting))).toBe('not_found')
  await own.place.inside.write(tx =>
    tx.update(guardianships).set({ mayDecide: false }).where(eq(guardianships.memberId, neighbour.memberId)),
  )
  expect(await problemOf(invited('today', randomUUID(), neighbour))).toBe('not_found')
  await own.switchAlbums(true, { relatives: false })
  expect(await problemOf(invited())).toBe('forbidden')
})

test('who is a guardian here already is asked to use another address, and the invitation stays good', async () => {
  const { href } = await invited()
  const [guardian] = await own.place.inside.read(q => q.select().from(members).where(eq(members.id, family.memberId)))
  const identityId = guardian?.identityId ?? ''
  expect(await problemOf(acceptInvitation(own.place.inside, tokenOf(href), identityId))).toBe('conflict')
  expect(await findInvitation(own.place.inside, tokenOf(href))).toMatchObject({ name: 'Grandma Li', role: 'relative' })
})

test('one account may be a relative of several children, each from its own day', async () => {
  const neighbour = await own.family(own.bees, 'granted', 'Noa')
  const identityId = randomUUID()
  const accept = async (by: Family, reach: Reach) =>
    acceptInvitation(own.place.inside, tokenOf((await invited(reach, randomUUID(), by)).href), identityId)
  const [first, second] = [await accept(family, 'everything'), await accept(neighbour, 'today')]
  expect(second).toBe(first)
  const school = as(own.place.inside, 'relative', first)
  expect((await childrenSeen(school)).map(({ name }) => name)).toEqual(['Mina Test', 'Noa Test'])
  const old = await albumNaming(neighbour.childId)
  expect(await itemsSeen(school)).toEqual([old.named.id])
  await own.place.inside.write(tx =>
    tx.update(relatives).set({ since: '2999-01-01' }).where(eq(relatives.childId, neighbour.childId)),
  )
  expect(await itemsSeen(school)).toEqual([])
  const page = await (await own.place.as(first)).load(feedPage)
  expect(page.data).toMatchObject({ albums: [], canPost: false, choices: [{ name: 'Mina' }, { name: 'Noa' }] })
})
