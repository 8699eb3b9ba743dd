import { buffer } from 'node:stream/consumers'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { nounsOf } from '#app/platform/i18n/nouns.server.ts'
import { type Locale, translator } from '#app/platform/i18n/translate.ts'
import { themeOf } from '#tenants/brand/brand.server.ts'
import { brandFile } from '#tenants/brand/files.server.ts'
import { asAsker } from '#tenants/files/asker.server.ts'
import { deliverable } from '#tenants/files/delivery.server.ts'
import { isToBeMade, putMadeFile } from '#tenants/files/made.server.ts'
import { markFailed } from '#tenants/files/media.server.ts'
import { Problem } from '#tenants/problem.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Permanent, Transient } from '#workers/failure.ts'
import type { JobContext } from '#workers/job.ts'
import { makePdf } from '#workers/reports/make-pdf.server.ts'
import { paperLook } from '#workers/reports/paper-look.ts'
import { coverOf, coverPicture, yearbook } from './yearbook.ts'
import { type YearbookContents, yearbookContents } from './yearbook-photos.server.ts'

interface Payload {
  mediaId: string
  childId: string
  day: string
  locale: Locale
}

/**
 * Makes the yearbook and stores it for the one who asked. Everything is asked again as that member, each photo when its turn comes: what they
 * may not have any more is not in it, and without any the file has failed. Whoever runs twice leaves one.
 */
export async function makeYearbook(
  school: School,
  { mediaId, childId, day, locale }: Payload,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  if (!(await isToBeMade(school, mediaId))) return
  const [asker, resolved] = await Promise.all([asAsker(school, mediaId, 'albums:download'), resolveSchool(school.id)])
  if (!resolved) throw new Permanent('no-school')
  const asked = asker ? await contentsIfSeen(asker, childId, day) : null
  const ready = asker && asked ? await withPictures(asker, asked, signal) : null
  if (!ready) {
    await markFailed(school, mediaId, 'unavailable')
    return
  }
  const logo = await brandFile(resolved, 'logo-large.png')
  if (logo) ready.pictures.set('logo', logo.bytes)
  const house = {
    name: resolved.facts.name,
    ...paperLook(themeOf(resolved).theme).house,
    ...(logo ? { logo: 'logo' } : {}),
  }
  const t = translator(locale, catalogueOf(locale), nounsOf(resolved, locale))
  const bytes = await makePdf(yearbook(ready.contents, { house, locale, t }), ready.pictures, { signal })
  await putMadeFile(school, mediaId, { mime: 'application/pdf', bytes })
}

/** What the runner calls when it was tried too often: the one who asked is told, and can ask again. */
export async function giveUpYearbook(school: School, { mediaId }: Payload): Promise<void> {
  await markFailed(school, mediaId, 'unavailable')
}

const contentsIfSeen = (asker: School, childId: string, day: string): Promise<YearbookContents | null> =>
  unlessGone(() => yearbookContents(asker, childId, day))

/** The contents with their pictures, without those that are not the asker's any more; null when none is left. */
async function withPictures(
  asker: School,
  asked: YearbookContents,
  signal: AbortSignal,
): Promise<{ contents: YearbookContents; pictures: Map<string, Uint8Array> } | null> {
  const pictures = new Map<string, Uint8Array>()
  for (const { mediaId } of asked.months.flatMap(({ albums }) => albums.flatMap(album => album.photos))) {
    if (signal.aborted) throw new Transient('aborted')
    const bytes = (await pictureOf(asker, mediaId, 'w800')) ?? (await pictureOf(asker, mediaId, 'main'))
    if (bytes) pictures.set(mediaId, bytes)
  }
  const months = asked.months.flatMap(({ month, albums }) => {
    const left = albums.flatMap(album => {
      const photos = album.photos.filter(({ mediaId }) => pictures.has(mediaId))
      return photos.length > 0 ? [{ ...album, photos }] : []
    })
    return left.length > 0 ? [{ month, albums: left }] : []
  })
  const contents = { ...asked, months }
  const cover = coverOf(contents)
  if (!cover) return null
  // As wide as the page: a picture of 800 pixels would be soft there.
  const large = (await pictureOf(asker, cover.mediaId, 'main')) ?? pictures.get(cover.mediaId)
  if (large) pictures.set(coverPicture, large)
  return { contents, pictures }
}

const pictureOf = (asker: School, mediaId: string, size: string): Promise<Buffer | null> =>
  unlessGone(async () => buffer(await (await deliverable(asker, mediaId, size)).open()))

/** What is out of sight is no error of the job. */
async function unlessGone<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null
    throw error
  }
}
