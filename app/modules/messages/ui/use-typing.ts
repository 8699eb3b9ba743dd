import { useEffect, useMemo, useRef, useState } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import { onTypingSign } from '#app/platform/typing.ts'
import type { Thread } from '../conversation.ts'
import { paths } from '../paths.ts'

/** So often at most a page says that its member is writing. */
const toldEveryMs = 4_000
/** So long a sign stands without another. */
const shownMs = 6_000

/** Somebody who is writing; the name is missing of who has neither written nor read here. */
export interface Writer {
  id: string
  name: string | undefined
}

/**
 * Who is writing in a conversation right now. Each goes by itself after a while, and at once when what they wrote has come.
 */
export function useWriters({ head, messages, readers }: Thread): Writer[] {
  const [signs, setSigns] = useState<readonly { by: string; seq: number }[]>([])
  const newestSeq = useRef(0)
  newestSeq.current = messages.at(-1)?.seq ?? 0
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const stop = onTypingSign(({ id, by }) => {
      if (id !== head.id) return
      clearTimeout(timers.get(by))
      const others = (all: readonly { by: string; seq: number }[]) => all.filter(sign => sign.by !== by)
      timers.set(
        by,
        setTimeout(() => setSigns(others), shownMs),
      )
      setSigns(all => [...others(all), { by, seq: newestSeq.current }])
    })
    return () => {
      stop()
      setSigns([])
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [head.id])
  return useMemo(() => {
    const names = new Map(readers.map(({ id, name }) => [id, name]))
    for (const { author } of messages) if (author) names.set(author.id, author.name)
    const hasSaid = (by: string, seq: number) => messages.some(each => each.seq > seq && each.author?.id === by)
    return signs.filter(({ by, seq }) => !hasSaid(by, seq)).map(({ by }) => ({ id: by, name: names.get(by) }))
  }, [signs, messages, readers])
}

/**
 * Says now and then that the member is writing; without a network nobody is told.
 * @returns to be called at each key
 */
export function useTellTyping(conversationId: string): () => void {
  const last = useRef(0)
  return () => {
    const now = performance.now()
    if (!navigator.onLine || (last.current > 0 && now - last.current < toldEveryMs)) return
    last.current = now
    // Not through the router, which would have the page's loaders ask again.
    askJson(paths.typing(conversationId), { method: 'POST', body: new URLSearchParams() }).catch(() => {})
  }
}
