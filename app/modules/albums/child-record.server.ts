import { eq } from 'drizzle-orm'
import type { RecordBlock, RecordEntry, RecordSource } from '#app/platform/record.ts'
import { children } from '#db/schema/children.ts'
import { fileName } from '#tenants/files/zip.server.ts'
import { found } from '#tenants/problem.ts'
import { photosShowing } from './child-photos.server.ts'
import { grouped } from './yearbook-share.ts'

/** Photos and films of published albums that show the child and that its family may have: those of its download, a page for each year. */
export const record: RecordSource = async ({ school, t }, childId) => {
  const [seen, rows] = await school.read(q =>
    Promise.all([
      q.select({ id: children.id }).from(children).where(eq(children.id, childId)),
      photosShowing(q, childId),
    ]),
  )
  found(seen[0])
  if (rows.length === 0) return null
  const albums = [...grouped(rows, ({ albumId }) => albumId)]
    .toReversed()
    .map(([id, own]): RecordEntry & { day: string } => {
      const [{ title, day }] = own as [(typeof own)[number]]
      const files = own.map(({ mediaId, caption }, index) => ({
        ...{ mediaId, caption, day, name: fileName(day, title, index + 1, own.length) },
      }))
      return { id, day, title, files }
    })
  return {
    pages: [...grouped(albums, ({ day }) => day.slice(0, 4))].map(([year, entries]) => ({
      name: `albums-${year}`,
      title: t('albums.child_record.year', { year }),
      blocks: [{ kind: 'entries', entries }] satisfies RecordBlock[],
    })),
    data: rows.map(({ mediaId, albumId, title, day, caption, kind }) => ({
      mediaId,
      albumId,
      title,
      day,
      caption,
      kind,
    })),
  }
}
