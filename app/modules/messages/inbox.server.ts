import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { conversations } from '#db/schema/messages.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { watchersOf } from './audience.server.ts'

/** Who may be given a conversation of the office's inbox. */
export function officePeople(school: School): Promise<{ id: string; name: string }[]> {
  return school.read(q =>
    q
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(and(inArray(members.role, ['owner', 'office']), isNull(members.leftAt)))
      .orderBy(asc(members.name), asc(members.id)),
  )
}

/** Gives a conversation of the office's inbox to somebody in the office, or to nobody. @throws Problem not_found */
export async function assign(school: School, conversationId: string, memberId: string | undefined): Promise<void> {
  if (memberId) found((await officePeople(school)).find(({ id }) => id === memberId))
  await school.write(async tx => {
    const [assigned] = await tx
      .update(conversations)
      .set({ assignedTo: memberId ?? null })
      .where(and(eq(conversations.id, conversationId), eq(conversations.kind, 'office')))
      .returning()
    await tx.announce('messages', conversationId, watchersOf(found(assigned)))
  })
}

/** Lets only staff write in a class's group, or everybody again. @throws Problem not_found for who does not lead the class */
export async function setAnnounceOnly(school: School, conversationId: string, on: boolean): Promise<void> {
  await school.write(async tx => {
    const [changed] = await tx
      .update(conversations)
      .set({ announceOnly: on })
      .where(and(eq(conversations.id, conversationId), eq(conversations.kind, 'class')))
      .returning()
    await tx.announce('messages', conversationId, watchersOf(found(changed)))
  })
}
