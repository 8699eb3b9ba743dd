/**
 * What went wrong, for the person in front of it. The code has a sentence in every language
 * (`problem.<code>`); nothing personal is in it.
 */
export const problemStatus = {
  not_found: 404,
  /** The module is switched off or not in the plan: the page is gone, as if it had never been. */
  module_off: 404,
  forbidden: 403,
  conflict: 409,
  gone: 410,
  too_large: 413,
  bad_request: 400,
  wrong_origin: 403,
  rate_limited: 429,
  /** So many children's data were read that the account is stopped until a second proof, or the head, lets it go. */
  braked: 429,
  plan_needed: 402,
  /** The card or account refused the payment; nothing was changed. */
  payment_failed: 402,
  read_only: 423,
  /** The office sees the site as somebody else: nothing is changed in their name. */
  viewing: 423,
  /** For the one whom the office sees the site as, and nobody in their place. */
  kept_private: 403,
  /** The vendor's support was let in, but not to this; or to read, and not to change anything. */
  support_closed: 403,
  support_reads: 423,
  suspended: 503,
  unavailable: 503,
} as const
export type ProblemCode = keyof typeof problemStatus

/** Thrown by domain functions; becomes a page in the school's colours, or an answer of that status. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  constructor(
    readonly code: ProblemCode,
    /** For logs only; ids and codes, never what people wrote. */
    detail?: string,
  ) {
    super(detail ? `${code}: ${detail}` : code)
    this.status = problemStatus[code]
  }
}

/** What the actor may not know exists does not exist. */
export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Problem('not_found')
  return value
}
