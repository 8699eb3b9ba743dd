import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { statementsOf } from '#db/client.server.ts'
import { schoolDomains, schools } from '#db/schema/platform.ts'
import { brands, moduleSwitches } from '#db/schema/settings.ts'
import { translationSwitches } from '#db/schema/translation.ts'
import { overridesAsJson } from './billing/overrides.server.ts'
import { onMessage, onMissed } from './bus.server.ts'
import { PromiseCache } from './cache.ts'
import { environment } from './config.server.ts'
import { mainOf } from './domains/state.ts'
import { modulesOn, type Switches } from './entitlements.server.ts'
import { isNotGoing } from './erasure/going.ts'
import { siteOf } from './host.ts'
import { isSchoolKind, kindDefaults } from './kinds.ts'
import type { SchoolFacts } from './school.server.ts'

export type BrandRow = typeof brands.$inferSelect

/** Everything about a school that each of its pages needs before the first query. */
export interface ResolvedSchool {
  facts: SchoolFacts
  brand: BrandRow | null
  switches: Switches
  /** Settings of modules as stored; a module reads its own through `settingsOf`. */
  settings: ReadonlyMap<string, Record<string, unknown>>
  modules: readonly string[]
  /** The school has said that its texts may go to a translator; whether there is one, `translation/` knows. */
  lettingTranslate: boolean
  /** Its main domain, while one of its own is in use. */
  mainDomain: string | null
}

export type ResolvedSite =
  | { site: 'public' }
  | { site: 'console' }
  | { site: 'school'; school: ResolvedSchool }
  /** A well-formed host that names nothing of ours. */
  | { site: 'unknown' }

/** Whose site a host is. Cached for a minute, and forgotten at once on every process when it changes. */
export async function resolveSite(hostname: string): Promise<ResolvedSite> {
  const target = siteOf(hostname, environment().ROOT_DOMAIN)
  if (target.site === 'public' || target.site === 'console' || target.site === 'unknown') return target
  const school = await byHost.get(hostname, () =>
    loadSchool(target.site === 'school' ? eq(schools.slug, target.slug) : eq(schools.id, provenBy(target.hostname))),
  )
  return school ? { site: 'school', school } : { site: 'unknown' }
}

/** A school by id, for jobs and live streams; null when there is none. */
export function resolveSchool(schoolId: string): Promise<ResolvedSchool | null> {
  return byId.get(schoolId, () => loadSchool(eq(schools.id, schoolId)))
}

const byHost = new PromiseCache<ResolvedSchool | null>(10_000, 60_000)
const byId = new PromiseCache<ResolvedSchool | null>(5_000, 60_000)
onMessage('school', schoolId => {
  byId.delete(schoolId)
  // A new slug or domain may have been cached as unknown.
  byHost.deleteWhere(school => school === null || school.facts.id === schoolId)
})
onMissed(() => {
  byId.clear()
  byHost.clear()
})

/** A subquery: which school has proven that a domain is its own. */
const provenBy = (hostname: string) =>
  statementsOf('platform')
    .select({ id: schoolDomains.schoolId })
    .from(schoolDomains)
    .where(and(eq(schoolDomains.hostname, hostname), isNotNull(schoolDomains.provenAt)))

/**
 * One statement, by unique indexes alone: a school that nobody has asked for lately costs one round trip. The platform's role may read
 * these few tables of a school's own, in which there is nobody.
 */
async function loadSchool(wanted: SQL): Promise<ResolvedSchool | null> {
  const rows = await statementsOf('platform')
    .select({
      school: schools,
      brand: brands,
      domain: schoolDomains,
      overrides: overridesAsJson,
      switchRows: switchesAsJson,
      lettingTranslate: sql<boolean>`exists (select from ${translationSwitches} where ${translationSwitches.schoolId} = ${schools.id})`,
    })
    .from(schools)
    .leftJoin(brands, eq(brands.schoolId, schools.id))
    .leftJoin(schoolDomains, eq(schoolDomains.schoolId, schools.id))
    // One that is being erased is as good as gone.
    .where(and(wanted, isNotGoing()))
  const [first] = rows
  if (!first) return null
  const { school, brand, overrides, switchRows, lettingTranslate } = first
  const facts = { ...school, overrides: overrides ?? {} }
  const switches = new Map(switchRows?.map(row => [row.moduleId, row.on]))
  return {
    facts,
    brand,
    switches,
    settings: new Map(switchRows?.map(row => [row.moduleId, row.settings])),
    modules: modulesOn(facts, switches, isSchoolKind(facts.kind) ? kindDefaults[facts.kind].modules : []),
    lettingTranslate,
    mainDomain: mainOf(rows.flatMap(({ domain }) => domain ?? []))?.hostname ?? null,
  }
}

type SwitchRow = Pick<typeof moduleSwitches.$inferSelect, 'moduleId' | 'on' | 'settings'>

const switchesAsJson = sql<SwitchRow[] | null>`(
  select json_agg(json_build_object('moduleId', ${moduleSwitches.moduleId}, 'on', ${moduleSwitches.on}, 'settings', ${moduleSwitches.settings}))
  from ${moduleSwitches} where ${moduleSwitches.schoolId} = ${schools.id})`
