import type { SubmissionResult } from '@conform-to/react'

/** What a button's form was told, by field; empty before the first try. */
export function refusals(data: unknown): Record<string, string[] | undefined> {
  const { submission } = (data ?? {}) as { submission?: SubmissionResult }
  return Object.fromEntries(
    Object.entries(submission?.error ?? {}).map(([field, texts]) => [field, texts ?? undefined]),
  )
}
