import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queries } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { members } from '#db/schema/members.ts'
import { conversationMarks, conversations } from '#db/schema/messages.ts'
import { memberOf } from '#tenants/actor.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { Head } from './conversation.ts'

const first = alias(members, 'first_member')
const second = alias(members, 'second_member')
const assigned = alias(members, 'assigned_member')

/** What names a conversation, with the reader's own mark in it; columns for a query `from` `conversations` with `joinHead`. */
export const headColumns = {
  conversation: conversations,
  childFirst: children.firstName,
  childLast: children.lastName,
  childCall: children.callName,
  photoId: portraitId,
  className: classes.name,
  firstName: first.name,
  secondName: second.name,
  assignedName: assigned.name,
  readSeq: sql<number>`coalesce(${conversationMarks.readSeq}, 0)`,
  mutedAt: conversationMarks.mutedAt,
}

export type HeadRow = {
  conversation: typeof conversations.$inferSelect
  childFirst: string | null
  childLast: string | null
  childCall: string | null
  photoId: string | null
  className: string | null
  firstName: string | null
  secondName: string | null
  assignedName: string | null
  readSeq: number
  mutedAt: Date | null
}

/** Conversations of the reader's with what names them; each joined row is under its own table's policies. */
export function selectHeads(q: Queries, school: School) {
  return q
    .select(headColumns)
    .from(conversations)
    .leftJoin(children, and(eq(children.schoolId, conversations.schoolId), eq(children.id, conversations.childId)))
    .leftJoin(classes, and(eq(classes.schoolId, conversations.schoolId), eq(classes.id, conversations.classId)))
    .leftJoin(first, and(eq(first.schoolId, conversations.schoolId), eq(first.id, conversations.memberId)))
    .leftJoin(second, and(eq(second.schoolId, conversations.schoolId), eq(second.id, conversations.otherId)))
    .leftJoin(assigned, and(eq(assigned.schoolId, conversations.schoolId), eq(assigned.id, conversations.assignedTo)))
    .leftJoin(conversationMarks, ownMark(school))
}

/** The reader's own mark in the conversation of the same row. */
export const ownMark = (school: School) =>
  and(
    eq(conversationMarks.schoolId, conversations.schoolId),
    eq(conversationMarks.conversationId, conversations.id),
    eq(conversationMarks.memberId, memberOf(school.actor)),
  )

/** A conversation as its reader calls it. */
export function headOf(school: School, row: HeadRow): Head {
  const { conversation } = row
  return {
    id: conversation.id,
    kind: conversation.kind,
    name: titleOf(school, row),
    /** Whose tint its avatar has. */
    seed: conversation.childId ?? conversation.classId ?? otherOf(school, conversation) ?? conversation.id,
    photoId: row.photoId,
    announceOnly: conversation.announceOnly,
    muted: row.mutedAt !== null,
    readSeq: row.readSeq,
    assignedTo: conversation.assignedTo,
    assignedName: row.assignedName,
  }
}

function titleOf(school: School, row: HeadRow): string | null {
  const { conversation } = row
  if (row.childFirst !== null) {
    const names = { firstName: row.childFirst, lastName: row.childLast ?? '', callName: row.childCall }
    return school.actor.role === 'guardian' ? shortNameOf(names) : nameOf(names)
  }
  if (conversation.kind === 'class') return row.className
  if (conversation.kind === 'office') return isOffice(school.actor.role) ? row.firstName : null
  return conversation.memberId === school.actor.memberId ? row.secondName : row.firstName
}

function otherOf(school: School, { kind, memberId, otherId }: typeof conversations.$inferSelect): string | null {
  if (kind === 'office') return isOffice(school.actor.role) ? memberId : null
  return memberId === school.actor.memberId ? otherId : memberId
}
