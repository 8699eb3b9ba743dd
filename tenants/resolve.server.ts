import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import { statementsOf } from '#db/client.server.ts'
import { schoolDomains, schools } from '#db/schema/platform.ts'
import { brands, moduleSwitches } from '#db/schema/settings.ts'
import { supportGrants } from '#db/schema/support.ts'
import { translationSwitches } from '#db/schema/translation.ts'
import { system, visitor } from './actor.ts'
import { overridesOf } from './billing/overrides.server.ts'
import { onMessage, onMissed } from './bus.server.ts'
import { PromiseCache } from './cache.ts'
import { environment } from './config.server.ts'
import { mainOf } from './domains/state.ts'
import { modulesOn, type Switches } from './entitlements.server.ts'
import { isNotGoing } from './erasure/going.ts'
import { siteOf } from './host.ts'
import { isSchoolKind, kindDefaults } from './kinds.ts'
import { School, type SchoolFacts } from './school.server.ts'

export type BrandRow = typeof brands.$inferSelect

/** Everything about a school that each of its pages needs before the first query. */
export interface ResolvedSchool {
  facts: SchoolFacts
  brand: BrandRow | null
  switches: Switches
  /** Settings of modules as stored; a module reads its own through `settingsOf`. */
  settings: ReadonlyMap<string, Record<string, unknown>>
  modules: readonly string[]
  /** Whom of the vendor it lets in just now (decision 044), for its staff to read; a moment's news, so `until` is to be asked. */
  support: readonly SupportNotice[]
  /** The school has said that its texts may go to a translator; whether there is one, `translation/` knows. */
  lettingTranslate: boolean
  /** Its main domain, while one of its own is in use. */
  mainDomain: string | null
}

/** That support may look into a school. */
export interface SupportNotice {
  /** '' for anybody of support. */
  operatorName: string
  reason: string
  until: Date
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
  const schoolId = await hosts.get(hostname, () =>
    target.site === 'school' ? schoolOfSlug(target.slug) : schoolOfDomain(target.hostname),
  )
  if (!schoolId) return { site: 'unknown' }
  const school = await resolveSchool(schoolId)
  return school ? { site: 'school', school } : { site: 'unknown' }
}

/** A school by id, for jobs and live streams; null when there is none. */
export function resolveSchool(schoolId: string): Promise<ResolvedSchool | null> {
  return resolved.get(schoolId, () => loadSchool(schoolId))
}

const hosts = new PromiseCache<string | null>(20_000, 60_000)
const resolved = new PromiseCache<ResolvedSchool | null>(5_000, 60_000)
onMessage('school', schoolId => {
  resolved.delete(schoolId)
  // A new slug or domain may have been cached as unknown.
  hosts.clear()
})
onMissed(() => {
  resolved.clear()
  hosts.clear()
})

async function schoolOfSlug(slug: string): Promise<string | null> {
  const rows = await statementsOf('platform').select({ id: schools.id }).from(schools).where(eq(schools.slug, slug))
  return rows[0]?.id ?? null
}

async function schoolOfDomain(hostname: string): Promise<string | null> {
  const rows = await statementsOf('platform')
    .select({ id: schoolDomains.schoolId })
    .from(schoolDomains)
    .where(and(eq(schoolDomains.hostname, hostname), isNotNull(schoolDomains.provenAt)))
  return rows[0]?.id ?? null
}

async function loadSchool(schoolId: string): Promise<ResolvedSchool | null> {
  // One that is being erased is as good as gone.
  const rows = await statementsOf('platform')
    .select()
    .from(schools)
    .where(and(eq(schools.id, schoolId), isNotGoing()))
  const row = rows[0]
  if (!row) return null
  const facts = { ...row, overrides: await overridesOf(statementsOf('platform'), row) }
  const [[[brand], switchRows, translation, domains], support] = await Promise.all([
    new School(facts, visitor).read(q =>
      Promise.all([
        q.select().from(brands),
        q.select().from(moduleSwitches),
        q.select({ id: translationSwitches.id }).from(translationSwitches),
        q.select().from(schoolDomains),
      ]),
    ),
    new School(facts, system).read(q =>
      q
        .select({
          operatorName: supportGrants.operatorName,
          reason: supportGrants.reason,
          until: supportGrants.until,
        })
        .from(supportGrants)
        .where(and(isNull(supportGrants.endedAt), gt(supportGrants.until, sql`now()`)))
        .orderBy(desc(supportGrants.until)),
    ),
  ])
  const switches = new Map(switchRows.map(row => [row.moduleId, row.on]))
  return {
    facts,
    brand: brand ?? null,
    switches,
    settings: new Map(switchRows.map(row => [row.moduleId, row.settings])),
    modules: modulesOn(facts, switches, isSchoolKind(facts.kind) ? kindDefaults[facts.kind].modules : []),
    support,
    lettingTranslate: translation.length > 0,
    mainDomain: mainOf(domains)?.hostname ?? null,
  }
}
