/** Whole minutes since a moment; null where there is none. */
export const minutesSince = (moment: Date | null): number | null =>
  moment && Math.max(0, Math.floor((Date.now() - moment.getTime()) / 60_000))
