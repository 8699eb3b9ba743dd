import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { readAlbum } from '#app/modules/albums/feed.server.ts'
import { nameChildren } from '#app/modules/albums/naming.server.ts'
import { type MediaVariant, media } from '#db/schema/media.ts'
import { filesOf, variantId } from '#tenants/files/store.server.ts'
import { albumOf, publish } from './albums.ts'
import type { Member } from './people.ts'

/**
 * An album that is out, of large photos that show one child, as the worker leaves them once they are prepared: grain, which no format
 * makes small, so that whoever writes or sets them has work to do.
 * @returns their ids
 */
export async function photosShowing(
  teacher: Member,
  classId: string,
  childId: string,
  count: number,
): Promise<string[]> {
  const sizes = await Promise.all(
    [1600, 800, 320].map(async width => {
      const bytes = await grain(width)
      const variant = { name: `w${width}`, mime: 'image/webp', bytes: bytes.length, width, height: (width * 3) / 4 }
      return { bytes, variant: variant satisfies MediaVariant }
    }),
  )
  const files = await filesOf(teacher.school)
  const mediaIds = Array.from({ length: count }, () => randomUUID())
  const row = {
    uploadedBy: teacher.memberId,
    classId,
    kind: 'photo',
    state: 'ready',
    width: 1600,
    height: 1200,
  } as const
  await teacher.school.write(tx =>
    tx
      .insert(media)
      .values(mediaIds.map(id => ({ ...row, id, uploadKey: id, variants: sizes.map(({ variant }) => variant) }))),
  )
  for (const id of mediaIds)
    await Promise.all(sizes.map(({ variant, bytes }) => files.put(variantId(id, variant.name), bytes)))
  const albumId = await albumOf(teacher, classId, { mediaIds })
  for (const { id } of (await readAlbum(teacher.school, albumId)).items)
    await nameChildren(teacher.school, albumId, id, [childId])
  await publish(teacher, albumId)
  return mediaIds
}

const grain = (width: number): Promise<Buffer> =>
  sharp({
    create: {
      ...{ width, height: (width * 3) / 4, channels: 3, background: '#888' },
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .webp({ quality: 90 })
    .toBuffer()
