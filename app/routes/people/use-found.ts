import { useEffect, useState } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import type { Found } from '#tenants/people/directory/search.server.ts'
import type { ListedChild } from './child-groups.ts'
import { paths } from './paths.ts'

/** Long enough for the next letter, short enough to feel like none. */
const pauseMs = 300

export interface FoundPeople {
  staff: Found['staff']
  children: ListedChild[]
}
const nobody: FoundPeople = { staff: [], children: [] }

/**
 * Whom the school knows by what is typed, besides those that are with the reader already: asked at a pause, and of answers that
 * overtake each other the last one asked for counts.
 */
export function useFound(typed: string): { found: FoundPeople; busy: boolean } {
  const [answer, setAnswer] = useState<{ typed: string; found: FoundPeople }>({ typed: '', found: nobody })
  const wanted = typed.trim()
  useEffect(() => {
    if (!wanted) return
    const asked = new AbortController()
    const timer = setTimeout(async () => {
      const found = await ask(wanted, asked.signal)
      if (!asked.signal.aborted) setAnswer({ typed: wanted, found: found ?? nobody })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [wanted])
  const isHere = answer.typed === wanted
  return { found: wanted && isHere ? answer.found : nobody, busy: wanted !== '' && !isHere }
}

/** @returns null without a network, or when the school does not answer */
async function ask(q: string, signal: AbortSignal): Promise<FoundPeople | null> {
  const answer = await askJson(paths.search(), { method: 'POST', body: new URLSearchParams({ q }), signal }).catch(
    () => null,
  )
  return answer?.ok ? ((await answer.json()) as FoundPeople) : null
}
