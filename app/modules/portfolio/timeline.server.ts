import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { attachmentColumns, attachmentFrom } from '#app/platform/attachments/attachments.server.ts'
import { pictureOf } from '#app/platform/attachments/picture.ts'
import type { TimelineSources } from '#app/platform/timeline.ts'
import { media } from '#db/schema/media.ts'
import { observationChildren, observationMedia, observations } from '#db/schema/portfolio.ts'
import { before } from '#tenants/page-before.ts'
import { paths } from './paths.ts'
import { portfolioSealer, textPlace } from './sealed-words.server.ts'

const picturesShown = 4

export const timeline: TimelineSources = {
  /** What was shared of the child, from school and from home, with the first few photos of each. */
  observations: async ({ school, t }, { childId, before: place, limit }) => {
    const sealer = await portfolioSealer(school)
    const rows = await school.read(q => {
      const page = q
        .select({
          id: observations.id,
          day: observationChildren.observedOn,
          textSealed: observations.textSealed,
          author: observations.authorName,
          origin: observations.origin,
        })
        .from(observationChildren)
        .innerJoin(
          observations,
          and(
            eq(observations.schoolId, observationChildren.schoolId),
            eq(observations.id, observationChildren.observationId),
          ),
        )
        .where(
          and(
            eq(observationChildren.childId, childId),
            eq(observations.state, 'shared'),
            before(observationChildren.observedOn, observationChildren.observationId, place),
          ),
        )
        .orderBy(desc(observationChildren.observedOn), desc(observationChildren.observationId))
        .limit(limit)
        .as('page')
      const first = q
        .select(attachmentColumns)
        .from(observationMedia)
        .innerJoin(media, and(eq(media.schoolId, observationMedia.schoolId), eq(media.id, observationMedia.mediaId)))
        .where(
          and(
            eq(observationMedia.observationId, page.id),
            eq(media.kind, 'photo'),
            eq(media.state, 'ready'),
            isNull(media.deletedAt),
          ),
        )
        .orderBy(observationMedia.place)
        .limit(picturesShown)
        .as('first')
      return q.select().from(page).leftJoinLateral(first, sql`true`).orderBy(desc(page.day), desc(page.id))
    })
    const ids = [...new Set(rows.map(({ page }) => page.id))]
    return Promise.all(
      ids.map(async id => {
        const own = rows.filter(({ page }) => page.id === id)
        const [{ page }] = own as [(typeof own)[number]]
        const photos = own.flatMap(({ first }) => (first ? [attachmentFrom(first, null)] : []))
        return {
          ...{ id, day: page.day, href: paths.observation(id) },
          title: t(page.origin === 'home' ? 'portfolio.timeline.home' : 'portfolio.timeline.by', { name: page.author }),
          text: await sealer.open(textPlace(id), page.textSealed),
          pictures: photos.map((photo, index) => ({
            ...pictureOf(photo),
            alt: t('portfolio.timeline.photo', { place: index + 1, total: photos.length }),
            id: photo.mediaId,
            href: paths.observation(id),
          })),
        }
      }),
    )
  },
}
