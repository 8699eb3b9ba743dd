import { randomUUID } from 'node:crypto'
import type { ConsentPurpose } from '#db/schema/children.ts'
import { type MediaUse, media } from '#db/schema/media.ts'
import { decide } from '../consent.server.ts'
import type { School } from '../school.server.ts'
import { deliverable } from './delivery.server.ts'
import { filesOf, variantId } from './store.server.ts'
import { type Audience, publishTo } from './tags.server.ts'
import { schoolYear, type smallSchool } from './test-folder.ts'

export type Family = Awaited<ReturnType<Awaited<ReturnType<typeof smallSchool>>['family']>>

/** For tests: a ready photo of somebody's, with bytes to look at. */
export const photoBy = (by: School): Promise<string> => pictureBy(by, 'photos')

/** For tests: the same as an attachment. */
export const attachmentBy = (by: School): Promise<string> => pictureBy(by, 'attachments')

async function pictureBy(by: School, use: MediaUse): Promise<string> {
  const variants = [{ name: 'w320', mime: 'image/webp', bytes: 5 }]
  const id = await by.write(async tx => {
    const [row] = await tx
      .insert(media)
      .values({
        uploadedBy: by.actor.memberId ?? '',
        uploadKey: randomUUID(),
        use,
        state: 'ready',
        kind: 'photo',
        variants,
      })
      .returning({ id: media.id })
    return row!.id
  })
  await (await filesOf(by)).put(variantId(id, 'w320'), Buffer.from('photo'))
  return id
}

/** For tests: shows a photo to an audience. */
export const publishedTo = (by: School, id: string, audience: Audience, day = schoolYear.day): Promise<void> =>
  by.write(tx => publishTo(tx, [id], audience, day))

/** For tests: what a family's guardian answers. */
export const says = (family: Family, purpose: ConsentPurpose, decision: 'granted' | 'refused'): Promise<void> =>
  decide(family.guardian, { childId: family.childId, purpose, decision })

/** For tests: whether somebody gets the photo; any other refusal than "there is none" is an error. */
export const sees = (who: School, id: string): Promise<boolean> =>
  deliverable(who, id, 'w320').then(
    () => true,
    (error: { code?: string }) => {
      if (error.code !== 'not_found') throw error
      return false
    },
  )
