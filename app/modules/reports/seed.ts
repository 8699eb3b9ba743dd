import { v7 as uuidv7 } from 'uuid'
import type { School } from '#tenants/school.server.ts'
import { beginCorrection } from './correction.server.ts'
import { publishReport } from './publication.server.ts'
import { approveReport, submitReport } from './review.server.ts'
import { beginRun, readRun } from './run.server.ts'
import { addTerm } from './terms.server.ts'
import { openVersion } from './version-row.server.ts'
import { writeVersion } from './writing.server.ts'

export interface ReportsSeed {
  termId: string
  runId: string
  /** Of the term. */
  name: string
  classId: string
  childIds: readonly string[]
  /** The teacher's own words, by the children's order: a report with such is published, the last one waits for a lead. */
  words: readonly string[]
  /** What the last published one is being corrected for. */
  correction: string
  /** Has the school's jobs done, which draft the reports. */
  jobsDone: (school: School) => Promise<unknown>
}

/** A class's reports of a term as a teacher and a lead would have made them, by the same functions. */
export async function seedReports(owner: School, teacher: School, seed: ReportsSeed): Promise<void> {
  const { termId, runId, name, classId, childIds, words, correction, jobsDone } = seed
  const today = owner.today()
  const startsOn = new Date(Date.parse(today) - 60 * 86_400_000).toISOString().slice(0, 10)
  await addTerm(owner, { id: termId, name, startsOn, endsOn: today })
  await beginRun(teacher, { runId, classId, termId })
  await jobsDone(owner)
  const { children } = await readRun(teacher, runId)
  for (const [index, text] of words.entries()) {
    const reportId = children.find(({ id }) => id === childIds[index])?.reportId
    if (!reportId) continue
    await handIn(teacher, reportId, text)
    if (index === words.length - 1) continue
    await approveReport(owner, reportId, (await openVersion(owner, reportId)).version.edition)
    await publishReport(owner, reportId)
    if (index === words.length - 2) await beginCorrection(teacher, reportId, correction)
  }
}

/** Adds a teacher's words to a draft and hands it in. */
async function handIn(teacher: School, reportId: string, text: string): Promise<void> {
  const { version, body } = await openVersion(teacher, reportId)
  const photos = body.sections.flatMap(section => section.photos.filter(({ shown }) => shown).map(each => each.mediaId))
  const own = [{ id: uuidv7(), sectionId: 'reports.words', text }]
  const locale = teacher.facts.locale === 'zh-Hans' ? 'zh-Hans' : 'en'
  await writeVersion(teacher, reportId, { edition: version.edition, sentences: [], own, photos }, locale)
  await submitReport(teacher, reportId)
}
