/** A class's room as it is. */
export interface Room {
  /** Children that are here. */
  children: number
  /** Staff that have said that they are in the room. */
  adults: number
  /** Children per adult at most. */
  limit: number
}

/** Children per adult at most in a class; null where the school counts none. */
export const limitOf = (
  { ratio, ratios }: { ratio: number | null; ratios: Readonly<Record<string, number>> },
  classId: string,
): number | null => ratios[classId] ?? ratio

/** Too few adults for the children that are here; with nobody here none is needed. */
export const isShort = ({ children, adults, limit }: Room): boolean => children > adults * limit

/** How many adults the children need. */
export const adultsNeeded = ({ children, limit }: Omit<Room, 'adults'>): number => Math.ceil(children / limit)
