/** Albums "for the day's end" open to families at this hour of the school's clock. */
export const dayEndHour = 17

/** Consent purpose that showing a child's photo to its own class needs. */
export const insidePurpose = 'photos_inside' as const

/** Days after which a child without a photo is worth a teacher's look. */
export const quietDays = 14

/** Which conversation an album allows: its own switches, inside what the school allows at all. */
export function conversation(album: { commentsOn: boolean; heartsOn: boolean }, school: { comments: boolean; hearts: boolean }) {
  return { comments: album.commentsOn && school.comments, hearts: album.heartsOn && school.hearts }
}

/** The name families know a writer by: a member of staff as themselves, a guardian by name. */
export const authorName = (name: string): string => name.slice(0, 80)

