import { formatDay, formatMonth } from '#app/platform/i18n/format.ts'
import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import type { Paper } from '#app/platform/made-file/paper.ts'
import type { Block, PaperDocument } from '#workers/reports/document.ts'
import type { YearbookAlbum, YearbookContents, YearbookPhoto } from './yearbook-photos.server.ts'

/** What the picture on the cover is called beside those of the pages, which are called by their photos' ids. */
export const coverPicture = 'cover'

/**
 * A yearbook on paper: a cover, a chapter for each month with its albums, days, photos and captions, and a last page that says how many there
 * are. Pure; its pictures are to be called by the photos' ids, that of the cover `coverPicture`.
 */
export function yearbook(contents: YearbookContents, { house, locale, t }: Paper): PaperDocument {
  const { childName: name, className, year, total, months } = contents
  const albums = months.flatMap(month => month.albums)
  const taken = albums.reduce((sum, { photos }) => sum + photos.length, 0)
  return {
    title: t('albums.yearbook.title', { name }),
    subtitle: [className, t('albums.yearbook.year', { year: year.name })].filter(Boolean).join(' · '),
    lang: locale,
    house,
    foot: t('albums.yearbook.foot', { name }),
    cover: { picture: coverPicture, alt: t('albums.yearbook.cover_alt', { name }) },
    blocks: [
      ...months.flatMap(month => chapter(month, locale, t)),
      { kind: 'heading', level: 2, chapter: true, text: t('albums.yearbook.end_title', { year: year.name }) },
      {
        kind: 'paragraph',
        text: t('albums.yearbook.end_text', {
          photos: t('albums.count.photos', { count: taken }),
          albums: t('albums.yearbook.albums', { count: albums.length }),
        }),
      },
      ...(total > taken
        ? [{ kind: 'paragraph', soft: true, text: t('albums.yearbook.chosen', { total, taken }) } as const]
        : []),
      { kind: 'note', text: t('albums.yearbook.others', { name }) },
    ],
  }
}

/** The photo for the cover: the last that is wider than high, as the cover is, or else the last. Pure. */
export function coverOf({ months }: YearbookContents): YearbookPhoto | undefined {
  const photos = months.flatMap(({ albums }) => albums.flatMap(album => album.photos))
  return photos.findLast(({ wide }) => wide) ?? photos.at(-1)
}

/** What the file is saved as. */
export const yearbookName = ({ childName: name, year }: YearbookContents, t: Translate): string =>
  `${t('albums.yearbook.title', { name })} ${year.name.replaceAll('/', '-')}.pdf`

function chapter({ month, albums }: YearbookContents['months'][number], locale: Locale, t: Translate): Block[] {
  return [
    { kind: 'heading', level: 2, chapter: true, text: formatMonth(locale, month) },
    ...albums.flatMap(album => pageOf(album, locale, t)),
  ]
}

function pageOf({ title, day, photos }: YearbookAlbum, locale: Locale, t: Translate): Block[] {
  return [
    { kind: 'heading', level: 3, text: `${title} · ${formatDay(locale, day, 'short')}` },
    {
      kind: 'photos',
      columns: 2,
      whole: true,
      photos: photos.map(({ mediaId, caption }, index) => ({
        picture: mediaId,
        alt: caption ?? t('albums.photo.alt', { place: index + 1, total: photos.length, album: title }),
        ...(caption ? { caption } : {}),
      })),
    },
  ]
}
