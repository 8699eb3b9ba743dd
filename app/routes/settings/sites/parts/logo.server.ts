import { v5 as uuidv5 } from 'uuid'
import type { Change, CopyPart, Side } from '#app/platform/copies.ts'
import { brands } from '#db/schema/settings.ts'
import { copyArtworkFiles, replaceArtwork } from '#tenants/brand/artwork.server.ts'
import { type Artwork, artworks } from '#tenants/brand/artwork.ts'

/** Logo and icon, as files of the receiving school's own. What the other school has none of stays. */
export const logo: CopyPart = async from => {
  const [own] = await from.school.read(q =>
    q
      .select({
        logo: brands.logoId,
        mark: brands.markId,
        kind: brands.logoKind,
        width: brands.logoWidth,
        height: brands.logoHeight,
      })
      .from(brands),
  )
  const present = artworks.filter(artwork => own?.[artwork])
  if (!own || present.length === 0) return null
  // Of the picture and of who receives it: copied twice it is the same one.
  const idOf = (artwork: Artwork, { school }: Side) => uuidv5(own[artwork] ?? '', school.id)
  const columnsOf = (artwork: Artwork, to: Side) =>
    artwork === 'mark'
      ? { markId: idOf('mark', to) }
      : { logoId: idOf('logo', to), logoKind: own.kind, logoWidth: own.width, logoHeight: own.height }
  return {
    what: own,
    plan: async (q, to) => {
      const [before] = await q.select({ logo: brands.logoId, mark: brands.markId }).from(brands)
      const different = present.filter(artwork => before?.[artwork] !== idOf(artwork, to))
      return {
        changes: different.map(
          (artwork): Change => ({
            kind: before?.[artwork] ? 'replaced' : 'added',
            name: t => t(`settings.logo.${artwork}`),
          }),
        ),
        put: async tx => {
          for (const artwork of different) await replaceArtwork(tx, to.school.id, artwork, columnsOf(artwork, to))
        },
      }
    },
    files: async to => {
      const copied = await Promise.all(
        present.map(artwork =>
          copyArtworkFiles(
            { schoolId: from.school.id, artworkId: own[artwork] ?? '' },
            { schoolId: to.school.id, artworkId: idOf(artwork, to) },
          ),
        ),
      )
      return copied.every(Boolean)
    },
  }
}
