/** Albums "for the day's end" open to families at this hour of the school's clock. */
export const dayEndHour = 17

/** Days after which a child without a photo is worth a teacher's look. */
export const quietDays = 14

/** Where an album stands: the staff's draft, waiting for its hour, out to its families, or in the bin. */
export type AlbumStanding = 'draft' | 'waiting' | 'out' | 'deleted'

export function standingOf(
  album: { publishedAt: Date | string | null; deletedAt?: Date | string | null },
  now: Date = new Date(),
): AlbumStanding {
  if (album.deletedAt) return 'deleted'
  if (!album.publishedAt) return 'draft'
  return new Date(album.publishedAt) <= now ? 'out' : 'waiting'
}

/** What a school allows under photos at all; the module's settings. */
export interface Allowed {
  comments: boolean
  hearts: boolean
}

/** What of it somebody takes part in: relatives give hearts; what families write to each other they neither read nor answer. */
export const allowedTo = (role: string, allowed: Allowed): Allowed =>
  role === 'relative' ? { ...allowed, comments: false } : allowed

/** Which conversation an album has: its own switches, inside what the school allows. */
export const conversation = (album: { commentsOn: boolean; heartsOn: boolean }, allowed: Allowed): Allowed => ({
  comments: album.commentsOn && allowed.comments,
  hearts: album.heartsOn && allowed.hearts,
})
