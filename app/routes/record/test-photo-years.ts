import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { v7 as uuidv7 } from 'uuid'
import type { TestPortfolio } from '#app/modules/portfolio/test-portfolio.ts'
import { albumItems, albums } from '#db/schema/albums.ts'
import { enrolments } from '#db/schema/children.ts'
import { media, mediaAudience, mediaChildren } from '#db/schema/media.ts'
import { filesOf, variantId } from '#tenants/files/store.server.ts'

/** What a photo is kept as. */
export interface KeptPhoto {
  w1600: Buffer
  w320: Buffer
}

const inAlbum = 40

/** Days from one album to the next. */
const apart = 40

/**
 * For tests and benchmarks: photos of a child in albums of the Bees that are out, back through the years that it was there, the same bytes under
 * ids of their own.
 */
export async function photoYears(
  own: TestPortfolio,
  childId: string,
  count: number,
  { w1600, w320 }: KeptPhoto,
): Promise<void> {
  const { inside } = own.place
  const files = await filesOf(inside)
  const by = own.teacher.memberId
  const today = Temporal.PlainDate.from(inside.today())
  const dayOf = (first: number) => today.subtract({ days: Math.ceil(first / inAlbum) * apart }).toString()
  await inside.write(tx =>
    tx
      .update(enrolments)
      .set({ startsOn: dayOf(count + inAlbum) })
      .where(eq(enrolments.childId, childId)),
  )
  for (let first = 0; first < count; first += inAlbum) {
    const [albumId, day] = [uuidv7(), dayOf(first)]
    const ids = Array.from({ length: Math.min(inAlbum, count - first) }, () => uuidv7())
    await inside.write(async tx => {
      await tx.insert(albums).values({
        ...{ id: albumId, classId: own.bees, title: `Day ${first}`, happenedOn: day, createdBy: by },
        publishedAt: new Date(),
      })
      await tx.insert(media).values(
        ids.map(id => ({
          ...{ id, uploadedBy: by, uploadKey: id, classId: own.bees, state: 'ready' as const, kind: 'photo' as const },
          ...{ width: 1600, height: 1200, readyAt: new Date(), storedBytes: w1600.length + w320.length },
          variants: [
            { name: 'w1600', mime: 'image/webp', bytes: w1600.length, width: 1600, height: 1200 },
            { name: 'w320', mime: 'image/webp', bytes: w320.length, width: 320, height: 240 },
          ],
        })),
      )
      await tx.insert(mediaAudience).values(ids.map(mediaId => ({ mediaId, classId: own.bees, day })))
      await tx.insert(mediaChildren).values(ids.map(mediaId => ({ mediaId, childId })))
      await tx.insert(albumItems).values(ids.map((mediaId, position) => ({ albumId, mediaId, position })))
    })
    await Promise.all(
      ids.flatMap(id => [files.put(variantId(id, 'w1600'), w1600), files.put(variantId(id, 'w320'), w320)]),
    )
  }
}
