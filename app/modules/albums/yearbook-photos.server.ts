import { eq } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { classHistory } from '#tenants/people/class-history.server.ts'
import { usualYear, type YearDates } from '#tenants/people/years/year-dates.ts'
import { yearAt, yearsOf } from '#tenants/people/years/years.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { photosShowing } from './child-photos.server.ts'
import { evenly, grouped, mostInYearbook } from './yearbook-share.ts'

/** A photo as a yearbook has it. */
export interface YearbookPhoto {
  mediaId: string
  caption: string | null
  /** Wider than it is high. */
  wide: boolean
}
/** What an album gives to a yearbook. */
export interface YearbookAlbum {
  id: string
  title: string
  /** ISO date. */
  day: string
  photos: YearbookPhoto[]
}
/** What a yearbook is made of. */
export interface YearbookContents {
  childName: string
  /** The class that the child was in at the year's end; null when it was in none. */
  className: string | null
  year: YearDates
  /** How many photos the year has, taken or not. */
  total: number
  /** Months as '2027-05', each with its albums; none is empty. */
  months: { month: string; albums: YearbookAlbum[] }[]
}

/**
 * What the yearbook of a child holds for whoever asks: the photos that they may take home (`photosShowing`) of the school year that a day
 * (ISO date) is in, at most a hundred and then evenly of all months.
 * @returns null for a year without any
 * @throws Problem not_found for a child out of the actor's sight
 */
export async function yearbookContents(school: School, childId: string, day: string): Promise<YearbookContents | null> {
  const [{ name, photos }, year, classes] = await Promise.all([
    photosOf(school, childId),
    yearAt(school, day),
    classHistory(school, childId),
  ])
  const ofYear = photos.filter(photo => year.startsOn <= photo.day && photo.day <= year.endsOn)
  if (ofYear.length === 0) return null
  const months = grouped(ofYear, photo => photo.day.slice(0, 7))
  const taken = evenly([...months.values()], mostInYearbook)
  const inYear = classes.find(
    ({ startsOn, endsOn }) => startsOn <= year.endsOn && (endsOn ?? year.endsOn) >= year.startsOn,
  )
  return {
    childName: name,
    className: inYear?.className ?? null,
    year,
    total: ofYear.length,
    months: [...months.keys()].map((month, index) => ({ month, albums: byAlbum(taken[index] ?? []) })),
  }
}

/**
 * The school years of which there can be a yearbook of a child, the latest first, each with how many photos it has.
 * @throws Problem not_found for a child out of the actor's sight
 */
export async function yearbookYears(
  school: School,
  childId: string,
): Promise<{ name: string; years: { name: string; day: string; photos: number }[] }> {
  const [{ name, photos }, years] = await Promise.all([photosOf(school, childId), yearsOf(school)])
  const yearOf = (day: string) =>
    years.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn) ?? usualYear(school.facts.country, day)
  const byYear = grouped(photos, ({ day }) => yearOf(day).name)
  return {
    name,
    // Any day of it names a year, and stays in it when the office moves the year's ends.
    years: [...byYear].map(([year, own]) => ({ name: year, day: own[0]?.day ?? '', photos: own.length })).reverse(),
  }
}

async function photosOf(school: School, childId: string) {
  const [[child], rows] = await school.read(q =>
    Promise.all([q.select().from(children).where(eq(children.id, childId)), photosShowing(q, childId)]),
  )
  return { name: nameOf(found(child)), photos: rows.filter(({ kind }) => kind === 'photo') }
}

type PhotoRow = Awaited<ReturnType<typeof photosOf>>['photos'][number]

function byAlbum(rows: readonly PhotoRow[]): YearbookAlbum[] {
  return [...grouped(rows, ({ albumId }) => albumId)].map(([id, own]) => ({
    id,
    title: own[0]?.title ?? '',
    day: own[0]?.day ?? '',
    photos: own.map(({ mediaId, caption, width, height }) => ({
      mediaId,
      caption,
      wide: (width ?? 0) > (height ?? 0),
    })),
  }))
}
