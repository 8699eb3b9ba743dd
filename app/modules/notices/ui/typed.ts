import { useAnswer } from './answer.ts'

/** What stands in the form's fields: what was typed in a try that failed, else what was there before. */
export function useTyped() {
  const { errorOf, typed, busy } = useAnswer()
  return {
    errorOf,
    busy,
    kept: (field: string, before: string): string =>
      typeof typed?.[field] === 'string' ? typed[field] : typed ? '' : before,
    ticked: (field: string, before: boolean): boolean => (typed ? typed[field] !== undefined : before),
    picked: (field: string, before: readonly string[]): readonly unknown[] => (typed ? [typed[field]].flat() : before),
  }
}
