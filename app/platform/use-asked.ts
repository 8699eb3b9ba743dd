import { useEffect, useMemo, useState } from 'react'
import { askJson } from './ask-json.ts'

/**
 * What a resource route answers as JSON, asked once the page is there and past the router: something that is gone, or no network, is no
 * reason to put an error in the page's place.
 * @param news changes when it is to be asked again; what was answered before stays meanwhile
 * @returns 'asked' until it answers; null when it does not
 */
export function useAsked<Answer extends object>(path: string, news = 0): Answer | 'asked' | null {
  const [answer, setAnswer] = useState<Answer | 'asked' | null>('asked')
  const question = useMemo(() => ({ path, news }), [path, news])
  useEffect(() => {
    const asked = new AbortController()
    askJson(question.path, { signal: asked.signal })
      .then(async response => (response.ok ? ((await response.json()) as Answer) : null))
      .catch(() => null)
      .then(found => {
        if (!asked.signal.aborted) setAnswer(found)
      })
    return () => asked.abort()
  }, [question])
  return answer
}
