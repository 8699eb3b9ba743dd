import { useNavigation } from '@remix-run/react'
import type { Refused } from '#app/platform/act.server.ts'
import { useLastAnswer } from './last-answer.ts'

/** What the last try said, by field, with what was typed; and whether one is on its way. */
export function useAnswer(): {
  errors: Record<string, string[] | undefined>
  typed: (field: string) => string | undefined
  /** What stood in a field when it was sent, or what stands there before anybody types. */
  kept: (field: string, before: string) => string
  /** The same of a box to tick. */
  ticked: (field: string, before: boolean) => boolean
  /** The same of several to choose from. */
  picked: (field: string, before: readonly string[]) => readonly unknown[]
  busy: boolean
} {
  const data = useLastAnswer() as Partial<Refused> | undefined
  const navigation = useNavigation()
  const { error, initialValue } = data?.submission ?? {}
  return {
    errors: Object.fromEntries(Object.entries(error ?? {}).map(([field, messages]) => [field, messages ?? undefined])),
    typed: field => {
      const value = initialValue?.[field]
      return typeof value === 'string' ? value : undefined
    },
    kept: (field, before) => {
      const value = initialValue?.[field]
      return typeof value === 'string' ? value : initialValue ? '' : before
    },
    ticked: (field, before) => (initialValue ? initialValue[field] !== undefined : before),
    picked: (field, before) => (initialValue ? [initialValue[field]].flat() : before),
    busy: navigation.state !== 'idle' && navigation.formMethod !== undefined && navigation.formMethod !== 'GET',
  }
}
