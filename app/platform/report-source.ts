import type { LineChart } from '#app/ui/charts/line-chart.ts'
import type { SensitiveSubject } from '#db/schema/access.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Locale, Translate } from './i18n/translate.ts'

/*
 * What modules contribute to a child's report of a term: statements that stand on records, in every language of the product. A module
 * lists its sections in its manifest (`reportSections`), names them in its messages (`report.<section>`), and exports a function for each
 * as `reportSources` of `report.server.ts`.
 */

/** A record that a statement stands on. */
export interface Evidence {
  /** The table of it. */
  kind: string
  id: string
  /** ISO date. */
  day: string
  /** Where staff can open it. */
  href: string
}
/** At least one: what stands on nothing is not said. */
export type Evidences = readonly [Evidence, ...Evidence[]]

/** How a language says things, with the name that a child is called by. */
export interface Speaker {
  locale: Locale
  t: Translate
  name: string
}

/** One sentence that a rule makes of records. Nothing is said that they do not say. */
export interface Statement {
  /** What it is about, within its section the same each time: by it a draft made later finds the sentence again. */
  about: string
  say: (speaker: Speaker) => string
  evidence: Evidences
  /** It repeats what somebody wrote, in whatever language that is. */
  quoted?: boolean
}

/** A curve as pages and paper draw it, without colours; what is written on it in every language. */
export interface ReportChart {
  lines: Pick<LineChart, 'curves' | 'bands' | 'points' | 'x'>
  words: (speaker: Speaker) => Pick<LineChart, 'alt' | 'xLabel' | 'yLabel'>
  evidence: Evidences
}

/** What a module has to say in a section; of nothing it says nothing. */
export interface ReportPart {
  statements: readonly Statement[]
  /** The oldest first. Whether the family may have each is asked when it is chosen, published and read. */
  photos?: readonly { mediaId: string; evidence: Evidences }[]
  charts?: readonly ReportChart[]
  /** Whoever of the staff opens the section leaves a look. */
  sensitive?: SensitiveSubject
}

/** Whose report, and of which days (ISO dates, both included). */
export interface ReportSpan {
  childId: string
  from: string
  to: string
}

/**
 * Gathers what a report may say. It reads as the school itself, so it takes only what the child's family may see: a report is
 * addressed to them.
 */
export type ReportSource = (
  asked: { school: School; resolved: ResolvedSchool },
  span: ReportSpan,
) => Promise<ReportPart>
export type ReportSources = Record<string, ReportSource>

/** Evidence of rows, or null when there are none. */
export const evidenceOf = <Row>(rows: readonly Row[], one: (row: Row) => Evidence): Evidences | null => {
  const [first, ...rest] = rows.map(one)
  return first ? [first, ...rest] : null
}
