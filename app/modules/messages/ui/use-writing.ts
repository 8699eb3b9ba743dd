import { useNavigate } from '@remix-run/react'
import { useState } from 'react'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import type { Refusal, WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import type { Thread } from '../conversation.ts'
import { paths } from '../paths.ts'

/** What somebody writes. */
export interface Written {
  text: string
  replyToId: string | undefined
  /** Files that have arrived. */
  mediaIds: readonly string[]
}

/** A message that this device has kept and the school does not know yet, or will not take. */
export interface WaitingLine {
  id: string
  text: string
  /** How many. */
  files: number
  state: WaitingItem['state']
  refusal: Refusal | null
}

/** How the topics of all conversations begin. */
export const everyTopic = 'messages:'

/**
 * Writes into a conversation, with or without a network: each message is kept on this device first, shown below the others, and sent
 * in the order written. Its number is the server's, so this device's clock does not matter.
 */
export function useWriting(thread: Thread, memberId: string) {
  const { id } = thread.head
  const topic = `${everyTopic}${id}`
  const { items, add, retry, drop } = useWaiting(memberId, topic)
  const navigate = useNavigate()
  const lines = useShown(items, thread).map(lineOf)

  /** @throws if this device cannot keep it */
  const write = async ({ text, replyToId, mediaIds }: Written) => {
    const messageId = crypto.randomUUID()
    const fields: [string, string][] = [
      ['messageId', messageId],
      ['body', text],
    ]
    if (replyToId) fields.push(['replyToId', replyToId])
    for (const [place, mediaId] of mediaIds.entries()) fields.push([`mediaIds[${place}]`, mediaId])
    await add({ id: messageId, topic, action: paths.lines(id), fields })
    if (!thread.newest && navigator.onLine) navigate(paths.conversation(id))
  }
  return { topic, lines, write, retry, drop }
}

/** An entry of the device as a message. */
export function lineOf({ id, fields, state, refusal }: WaitingItem): WaitingLine {
  return {
    id,
    text: new Map(fields).get('body') ?? '',
    files: fields.filter(([name]) => name.startsWith('mediaIds')).length,
    state,
    refusal,
  }
}

/** Also what has just been taken, until the conversation has been read anew: nothing flickers away in between. */
function useShown(items: readonly WaitingItem[], thread: Thread): readonly WaitingItem[] {
  const [seen, setSeen] = useState({ thread, items, shown: items })
  if (seen.thread === thread && seen.items === items) return seen.shown
  const taken = seen.thread === thread ? seen.shown.filter(({ state }) => state === 'sending') : []
  const gone = taken.filter(({ id }) => !items.some(item => item.id === id))
  const shown = [...gone, ...items].filter(({ id }) => !thread.messages.some(message => message.id === id))
  setSeen({ thread, items, shown })
  return shown
}
