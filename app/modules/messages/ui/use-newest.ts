import { useEffect, useRef } from 'react'
import type { Thread } from '../conversation.ts'

/** Pixels from the bottom within which somebody is reading the newest. */
const nearBottom = 240

/**
 * Opens a conversation at its newest message, and follows it down as long as the reader is there.
 * @param waitingId the newest of what this device has not sent yet, which stands below
 */
export function useNewest({ messages, newest }: Thread, waitingId: string | undefined): void {
  const last = messages.at(-1)
  const opened = useRef(false)
  const following = useRef(true)
  useEffect(() => {
    const look = () => {
      following.current = window.innerHeight + window.scrollY > document.body.scrollHeight - nearBottom
    }
    // A picture takes its room after the line it stands in: whoever is at the bottom stays there.
    const growth = new ResizeObserver(() => {
      if (opened.current && newest && following.current) toBottom()
    })
    growth.observe(document.body)
    window.addEventListener('scroll', look, { passive: true })
    return () => {
      growth.disconnect()
      window.removeEventListener('scroll', look)
    }
  }, [newest])
  const lastId = waitingId ?? last?.id
  const isOwn = waitingId !== undefined || (last?.author?.own ?? false)
  useEffect(() => {
    if (!lastId || !newest || (!opened.current && location.hash)) return
    if (!opened.current || following.current || isOwn) toBottom()
    opened.current = true
  }, [lastId, newest, isOwn])
}

const toBottom = () => window.scrollTo({ top: document.body.scrollHeight })
