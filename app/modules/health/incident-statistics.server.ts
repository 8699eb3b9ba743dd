import { and, between, ne } from 'drizzle-orm'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { type IncidentKind, type IncidentPlace, isHeadInjury } from './incident.ts'
import { openReport } from './incident-rows.server.ts'
import { lastDayOf } from './month.ts'

/** How many incidents a month had; no names, no days. */
export interface IncidentStatistics {
  total: number
  /** To the head. */
  head: number
  /** A doctor had to do with it. */
  doctor: number
  kinds: { of: IncidentKind; count: number }[]
  places: { of: IncidentPlace; count: number }[]
}

/**
 * Counts a month's incidents, drafts left out. The school itself opens them, as it does to warn: whoever asks reads sums, which
 * say of no child that it had an accident, so this is no look.
 * @param month 2026-05
 */
export async function incidentStatistics(school: School, month: string): Promise<IncidentStatistics> {
  const system = school.asSystem()
  const sealer = await sealFor(system, 'health')
  const rows = await system.read(q =>
    q
      .select({ id: healthIncidents.id, reportSealed: healthIncidents.reportSealed })
      .from(healthIncidents)
      .where(and(between(healthIncidents.day, `${month}-01`, lastDayOf(month)), ne(healthIncidents.state, 'draft'))),
  )
  const reports = await Promise.all(rows.map(row => openReport(sealer, row)))
  const counted = <Of extends string>(values: readonly Of[]) =>
    [...new Set(values)]
      .map(of => ({ of, count: values.filter(each => each === of).length }))
      .sort((one, other) => other.count - one.count || one.of.localeCompare(other.of))
  return {
    total: reports.length,
    head: reports.filter(isHeadInjury).length,
    doctor: reports.filter(({ doctor }) => doctor !== 'none').length,
    kinds: counted(reports.map(({ kind }) => kind)),
    places: counted(reports.map(({ place }) => place)),
  }
}
