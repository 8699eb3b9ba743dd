import { type AnyColumn, sql } from 'drizzle-orm'
import { currentActor, roleIs } from './actor-settings.ts'
import { allOf, anyOf, everyMember, office, type Visibility, whoeverSees } from './visibility.ts'

/** The notice is for a class within the actor's reach. */
export const isForClassOf = (schoolId: AnyColumn, noticeId: AnyColumn): Visibility =>
  whoeverSees(sql`from notice_classes c where c.school_id = ${schoolId} and c.notice_id = ${noticeId}`)
/** The notice is for a class or a child within the actor's reach, however the child was chosen: those tables' own policies are asked. */
export const reaches = (schoolId: AnyColumn, noticeId: AnyColumn): Visibility =>
  anyOf(
    isForClassOf(schoolId, noticeId),
    whoeverSees(sql`from notice_families f where f.school_id = ${schoolId} and f.notice_id = ${noticeId}`),
    whoeverSees(sql`from notice_tagged d where d.school_id = ${schoolId} and d.notice_id = ${noticeId}`),
  )

/** Whoever sees the notice itself. */
export const noticeIsSeen = (schoolId: AnyColumn, noticeId: AnyColumn): Visibility =>
  whoeverSees(sql`from notices n where n.school_id = ${schoolId} and n.id = ${noticeId}`)
/** What belongs to a notice and is seen by whoever sees that. */
export const readersOf = (t: { schoolId: AnyColumn; noticeId: AnyColumn }): Visibility =>
  anyOf(office(), allOf(everyMember(), noticeIsSeen(t.schoolId, t.noticeId)))
/** A teacher’s own notice. */
export const noticeIsMine = (schoolId: AnyColumn, id: AnyColumn): Visibility =>
  allOf(
    roleIs('teacher'),
    whoeverSees(
      sql`from notices n where n.school_id = ${schoolId} and n.id = ${id} and n.created_by = ${currentActor}`,
    ),
  )
