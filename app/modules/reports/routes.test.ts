import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { runJobs } from '#workers/run-jobs.ts'
import { action as approve } from './routes/approval.ts'
import { action as draft } from './routes/drafting.ts'
import { loader as editor, action as write } from './routes/edit.tsx'
import { action as publish } from './routes/publication.ts'
import { action as publishAll } from './routes/publication-all.ts'
import { loader as report } from './routes/report.tsx'
import { action as giveBack } from './routes/return.ts'
import { loader as run } from './routes/run.tsx'
import { action as saveTemplate, loader as template } from './routes/settings.tsx'
import { action as sign } from './routes/signature.ts'
import { loader as start } from './routes/start.tsx'
import { action as addTerm, loader as terms } from './routes/terms.tsx'
import { drawnMark, type Family, type Person, TestReports } from './test-reports.ts'

let made: TestReports
let mina: Family
beforeEach(async () => {
  made = await TestReports.make()
  mina = await made.own.family('Mina')
})

const of = (reportId: string) => ({ params: { reportId } })
const edition = async (by: Person, reportId: string) => {
  const { data } = await by.visitor.load(editor, '/', of(reportId))
  return String((data as { report: { edition: number } }).report.edition)
}

describe('terms', () => {
  test('a school without one finds the usual days in the form, and a name taken is refused with what was typed', async () => {
    const { data } = await made.own.teacher.visitor.load(terms, '/reports/terms')
    expect(data).toMatchObject({ terms: [{ name: 'Autumn' }], suggested: { name: expect.stringContaining('term') } })
    const term = { termId: randomUUID(), name: 'Autumn', startsOn: '2026-01-01', endsOn: '2026-02-01' }
    const taken = await made.own.teacher.visitor.act(addTerm, term)
    expect(taken).toMatchObject({
      ...{ status: 422 },
      data: {
        submission: { error: { name: ['There is a term of this name already.'] }, initialValue: { name: 'Autumn' } },
      },
    })
    const wrong = await made.own.teacher.visitor.act(addTerm, { ...term, name: 'Odd', endsOn: '2025-01-01' })
    expect(wrong).toMatchObject({ status: 422, data: { submission: { error: { endsOn: [expect.any(String)] } } } })
    expect((await mina.visitor.act(addTerm, term)).status).toBe(403)
  })
})

describe('from a class to a family', () => {
  test('drafted, written, reviewed, published, read and signed', async () => {
    const { teacher, office } = made.own
    const runId = randomUUID()
    const asked = { runId, classId: made.own.bees, termId: made.termId }
    expect((await teacher.visitor.act(draft, asked)).location).toBe(`/reports/runs/${runId}`)
    await runJobs(made.own.place.inside)
    const progress = await teacher.visitor.load(run, '/', { params: { runId } })
    expect(progress.data).toMatchObject({
      run: { state: 'done', children: [{ state: 'done', reportId: expect.any(String) }] },
    })
    const id = (progress.data as { run: { children: { reportId: string }[] } }).run.children[0]?.reportId ?? ''

    const fields = {
      ...{ edition: await edition(teacher, id), next: 'submit' },
      ...{ 'own[0].id': randomUUID(), 'own[0].sectionId': 'reports.words', 'own[0].text': 'So brave.' },
    }
    expect((await teacher.visitor.act(write, fields, '/', of(id))).location).toBe(`/reports/${id}/edit`)
    const stale = await teacher.visitor.act(write, fields, '/', of(id))
    expect(stale).toMatchObject({
      ...{ status: 422 },
      data: { submission: { initialValue: { own: [{ text: 'So brave.' }] }, error: { '': [expect.any(String)] } } },
    })
    expect((await office.visitor.load(start, '/reports')).data).toMatchObject({ waiting: [{ id }], approved: 0 })
    for (const action of [approve, giveBack, publish])
      expect((await teacher.visitor.act(action, { edition: '1', note: 'x' }, '/', of(id))).status).toBe(403)
    await office.visitor.act(approve, { edition: await edition(office, id) }, '/', of(id))
    const out = await office.visitor.act(publishAll, { classId: made.own.bees, termId: made.termId })
    expect(out.status).toBe(302)
    expect((await mina.visitor.load(start, '/reports')).data).toMatchObject({
      of: 'family',
      reports: [{ id, signed: false }],
    })
    const page = await mina.visitor.load(report, '/', of(id))
    expect(page.data).toMatchObject({ report: { maySign: true, sections: expect.any(Array) }, writes: false })
    const { versionId } = (page.data as { report: { versionId: string } }).report
    const scribble = await mina.visitor.act(sign, { versionId, way: 'drawn', mark: '<svg>' }, '/', of(id))
    expect(scribble.status).toBe(422)
    expect((await mina.visitor.act(sign, { versionId, way: 'drawn', mark: drawnMark }, '/', of(id))).data).toEqual({
      kept: true,
    })
    expect((await teacher.visitor.load(start, '/reports')).data).toMatchObject({
      children: [{ state: 'published', signatures: 1 }],
    })
  })

  test('a draft’s addresses are not there for a guardian, nor for another class’s teacher', async () => {
    const id = await made.draft(mina.childId)
    expect((await mina.visitor.load(report, '/', of(id))).status).toBe(404)
    expect((await mina.visitor.load(editor, '/', of(id))).status).toBe(403)
    expect((await made.own.otherTeacher.visitor.load(report, '/', of(id))).status).toBe(404)
    expect((await made.own.otherTeacher.visitor.load(editor, '/', of(id))).status).toBe(404)
  })
})

describe('the template', () => {
  test('turns sections off, orders them and adds the school’s words to new drafts', async () => {
    const { data } = await made.own.office.visitor.load(template, '/reports/settings')
    const ids = (data as { sections: { id: string }[] }).sections.map(({ id }) => id)
    const fields = Object.fromEntries(
      ids.flatMap((id, index) => [
        [`sections[${index}].id`, id],
        [`sections[${index}].place`, id === 'reports.words' ? '1' : String(index + 2)],
        ...(id === 'albums.photos' ? [] : [[`sections[${index}].on`, 'on']]),
        ...(id === 'reports.words' ? [[`sections[${index}].zh`, '每个孩子都不同。']] : []),
      ]),
    )
    expect((await made.own.office.visitor.act(saveTemplate, fields)).status).toBe(302)
    const { sections } = await made.body(await made.draft(mina.childId))
    expect(sections[0]).toMatchObject({ id: 'reports.words', words: { 'zh-Hans': '每个孩子都不同。' } })
    expect(sections.map(({ id }) => id)).not.toContain('albums.photos')
    expect(sections).toHaveLength(ids.length - 1)
    expect((await made.own.teacher.visitor.act(saveTemplate, fields)).status).toBe(403)
  })
})
