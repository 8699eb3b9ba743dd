import { evidenceOf, type ReportSources } from '#app/platform/report-source.ts'
import { photosShowing } from './child-photos.server.ts'
import { paths } from './paths.ts'

export const reportSources: ReportSources = {
  /** Photos of published albums that show the child. */
  photos: async ({ school }, { childId, from, to }) => {
    const rows = await school.read(q => photosShowing(q, childId))
    const ofTerm = rows.filter(({ kind, day }) => kind === 'photo' && from <= day && day <= to)
    const photos = [...new Map(ofTerm.map(row => [row.mediaId, row])).values()]
    const one = ({ itemId, albumId, day }: (typeof photos)[number]) => ({
      ...{ kind: 'album_items', id: itemId, day },
      href: paths.photo(albumId, itemId),
    })
    const evidence = evidenceOf(photos, one)
    if (!evidence) return { statements: [] }
    return {
      statements: [
        {
          about: 'pictured',
          say: ({ t, name }) => t('albums.report.pictured', { name, count: photos.length }),
          evidence,
        },
      ],
      photos: photos.map(photo => ({ mediaId: photo.mediaId, evidence: [one(photo)] as const })),
    }
  },
}
