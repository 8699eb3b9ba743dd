import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** Rows before a day (ISO date) and id, in an order of days and then ids, the greatest first. Without a place: all. */
export const before = (
  day: SQL | AnyColumn,
  id: AnyColumn,
  place: { day: string; id: string } | null,
): SQL | undefined => (place ? sql`(${day}, ${id}) < (${place.day}::date, ${place.id}::uuid)` : undefined)
