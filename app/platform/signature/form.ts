import { z } from 'zod'
import { longestDrawing, longestName } from './sheet.ts'

/** Moves and lines between whole numbers, as `pathOf` writes them. */
const strokes = /^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})+)+$/

/** A signature's part of a form's shape: strokes that were drawn, or a typed name. */
export const signatureFields = {
  way: z.enum(['typed', 'drawn']),
  /** Strokes, or the name. */
  mark: z.string().trim().max(longestDrawing, 'ui.signature.too_long').default(''),
}

/** What is wrong with a signature of that shape: for the form's `superRefine`. */
export function signatureProblem(
  { way, mark }: { way: 'typed' | 'drawn'; mark: string },
  { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>,
): void {
  const wrong = (message: string) => addIssue({ code: 'custom', path: ['mark'], message })
  if (way === 'drawn' && !strokes.test(mark)) wrong('ui.signature.draw')
  if (way === 'typed' && mark.length < 2) wrong('ui.signature.type')
  if (way === 'typed' && mark.length > longestName) wrong('ui.field.too_long')
}
