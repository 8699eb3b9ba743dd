import { type SQL, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'

/** The enrolment holds on a day (ISO date), its first and last included. */
export const enrolledOn = (day: string): SQL =>
  sql`${day}::date between ${enrolments.startsOn} and coalesce(${enrolments.endsOn}, 'infinity')`

/** The child has not left by a day (ISO date); on its last day it is still here. */
export const hereOn = (day: string): SQL => sql`(${children.leftOn} is null or ${children.leftOn} >= ${day}::date)`
