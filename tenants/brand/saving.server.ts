import { sql } from 'drizzle-orm'
import { brands } from '#db/schema/settings.ts'
import { publish } from '../bus.server.ts'
import type { School, Write } from '../school.server.ts'
import { defaultColour } from './brand.server.ts'
import type { Hex } from './contrast.ts'
import type { Corner } from './corners.ts'
import type { FontId } from './fonts.ts'

/** What a school chooses of its look. */
export interface Look {
  colour: Hex
  accent: Hex | null
  font: FontId
  corner: Corner
  shortName: string | null
  welcome: string | null
}

/** What the school's public page says; null is left out there. */
export interface PublicPage {
  about: string | null
  hours: string | null
  address: string | null
  publicContact: string | null
}

export type BrandColumns = Omit<typeof brands.$inferInsert, 'schoolId' | 'id' | 'version' | 'createdAt' | 'changedAt'>

/** Saves the look or the public page; every process shows it from its next request on. */
export async function saveBrand(school: School, changes: Look | PublicPage): Promise<void> {
  await school.write(tx => changeBrand(tx, school.id, changes))
}

/** Changes columns of the brand inside a write, with a new version: addresses of icons and caches go by it. */
export async function changeBrand(tx: Write, schoolId: string, changes: Partial<BrandColumns>): Promise<void> {
  await tx
    .insert(brands)
    .values({ colour: defaultColour, font: 'nunito', corner: 'soft', ...changes })
    .onConflictDoUpdate({
      target: brands.schoolId,
      set: { ...changes, version: sql`${brands.version} + 1`, changedAt: sql`now()` },
    })
  tx.afterCommit(() => publish('school', schoolId))
}
