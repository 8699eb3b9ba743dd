import type { Side } from './copies.ts'

/** A figure of a school's day: so many of so many; null on a day without one. */
export type SiteFigure = (site: Side) => Promise<{ value: number; of: number } | null>
