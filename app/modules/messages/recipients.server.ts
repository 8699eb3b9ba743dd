import { eq, type SQL, sql } from 'drizzle-orm'
import { conversations, messages } from '#db/schema/messages.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * Puts one item about a new message into the list of everybody in its conversation as it is now, except its writer, those who have muted
 * it, have read it already, or have an unread item about the conversation.
 * @param school acting as the school itself
 */
export async function tellOfMessage(school: School, messageId: string): Promise<void> {
  const told = await school.write(async tx => {
    const [row] = await tx
      .select({ message: messages, conversation: conversations })
      .from(messages)
      .innerJoin(conversations, eq(conversations.id, messages.conversationId))
      .where(eq(messages.id, messageId))
    if (!row || row.message.retractedAt) return []
    const { id: conversationId } = row.conversation
    const { seq, authorId } = row.message
    const claimed = await tx.execute<{ member_id: string }>(sql`
      insert into conversation_marks as k (school_id, id, conversation_id, member_id, member_name, notified_seq)
      select m.school_id, gen_random_uuid(), ${conversationId}, m.id, m.name, ${seq}
      from members m where m.school_id = ${school.id} and m.left_at is null and m.id is distinct from ${authorId}
        and m.id in (${membersOf(school, row.conversation, authorId)})
      on conflict (school_id, conversation_id, member_id) do update set notified_seq = excluded.notified_seq
        where k.muted_at is null and k.read_seq < excluded.notified_seq
          and (k.notified_seq <= k.read_seq or k.notified_seq = excluded.notified_seq)
      returning k.member_id`)
    return claimed.rows.map(({ member_id }) => member_id)
  })
  await notify(school, told, 'messages.new', messageId)
}

/** Ids of a conversation's members, by rights and classes as they are today: a query to be asked as the school itself. */
export function membersOf(
  school: School,
  { childId, classId, memberId, otherId, kind, assignedTo }: typeof conversations.$inferSelect,
  authorId: string | null,
): SQL {
  const day = school.today()
  const enrolled = sql`e.school_id = ${school.id} and ${day}::date between e.starts_on and coalesce(e.ends_on, 'infinity')`
  const inForce = sql`g.school_id = ${school.id} and g.may_see and g.may_message and g.ended_at is null
    and ${day}::date between coalesce(g.starts_on, '-infinity') and coalesce(g.ends_on, 'infinity')`
  if (kind === 'child')
    return sql`select g.member_id from guardianships g where ${inForce} and g.child_id = ${childId}
      union select s.member_id from class_staff s join enrolments e on e.class_id = s.class_id and ${enrolled} and e.child_id = ${childId}
        where s.school_id = ${school.id}`
  if (kind === 'class')
    return sql`select g.member_id from guardianships g join enrolments e on e.child_id = g.child_id and ${enrolled} and e.class_id = ${classId}
        where ${inForce}
      union select s.member_id from class_staff s where s.school_id = ${school.id} and s.class_id = ${classId}`
  if (kind === 'direct') return sql`select unnest(array[${memberId}, ${otherId}]::uuid[])`
  if (authorId !== memberId) return sql`select ${memberId}::uuid`
  if (assignedTo) return sql`select ${assignedTo}::uuid`
  return sql`select o.id from members o where o.school_id = ${school.id} and o.role in ('owner', 'office')`
}
