import { isViewing } from '../viewing/marker.ts'

/*
 * What somebody was writing and has not sent. It rests in this browser's storage under their membership, as what waits to be sent does: whoever
 * signs in next does not see it, and signing out clears it with everything else.
 */

const keyOf = (memberId: string, topic: string): string => `cubby-draft-${memberId}-${topic}`

/** @returns what was written about the topic and not sent, '' if nothing was or this browser keeps nothing */
export function draftOf(memberId: string, topic: string): string {
  if (isViewing()) return ''
  try {
    return localStorage.getItem(keyOf(memberId, topic)) ?? ''
  } catch {
    return ''
  }
}

/** Keeps what is being written; '' forgets it. A browser that keeps nothing, or has no room, loses it on closing. */
export function keepDraft(memberId: string, topic: string, text: string): void {
  if (isViewing()) return
  try {
    if (text) localStorage.setItem(keyOf(memberId, topic), text)
    else localStorage.removeItem(keyOf(memberId, topic))
  } catch {
    // The text still stands in its field.
  }
}
