import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { reportVersions } from '#db/schema/reports.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { type Family, type Person, TestPortfolio } from '../portfolio/test-portfolio.ts'
import { beginReport } from './begin.server.ts'
import type { ReportBody } from './body.ts'
import { publishReport } from './publication.server.ts'
import { approveReport, submitReport } from './review.server.ts'
import { openBody, reportSealer } from './sealed-words.server.ts'
import { addTerm } from './terms.server.ts'
import { openVersion } from './version-row.server.ts'

/** For tests: what a browser draws as a signature. */
export const drawnMark = 'M10 10L200 80L300 20'

/** For tests: a school with the portfolio's people and a term around today. */
export class TestReports {
  private constructor(
    readonly own: TestPortfolio,
    readonly termId: string,
  ) {}

  static async make(): Promise<TestReports> {
    const own = await TestPortfolio.make({ country: 'GB', kind: 'kindergarten' })
    const termId = uuidv7()
    const today = own.place.inside.today()
    const near = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
    await addTerm(own.teacher.school, { id: termId, name: 'Autumn', startsOn: near(-60), endsOn: near(60) })
    return new TestReports(own, termId)
  }

  /** Drafts a child's report as the job does. @returns its id */
  async draft(childId: string, by: Person = this.own.teacher): Promise<string> {
    const { inside } = this.own.place
    const resolved = await resolveSchool(inside.id)
    if (!resolved) throw new Error('The school is not there.')
    return beginReport(inside, resolved, { childId, termId: this.termId, classId: this.own.bees, by: by.memberId })
  }

  /** Hands a draft in, lets it out and publishes it. */
  async publish(reportId: string): Promise<{ leftOut: number }> {
    await this.approve(reportId)
    return publishReport(this.own.office.school, reportId)
  }

  /** Hands a draft in and lets it out. */
  async approve(reportId: string): Promise<void> {
    await submitReport(this.own.teacher.school, reportId)
    const { version } = await openVersion(this.own.office.school, reportId)
    await approveReport(this.own.office.school, reportId, version.edition)
  }

  /** What the database has of a version, whoever asks: the newest unless told. */
  async body(reportId: string, number?: number): Promise<ReportBody> {
    const { inside } = this.own.place
    const sealer = await reportSealer(inside)
    const rows = await inside.read(q => q.select().from(reportVersions).where(eq(reportVersions.reportId, reportId)))
    const row = rows
      .toSorted((a, b) => b.number - a.number)
      .find(each => number === undefined || each.number === number)
    if (!row) throw new Error('There is no such version.')
    return openBody(sealer, row)
  }

  /** What a section of the newest version says in a language. */
  async said(reportId: string, sectionId: string, locale: 'en' | 'zh-Hans' = 'en'): Promise<string[]> {
    const { sections } = await this.body(reportId)
    const section = sections.find(({ id }) => id === sectionId)
    return (section?.sentences ?? []).map(({ text }) => text[locale] ?? '')
  }
}

/** For tests: nothing typed yet; what is left out of `sentences` stays. */
export const nothingTyped = (edition: number) => ({ edition, sentences: [], own: [], photos: [] })
/** For tests: a teacher's own words in a section. */
export const ownWordsIn = (sectionId: string, text: string) => ({ id: randomUUID(), sectionId, text })
export type { Family, Person }
