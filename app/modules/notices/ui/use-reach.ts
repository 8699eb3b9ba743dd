import { useEffect, useState } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import type { Audience } from '../forms.ts'
import { paths } from '../paths.ts'
import type { Reach } from '../reach.ts'

/** Milliseconds after the last tap before it is counted. */
const pause = 250

/**
 * Counts whom a notice would reach while its audience is being chosen. Not through the router, which would load the page anew after
 * each tap. Null while nobody knows: at first, without a network, and for nobody chosen.
 */
export function useReach({ audience, classIds, tagIds, childIds }: Audience): Reach | null {
  const [reach, setReach] = useState<Reach | null>(null)
  const asked = JSON.stringify([audience, classIds, tagIds, childIds])
  useEffect(() => {
    const leave = new AbortController()
    const timer = setTimeout(async () => {
      const counted = await count(asked, leave.signal).catch(() => null)
      if (!leave.signal.aborted) setReach(counted)
    }, pause)
    return () => {
      clearTimeout(timer)
      leave.abort()
    }
  }, [asked])
  return reach
}

async function count(asked: string, signal: AbortSignal): Promise<Reach | null> {
  const [audience, classIds, tagIds, childIds] = JSON.parse(asked) as [string, string[], string[], string[]]
  if (audience === 'chosen' && classIds.length + tagIds.length + childIds.length === 0) return null
  const body = new URLSearchParams({ audience })
  for (const id of classIds) body.append('classIds', id)
  for (const id of tagIds) body.append('tagIds', id)
  for (const id of childIds) body.append('childIds', id)
  const answer = await askJson(paths.reach(), { method: 'POST', body, signal })
  return answer.ok ? ((await answer.json()) as Reach) : null
}
