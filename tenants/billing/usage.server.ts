import { count, isNotNull } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { limitsOf } from '../entitlements.server.ts'
import { storageOf } from '../files/storage.server.ts'
import type { Limits } from '../plans.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { activeChildren } from './child-counts.server.ts'

/** How much a school has of what it pays for, and how much its plan holds. Storage in gigabytes of 1e9 bytes. */
export interface Usage {
  used: Pick<Limits, 'children' | 'storageGb' | 'domains'>
  limits: Limits
}

/** Counts at this moment, as the school itself. */
export async function usageOf(school: School): Promise<Usage> {
  const inside = school.asSystem()
  const [{ used }, counted] = await Promise.all([
    storageOf(school),
    inside.read(async q => {
      const [active, [domains]] = await Promise.all([
        activeChildren(q, school.today()),
        q.select({ n: count() }).from(schoolDomains).where(isNotNull(schoolDomains.provenAt)),
      ])
      return { children: active, domains: domains?.n ?? 0 }
    }),
  ])
  return { used: { ...counted, storageGb: used / 1e9 }, limits: limitsOf(school.facts) }
}

/**
 * Refuses more children than the plan holds. Those who are there stay, however many they are. Inside the write that adds them: two that
 * come at once may both fit, and be one too many together.
 * @throws Problem plan_needed
 */
export async function requirePlaces(q: Queries, school: School, more: number): Promise<void> {
  if ((await placesLeft(q, school)) < more) throw new Problem('plan_needed', 'children')
}

/** How many more children the plan holds today; below zero where there are too many already. `q` as the office or the system. */
export const placesLeft = async (q: Queries, school: School): Promise<number> =>
  limitsOf(school.facts).children - (await activeChildren(q, school.today()))
