import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import {
  currentActor,
  currentChildren,
  currentClassDays,
  currentClasses,
  currentKiosk,
  currentKioskChildren,
  currentKioskClasses,
  currentKioskDay,
  currentPerson,
  currentRole,
  currentTalkChildren,
  currentTalkClasses,
  isRelative,
  isViewed,
  relativeClassDays,
  relativeSince,
  roleIs,
} from './actor-settings.ts'

/**
 * Who may see or write a row, inside the wall of one school. A table names one of these shapes (or
 * several with `anyOf`); the office, and background work (`system`), see what any shape shows.
 */
export type Visibility = SQL

/** Whoever reached the school's site, signed in or not: brand, opening hours, switches. */
export const anyone = (): Visibility => sql`true`
/** Every member of the school. */
export const everyMember = (): Visibility => sql`${currentRole} <> 'visitor'`
/** All who work at the school. */
export const staff = (): Visibility => roleIs('owner', 'office', 'teacher', 'system')
/** The head and the office. */
export const office = (): Visibility => roleIs('owner', 'office', 'system')
/** The head alone, and background work. */
export const head = (): Visibility => roleIs('owner', 'system')
/** Background work and the domain functions that speak for the school itself. */
export const systemOnly = (): Visibility => roleIs('system')
/** That member alone. */
export const self = (member: AnyColumn): Visibility => sql`${member} = ${currentActor}`
/** That member alone, and nobody of the office who sees the site as them: what is between people, and what one gets in with. */
export const inPerson = (member: AnyColumn): Visibility => sql`${member} = ${currentPerson}`
/** Nobody who sees the site as somebody else: what is opened by name and with a reason only. */
export const notViewed = (): Visibility => sql`not ${isViewed}`

/** Teachers of the class. */
export const staffOfClass = (classId: AnyColumn): Visibility =>
  sql`(${roleIs('teacher')} and ${classId} = any (${currentClasses}))`
/** Guardians who have a child in the class. */
export const familiesOfClass = (classId: AnyColumn): Visibility =>
  sql`(${roleIs('guardian')} and ${classId} = any (${currentClasses}))`
/**
 * Guardians who had a child in the class on that day: last year's album stays with its families, and a
 * child that moved on does not open the old class's new ones.
 */
export const familiesOfClassOn = (classId: AnyColumn, day: AnyColumn): Visibility =>
  sql`(${roleIs('guardian')} and (${currentClassDays} ->> ${classId}::text)::datemultirange @> ${day})`
/** Teachers of a class that the child is in. */
export const staffOfChild = (childId: AnyColumn): Visibility =>
  sql`(${roleIs('teacher')} and ${childId} = any (${currentChildren}))`
/** The child's guardians whose right to see is in force today. */
export const guardiansOf = (childId: AnyColumn): Visibility =>
  sql`(${roleIs('guardian')} and ${childId} = any (${currentChildren}))`

/** The child's guardians who may see it and may write to the school about it, today. */
export const talkersOf = (childId: AnyColumn): Visibility =>
  sql`(${roleIs('guardian')} and ${childId} = any (${currentTalkChildren}))`
/** Guardians with a child in the class today about which they may write to the school. */
export const talkersOfClass = (classId: AnyColumn): Visibility =>
  sql`(${roleIs('guardian')} and ${classId} = any (${currentTalkClasses}))`
/** Guardians who may write to the school about some child, today. */
export const talkers = (): Visibility => sql`(${roleIs('guardian')} and ${currentTalkChildren} <> '{}')`

/** A kiosk, of itself. */
export const kioskItself = (kioskId: AnyColumn): Visibility => sql`${kioskId} = ${currentKiosk}`
/** A kiosk that was started for the class. */
export const kioskOfClass = (classId: AnyColumn): Visibility => sql`${classId} = any (${currentKioskClasses})`
/** A kiosk that was started for a class that the child is in. */
export const kioskOfChild = (childId: AnyColumn): Visibility => sql`${childId} = any (${currentKioskChildren})`
/** A kiosk, about the day it stands in: no other day of a child is its business. */
export const kioskToday = (day: AnyColumn): Visibility => sql`${day} = ${currentKioskDay}`

/** Relatives, whom a guardian has invited to see photos of a child. */
export const relatives = (): Visibility => isRelative
/** Relatives of the child. */
export const relativesOf = (childId: AnyColumn): Visibility =>
  sql`(${isRelative} and ${relativeSince} ? ${childId}::text)`
/** Relatives of the child, about a day that is not before the one its guardian chose. */
export const relativesOfOn = (childId: AnyColumn, day: AnyColumn): Visibility =>
  sql`(${isRelative} and (${relativeSince} ->> ${childId}::text)::date <= ${day})`
/** Relatives of a child that is or was in the class on a day that they may see. */
export const relativesOfClass = (classId: AnyColumn): Visibility =>
  sql`(${isRelative} and ${relativeClassDays} ? ${classId}::text)`
/** Relatives of a child that was in the class on that day. */
export const relativesOfClassOn = (classId: AnyColumn, day: AnyColumn): Visibility =>
  sql`(${isRelative} and (${relativeClassDays} ->> ${classId}::text)::datemultirange @> ${day})`

/** Relatives of one of the children, or of a child that is or was in one of the classes. */
export const relativesOfAny = (classIds: AnyColumn, childIds: AnyColumn): Visibility =>
  sql`(${isRelative} and (${relativeClassDays} ?| ${classIds}::text[] or ${relativeSince} ?| ${childIds}::text[]))`

/**
 * Staff of the class, and guardians with a child in it. The role is not asked: classes and children are set for teachers and
 * guardians alone (`tenants/scope.server.ts`), and each question is one more for every row that is read.
 */
export const classCircle = (classId: AnyColumn): Visibility =>
  anyOf(office(), sql`${classId} = any (${currentClasses})`)
/** Staff of the child's class, and the child's guardians. */
export const childCircle = (childId: AnyColumn): Visibility =>
  anyOf(office(), sql`${childId} = any (${currentChildren})`)

/**
 * Whoever sees a row of another table: that table's own policies are asked. A scalar sub-select and not EXISTS, of
 * which PostgreSQL plans two alternatives each: along a chain of four tables that is sixteen times the planning.
 * @param rows `from … where …`, naming the row by its keys
 */
export const whoeverSees = (rows: SQL): Visibility => sql`(select true ${rows} limit 1)`

/** One of several shapes is enough. */
export const anyOf = (...shapes: [Visibility, ...Visibility[]]): Visibility => sql`(${sql.join(shapes, sql` or `)})`
/** All of several conditions. */
export const allOf = (...shapes: [Visibility, ...Visibility[]]): Visibility => sql`(${sql.join(shapes, sql` and `)})`
