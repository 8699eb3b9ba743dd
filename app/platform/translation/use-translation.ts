import { useEffect, useRef, useState } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import { inTurn } from './in-turn.ts'
import type { Offer, TranslationAnswer, Untranslated } from './translation.ts'

/** A text in another language, and how the reader sees it now. */
export interface Translated<Text> {
  offered: boolean
  /** In the reader's language; null while the original is shown. */
  shown: Text | null
  asking: boolean
  /** Why there is none; the original stays. */
  reason: Untranslated | null
  /** To the translation, which is asked for if it is not there, or back to the original. */
  turn: () => void
}

/**
 * Lets a reader turn a text into their language and back. Past the router: nothing else on the page changes by it, and without a network the
 * original stays.
 * @param path of the resource that translates
 * @param always the reader wants no tapping
 */
export function useTranslation<Text>(path: string, offer: Offer<Text> | null, always: boolean): Translated<Text> {
  const offered = offer !== null
  const kept = offer?.kept ?? null
  const [answered, setAnswered] = useState<{ path: string; text: Text } | null>(null)
  const [wanted, setWanted] = useState(always)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState<Untranslated | null>(null)
  const text = kept ?? (answered?.path === path ? answered.text : null)
  const here = useRef(false)

  /** Whether asking for others makes sense, too. */
  const ask = async (): Promise<boolean> => {
    if (!here.current) return true
    setAsking(true)
    setReason(null)
    const answer = await askFor<Text>(path)
    if (!here.current) return true
    setAsking(false)
    if ('translated' in answer) setAnswered({ path, text: answer.translated })
    else setReason(answer.reason)
    return 'translated' in answer || answer.reason === 'too_long'
  }

  const unbidden = offered && always && kept === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a text, whatever is drawn anew meanwhile
  useEffect(() => {
    here.current = true
    if (unbidden) inTurn(ask)
    return () => {
      here.current = false
    }
  }, [path])

  return {
    offered,
    shown: offered && wanted ? text : null,
    asking,
    reason,
    turn: () => {
      if (asking) return
      const turnsBack = wanted && text !== null
      setWanted(!turnsBack)
      if (text === null) ask()
    },
  }
}

async function askFor<Text>(path: string): Promise<TranslationAnswer<Text>> {
  const answer = await askJson(path, { method: 'POST', body: new URLSearchParams() }).catch(() => null)
  if (!answer?.ok) return { reason: 'unavailable' }
  return answer.json().catch(() => ({ reason: 'unavailable' }))
}
