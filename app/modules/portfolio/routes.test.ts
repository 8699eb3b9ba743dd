import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { action as approve } from './routes/approval.ts'
import { loader as child } from './routes/child.tsx'
import { loader as coverage } from './routes/coverage.tsx'
import { action as change, loader as edit } from './routes/edit.tsx'
import { action as fromHome } from './routes/from-home.tsx'
import { loader as blank, action as write } from './routes/new.tsx'
import { loader as observation } from './routes/observation.tsx'
import { action as take } from './routes/observations.ts'
import { loader as review } from './routes/review.tsx'
import { action as saveSettings } from './routes/settings.tsx'
import { action as share } from './routes/sharing.ts'
import { loader as start } from './routes/start.tsx'
import { action as withdraw } from './routes/withdrawal.ts'
import { type Family, seenBy, TestPortfolio, timelineOf } from './test-portfolio.ts'

let own: TestPortfolio
let mina: Family
beforeEach(async () => {
  own = await TestPortfolio.make({ country: 'GB', kind: 'kindergarten' })
  mina = await own.family('Mina')
})

const fields = (more: Record<string, string | readonly string[]> = {}) => ({
  observationId: randomUUID(),
  childIds: mina.childId,
  observedOn: own.place.inside.today(),
  text: 'Hopped on one leg.',
  outcome: 'share',
  ...more,
})

describe('a new observation', () => {
  test('offers the class’s children, the framework of the school’s country and nothing of other classes', async () => {
    await own.family('Fred', own.frogs)
    const { data } = await own.teacher.visitor.load(blank, '/portfolio/new')
    expect(data).toMatchObject({
      faces: [{ name: 'Mina', lacksConsent: false }],
      frameworks: [{ id: 'eyfs', areas: { length: 7 } }],
      reviewed: false,
    })
  })

  test('is written and shown', async () => {
    const sent = fields({ areas: ['eyfs.pd.gross', 'eyfs.pd'] })
    const answer = await own.teacher.visitor.act(write, sent, '/portfolio/new')
    expect(answer.location).toBe(`/portfolio/observations/${sent.observationId}`)
    expect((await seenBy(mina, sent.observationId))?.areas.map(({ term }) => term)).toEqual([
      'eyfs.pd',
      'eyfs.pd.gross',
    ])
  })

  test.each([
    ['without a child', { childIds: [] }, 'childIds', 'Tap at least one child.'],
    ['that says nothing', { text: '  ' }, 'text', 'Write something, or add a photo or a voice note.'],
    ['of a day to come', { observedOn: '2999-01-01' }, 'observedOn', 'This day is still to come.'],
    ['that is too long', { text: 'x'.repeat(5_001) }, 'text', 'That is too long.'],
  ])('%s is refused at the field, with what was typed', async (_what, wrong, field, message) => {
    const sent = fields(wrong)
    const { status, data } = await own.teacher.visitor.act(write, sent, '/portfolio/new')
    expect(status).toBe(422)
    expect(data).toMatchObject({
      submission: { error: { [field]: [message] }, initialValue: { observationId: sent.observationId } },
    })
    expect(await own.row(sent.observationId)).toBeUndefined()
  })

  test('that waited on a device is taken once, and refused with a reason where it is wrong', async () => {
    const sent = fields({ waited: '3600000' })
    for (let tries = 0; tries < 2; tries += 1)
      expect(await own.teacher.visitor.act(take, sent, '/portfolio/observations')).toMatchObject({
        data: { became: 'shared' },
      })
    expect(await timelineOf(mina, mina.childId)).toEqual([sent.observationId])
    const wrong = await own.teacher.visitor.act(take, fields({ observedOn: '2999-01-01' }), '/portfolio/observations')
    expect(wrong).toMatchObject({
      status: 422,
      data: { submission: { error: { observedOn: ['This day is still to come.'] } } },
    })
    expect((await own.otherTeacher.visitor.act(take, fields(), '/portfolio/observations')).status).toBe(404)
    expect((await mina.visitor.act(take, fields(), '/portfolio/observations')).status).toBe(403)
  })

  test('is not a family’s to write, nor to share, review or change', async () => {
    const id = await own.observe([mina.childId], { outcome: 'draft' })
    const at = { params: { observationId: id } }
    const answers = [
      await mina.visitor.act(write, fields(), '/portfolio/new'),
      await mina.visitor.act(share, {}, '/', at),
      await mina.visitor.act(approve, {}, '/', at),
      await mina.visitor.act(change, fields(), '/', at),
      await mina.visitor.load(review, '/portfolio/review'),
      await mina.visitor.load(coverage, '/portfolio/coverage'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
  })
})

test('a draft is not found by its address, by families and by colleagues alike', async () => {
  const id = await own.observe([mina.childId], { outcome: 'draft' })
  for (const { visitor } of [mina, own.otherTeacher])
    expect((await visitor.load(observation, '/', { params: { observationId: id } })).status).toBe(404)
  const shared = await own.observe([mina.childId])
  expect((await own.otherTeacher.visitor.load(edit, '/', { params: { observationId: shared } })).status).toBe(404)
})

test('what a teacher takes back stays before them, to be shared again', async () => {
  const id = await own.observe([mina.childId])
  const at = { params: { observationId: id } }
  expect((await own.teacher.visitor.act(withdraw, {}, '/', at)).location).toBe(`/portfolio/observations/${id}`)
  expect(await seenBy(mina, id)).toBeNull()
  expect((await own.teacher.visitor.load(observation, '/', at)).data).toMatchObject({
    canShare: true,
    canChange: false,
  })
  await own.teacher.visitor.act(share, {}, '/', at)
  expect(await seenBy(mina, id)).not.toBeNull()
})

test('where a lead looks first, the page says so and sharing waits', async () => {
  await own.set({ review: true })
  expect((await own.teacher.visitor.load(blank, '/portfolio/new')).data).toMatchObject({ reviewed: true })
  const sent = fields()
  await own.teacher.visitor.act(write, sent, '/portfolio/new')
  expect((await own.row(sent.observationId))?.state).toBe('waiting')
  expect((await own.office.visitor.load(review, '/portfolio/review')).data).toMatchObject({
    observations: [{ id: sent.observationId }],
  })
  await own.office.visitor.act(approve, {}, '/', { params: { observationId: sent.observationId } })
  expect((await own.row(sent.observationId))?.state).toBe('shared')
})

test('a family with one child begins at its portfolio, and adds from home', async () => {
  expect((await mina.visitor.load(start, '/portfolio')).location).toBe(`/portfolio/children/${mina.childId}`)
  const sent = { observationId: randomUUID(), text: 'Baked bread.' }
  const { location } = await mina.visitor.act(fromHome, sent, '/', { params: { childId: mina.childId } })
  expect(location).toBe(`/portfolio/children/${mina.childId}`)
  const page = await mina.visitor.load(child, '/?from=home', { params: { childId: mina.childId } })
  expect(page.data).toMatchObject({ page: { observations: [{ text: 'Baked bread.', origin: 'home' }] } })
  expect((await own.otherTeacher.visitor.load(child, '/', { params: { childId: mina.childId } })).status).toBe(404)
})

test('a school chooses its frameworks, one at least; what makes no sense in an address is as if it were not there', async () => {
  const settings = { coverageWeeks: '6', review: 'on' }
  expect((await own.office.visitor.act(saveSettings, settings)).data).toMatchObject({
    submission: { error: { frameworks: ['Choose at least one framework.'] } },
  })
  await own.office.visitor.act(saveSettings, { ...settings, frameworks: ['cn36', 'eyfs'] })
  expect((await own.teacher.visitor.load(blank, '/portfolio/new')).data).toMatchObject({
    frameworks: [{ id: 'cn36' }, { id: 'eyfs' }],
    reviewed: true,
  })
  const page = await mina.visitor.load(child, '/?before=x_y&area=%27--&from=moon', {
    params: { childId: mina.childId },
  })
  expect(page.status).toBe(200)
})
