import { and, eq } from 'drizzle-orm'
import { albumHearts } from '#db/schema/albums.ts'
import { memberOf } from '#tenants/actor.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { albumOfItem } from './place.server.ts'
import { type Allowed, conversation } from './policy.ts'

/**
 * Gives a photo a heart or takes it back; twice the same is once. Told to nobody live: thirty families would reload for each.
 * @throws Problem not_found for a photo out of sight, forbidden while hearts are off
 */
export async function setHeart(school: School, itemId: string, on: boolean, allowed: Allowed): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    const album = await albumOfItem(tx, itemId)
    if (!conversation(album, allowed).hearts) throw new Problem('forbidden', 'hearts are off')
    if (on) await tx.insert(albumHearts).values({ itemId, memberId }).onConflictDoNothing()
    else await tx.delete(albumHearts).where(and(eq(albumHearts.itemId, itemId), eq(albumHearts.memberId, memberId)))
  })
}
