import { useActionData, useNavigation } from '@remix-run/react'
import type { Refused } from '#app/platform/act.server.ts'

/** What the last try of the page's form said, by field, with what was typed; and whether one is on its way. */
export function useAnswer() {
  const answer = useActionData() as Partial<Refused> | undefined
  const { state, formMethod } = useNavigation()
  const { error, initialValue } = answer?.submission ?? {}
  return {
    errorOf: (field: string): readonly string[] | undefined => error?.[field] ?? undefined,
    typed: initialValue,
    busy: state !== 'idle' && formMethod !== undefined && formMethod !== 'GET',
  }
}
