import { useId } from 'react'

/** What a person did wrong: one sentence, or several as a form library collects them. */
export type FieldErrors = string | readonly string[] | null | undefined

export type FieldIds = {
  id: string
  /** Same names as conform makes (`<id>-description`, `<id>-error`), so both may point at the same elements. */
  hintId: string
  errorId: string
}

/** Ids for a control, its hint and its error; `id` if the caller has one, else one made by React. */
export function useFieldIds(id: string | undefined): FieldIds {
  const made = useId()
  const own = id ?? made
  return { id: own, hintId: `${own}-description`, errorId: `${own}-error` }
}

/** `aria-invalid` and `aria-describedby` for a control: the caller's ids first, each once, only of what is there. */
export function describeField(
  ids: FieldIds,
  { hint, error, describedBy }: { hint: unknown; error: FieldErrors; describedBy?: string | undefined },
): { 'aria-invalid'?: true; 'aria-describedby'?: string } {
  const tokens = new Set(describedBy?.split(/\s+/).filter(Boolean))
  if (hint) tokens.add(ids.hintId)
  const wrong = hasError(error)
  if (wrong) tokens.add(ids.errorId)
  return {
    ...(wrong ? { 'aria-invalid': true } : {}),
    ...(tokens.size > 0 ? { 'aria-describedby': [...tokens].join(' ') } : {}),
  }
}

/** Whether there is anything to say. */
export function hasError(error: FieldErrors): boolean {
  return typeof error === 'string' ? error !== '' : (error?.length ?? 0) > 0
}
