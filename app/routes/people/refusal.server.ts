import { type FieldErrors, invalid } from '#app/platform/act.server.ts'
import { Problem, type ProblemCode } from '#tenants/problem.ts'

/**
 * Does what a form asks for; a problem that its writer can mend becomes a sentence at the field.
 * @param sentences field errors by the problem they stand for; other problems stay what they are
 */
export async function atField<Result>(
  sentences: Partial<Record<ProblemCode, FieldErrors>>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const fields = error instanceof Problem ? sentences[error.code] : undefined
    throw fields ? invalid(fields) : error
  }
}
