import { sql } from 'drizzle-orm'
import { media } from '#db/schema/media.ts'
import { system } from '../actor.ts'
import { PromiseCache } from '../cache.ts'
import { limitsOf } from '../entitlements.server.ts'
import { Problem } from '../problem.ts'
import { School } from '../school.server.ts'

/** How full a school's folder is, in bytes. */
export interface Storage {
  used: number
  /** What the plan has. */
  allowed: number
}

/** Counts what is stored and what is on its way; deleted files count until they are gone for good. */
export async function storageOf(school: School): Promise<Storage> {
  return {
    used: await counted.get(school.id, () => count(school)),
    allowed: limitsOf(school.facts).storageGb * 1e9,
  }
}

/**
 * Refuses a file that the plan has no room for. To within half a minute's uploads: counting for each of a hundred photos
 * would cost more than a few of them weigh.
 * @throws Problem plan_needed
 */
export async function requireRoom(school: School, bytes: number): Promise<void> {
  const { used, allowed } = await storageOf(school)
  if (used + bytes > allowed) throw new Problem('plan_needed', 'storage')
}

const counted = new PromiseCache<number>(5_000, 30_000)

async function count(school: School): Promise<number> {
  const [row] = await new School(school.facts, system).read(q =>
    q
      .select({
        used: sql<string>`coalesce(sum(${media.storedBytes} + case when ${media.state} in ('receiving', 'waiting', 'working') then ${media.declaredBytes} else 0 end), 0)`,
      })
      .from(media),
  )
  return Number(row?.used ?? 0)
}
