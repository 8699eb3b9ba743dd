import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { messages } from '#db/schema/messages.ts'
import type { School } from '#tenants/school.server.ts'
import type { StartInput } from './forms.ts'
import { setAnnounceOnly } from './inbox.server.ts'
import { markRead } from './marks.server.ts'
import { openConversation } from './opening.server.ts'
import { send } from './sending.server.ts'
import { setSign } from './signs.server.ts'

export interface TalkSeed {
  with: StartInput
  announceOnly?: boolean
  /** Oldest first. */
  lines: readonly { by: School; body: string; minutesAgo: number; thanks?: School }[]
  /** Members who have read to the end. */
  readers?: readonly School[]
}

/** The seed must be the same at every hour, so nobody is told that the office is closed. */
const alwaysOpen = { officeHours: false, days: [], from: '08:00', to: '17:00' }

/** A conversation as its people would have had it, over hours and days that have gone by. */
export async function seedTalk(opener: School, seed: TalkSeed): Promise<void> {
  const conversationId = await openConversation(opener, seed.with)
  if (seed.announceOnly) await setAnnounceOnly(opener, conversationId, true)
  let seq = 0
  for (const { by, body, minutesAgo, thanks } of seed.lines) {
    const messageId = uuidv7()
    seq = await send(by, conversationId, { messageId, body }, alwaysOpen)
    await by.asSystem().write(tx =>
      tx
        .update(messages)
        .set({ createdAt: new Date(Date.now() - minutesAgo * 60_000) })
        .where(eq(messages.id, messageId)),
    )
    if (thanks) await setSign(thanks, messageId, '❤️')
  }
  for (const reader of seed.readers ?? []) await markRead(reader, conversationId, seq)
}
