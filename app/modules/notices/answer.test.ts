import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { noticeAnswers } from '#db/schema/notices.ts'
import { confirmNotice, signNotice } from './answer.server.ts'
import { recordOf, responses } from './responses.server.ts'
import { shownNotice } from './shown.server.ts'
import { type Family, TestNotices } from './test-notices.ts'

const drawn = { way: 'drawn', mark: 'M10 10L50 60L90 20' } as const
let own: TestNotices
beforeEach(async () => {
  own = await TestNotices.make()
})

const sign = async (family: Family, noticeId: string, versionId?: string, childIds = [family.childId]) =>
  signNotice(
    family.school,
    noticeId,
    { versionId: versionId ?? (await own.versionOf(family, noticeId)), childIds },
    drawn,
  )
const rows = () => own.place.inside.read(q => q.select().from(noticeAnswers))
const wanted = async ({ school }: Family, noticeId: string) =>
  (await shownNotice(school, noticeId)).children.map(child => child.wanted)

describe('signing', () => {
  test('is kept with name, time and the hash of the very text, which anybody can compute again', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ level: 'sign' })
    expect(await sign(family, noticeId)).toBe('kept')
    const text = [noticeId, 1, 'Trip to the pond', 'On Friday we walk to the pond.'].join('\n')
    const { answers, versions } = await recordOf(own.teacher.school, noticeId)
    expect(answers).toMatchObject([
      {
        signer: 'Parent of Mina',
        childName: 'Mina Test',
        hash: createHash('sha256').update(text).digest('hex'),
        ...drawn,
      },
    ])
    expect(versions[0]?.hash).toBe(answers[0]?.hash)
    expect(Date.now() - Date.parse(answers[0]?.at ?? '')).toBeLessThan(60_000)
  })

  test('twice is once, and the first one stays', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ level: 'sign' })
    const versionId = await own.versionOf(family, noticeId)
    const twice = await Promise.all([sign(family, noticeId, versionId), sign(family, noticeId, versionId)])
    expect(twice).toEqual(['kept', 'kept'])
    await signNotice(
      family.school,
      noticeId,
      { versionId, childIds: [family.childId] },
      { way: 'typed', mark: 'Somebody Else' },
    )
    expect(await rows()).toHaveLength(1)
    expect((await recordOf(own.office.school, noticeId)).answers).toMatchObject([drawn])
  })

  test('after it was edited is refused, changes nothing, and works with the new text', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ level: 'sign' })
    const before = await own.versionOf(family, noticeId)
    await own.edit(own.teacher, noticeId, own.input({ level: 'sign', body: 'On Monday we walk.' }))
    expect(await sign(family, noticeId, before)).toBe('edited')
    expect(await rows()).toEqual([])
    expect(await sign(family, noticeId)).toBe('kept')
  })

  test('while it is being edited is either before or after, never of a text that nobody saw', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ level: 'sign' })
    const before = await own.versionOf(family, noticeId)
    const [outcome] = await Promise.all([
      sign(family, noticeId, before),
      own.edit(own.teacher, noticeId, own.input({ level: 'sign', body: 'On Monday we walk.' })),
    ])
    expect(await rows()).toHaveLength(outcome === 'kept' ? 1 : 0)
    for (const row of await rows()) expect(row.versionId).toBe(before)
    expect(await wanted(family, noticeId)).toEqual([true])
  })

  test('again is asked after a change, and the old signature stays beside the old text', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ level: 'sign' })
    await sign(family, noticeId)
    await own.edit(own.teacher, noticeId, own.input({ level: 'sign', pinned: true }))
    expect(await wanted(family, noticeId)).toEqual([false])
    await own.edit(own.teacher, noticeId, own.input({ level: 'sign', body: 'On Monday we walk.' }))
    expect(await wanted(family, noticeId)).toEqual([true])
    await sign(family, noticeId)
    const { versions, answers } = await recordOf(own.office.school, noticeId)
    expect(versions.map(({ number, body }) => [number, body])).toEqual([
      [2, 'On Monday we walk.'],
      [1, 'On Friday we walk to the pond.'],
    ])
    expect(answers.map(({ number }) => number)).toEqual([1, 2])
    expect(answers[0]?.hash).not.toBe(answers[1]?.hash)
  })

  test('needs the right to decide; whoever only sees may read', async () => {
    const reader = await own.family(own.bees, 'Mina', { mayDecide: false })
    const noticeId = await own.notice({ level: 'sign' })
    await expect(sign(reader, noticeId)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await shownNotice(reader.school, noticeId)).toMatchObject({ children: [{ may: false, wanted: false }] })
    const confirming = await own.notice({ level: 'confirm' })
    const versionId = await own.versionOf(reader, confirming)
    expect(await confirmNotice(reader.school, confirming, { versionId, childIds: [reader.childId] })).toBe('kept')
  })

  test('is refused the second after the right was withdrawn, by the database as well', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ level: 'sign' })
    const versionId = await own.versionOf(family, noticeId)
    const hash = (await shownNotice(family.school, noticeId)).versions[0]?.hash ?? ''
    await own.change(family, { mayDecide: false })
    await expect(sign(family, noticeId, versionId)).rejects.toMatchObject({ code: 'forbidden' })
    const answer = { noticeId, versionId, childId: family.childId, memberId: family.memberId, signerName: 'x', hash }
    await expect(
      family.school.write(tx => tx.insert(noticeAnswers).values({ ...answer, kind: 'signed' })),
    ).rejects.toMatchObject({ code: 'not_found' })
    await own.change(family, { endedAt: new Date() })
    await expect(sign(family, noticeId, versionId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await rows()).toEqual([])
  })

  test('is for own children that the notice is for, not for others', async () => {
    const [family, other] = [await own.family(), await own.family(own.bees, 'Jonas')]
    const elsewhere = await own.sibling(family, own.frogs, 'Lea')
    const noticeId = await own.notice({ level: 'sign' })
    for (const childId of [other.childId, elsewhere])
      await expect(sign(family, noticeId, undefined, [childId])).rejects.toMatchObject({ code: 'not_found' })
    expect(await rows()).toEqual([])
  })

  test('once for brothers and sisters', async () => {
    const family = await own.family()
    const sibling = await own.sibling(family, own.bees, 'Lea')
    const noticeId = await own.notice({ level: 'sign' })
    await sign(family, noticeId, undefined, [family.childId, sibling])
    expect((await responses(own.office.school, noticeId)).progress).toEqual({ done: 2, total: 2 })
  })

  test('by one guardian is enough, unless every guardian is asked', async () => {
    const mother = await own.family()
    const father = await own.guardian(mother.childId, 'Father')
    const [one, every] = [await own.notice({ level: 'sign' }), await own.notice({ level: 'sign', everyGuardian: true })]
    await sign(mother, one)
    await sign(mother, every)
    expect([await wanted(father, one), await wanted(father, every)]).toEqual([[false], [true]])
    const done = async (noticeId: string) => (await responses(own.office.school, noticeId)).progress.done
    expect([await done(one), await done(every)]).toEqual([1, 0])
    await sign(father, every)
    expect(await done(every)).toBe(1)
  })

  test('shows the other guardian that it is signed, but not the hand', async () => {
    const mother = await own.family()
    const father = await own.guardian(mother.childId, 'Father')
    const noticeId = await own.notice({ level: 'sign' })
    await sign(mother, noticeId)
    expect((await shownNotice(father.school, noticeId)).answers).toMatchObject([
      { signer: 'Parent of Mina', mine: false },
    ])
    const marks = async (family: Family) => (await recordOf(family.school, noticeId)).answers.map(({ mark }) => mark)
    expect([await marks(father), await marks(mother)]).toEqual([[null], [drawn.mark]])
  })

  test('ends with the last day', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ level: 'sign', expiresOn: '2026-01-31' })
    expect(await sign(family, noticeId)).toBe('over')
    expect(await shownNotice(family.school, noticeId)).toMatchObject({ over: true, title: 'Trip to the pond' })
    const today = await own.notice({ level: 'sign', expiresOn: family.school.today() })
    expect(await sign(family, today)).toBe('kept')
  })

  test('is not asked by a notice to be read or confirmed', async () => {
    const family = await own.family()
    for (const level of ['read', 'confirm'] as const) {
      const noticeId = await own.notice({ level })
      await expect(sign(family, noticeId)).rejects.toMatchObject({ code: 'conflict' })
    }
  })
})
