import { eq } from 'drizzle-orm'
import { messagePreferences } from '#db/schema/messages-preferences.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'

/** Whether the others in a conversation see when the actor is writing; they do unless the actor has said no. */
export async function showsTyping(school: School): Promise<boolean> {
  const [chosen] = await school.read(q =>
    q
      .select({ shows: messagePreferences.showsTyping })
      .from(messagePreferences)
      .where(eq(messagePreferences.memberId, memberOf(school.actor))),
  )
  return chosen?.shows ?? true
}

/** Keeps whether others see when the actor is writing. */
export async function setShowsTyping(school: School, shows: boolean): Promise<void> {
  await school.write(tx =>
    tx
      .insert(messagePreferences)
      .values({ memberId: memberOf(school.actor), showsTyping: shows })
      .onConflictDoUpdate({
        target: [messagePreferences.schoolId, messagePreferences.memberId],
        set: { showsTyping: shows },
      }),
  )
}
