import { and, eq } from 'drizzle-orm'
import { albumHearts, albumItems } from '#db/schema/albums.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'

/** Gives a photo a heart or takes it back; twice the same is once. A photo one may not see has no hearts to give. */
export async function setHeart(school: School, itemId: string, on: boolean): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    const [item] = await tx.select({ albumId: albumItems.albumId }).from(albumItems).where(eq(albumItems.id, itemId))
    found(item)
    if (on) await tx.insert(albumHearts).values({ itemId, memberId }).onConflictDoNothing()
    else await tx.delete(albumHearts).where(and(eq(albumHearts.itemId, itemId), eq(albumHearts.memberId, memberId)))
  })
}
