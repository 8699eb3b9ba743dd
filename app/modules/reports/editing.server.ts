import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { behindFor, familyLanguages } from './family-languages.server.ts'
import { headOf } from './reading.server.ts'
import { notePlace, reasonPlace, reportSealer } from './sealed-words.server.ts'
import { noteReportLook } from './sensitive-look.server.ts'
import { shownBody, type Words } from './shown-body.server.ts'
import type { ShownChild, ShownSection, ShownTerm } from './shown-report.ts'
import { openVersion } from './version-row.server.ts'

/** A report that is being written or reviewed, as staff see it. */
export interface EditedReport {
  id: string
  child: ShownChild
  term: ShownTerm
  classId: string
  className: string
  number: number
  edition: number
  state: 'draft' | 'waiting' | 'approved'
  /** Why a lead gave it back. */
  note: string | null
  /** What it corrects, from the second version on. */
  reason: string | null
  sections: ShownSection[]
  /** How many sentences still say what was drafted, in a language that the family reads. */
  asks: number
}

/** The open version of a report. @throws Problem not_found: out of sight, or nothing is open */
export async function editedReport(school: School, reportId: string, words: Words): Promise<EditedReport> {
  const [{ version, body }, sealer] = await Promise.all([openVersion(school, reportId), reportSealer(school)])
  const [head] = await school.read(q => headOf(q, reportId))
  const { report, child, photoId, term, className } = found(head)
  await noteReportLook(school, child.id, body, words.t)
  return {
    id: reportId,
    child: { id: child.id, name: nameOf(child), shortName: shortNameOf(child), photoId },
    ...{ term, classId: report.classId, className, number: version.number, edition: version.edition },
    state: version.state === 'published' ? 'approved' : version.state,
    note: version.noteSealed ? await sealer.open(notePlace(version.id), version.noteSealed) : null,
    reason: version.reasonSealed ? await sealer.open(reasonPlace(version.id), version.reasonSealed) : null,
    sections: await shownBody(school, child.id, body, words),
    asks: behindFor(body, await school.read(q => familyLanguages(q, school, child.id))),
  }
}
