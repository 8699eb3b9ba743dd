import pino from 'pino'

/**
 * Structured lines for operators: ids, codes, durations. Never a name, address, text or file name of people;
 * `app/e2e/canary` looks for them. Requests carry their id, so that a person can quote it.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
})

/** What may be logged of an error: its class, code and place, not its message, which can quote what people wrote. */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const cause = error.cause instanceof Error ? { cause: loggable(error.cause) } : {}
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const frames = (error.stack ?? '')
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 8)
  return { error: error.name, ...code, at: frames.map(line => line.trim()), ...cause }
}
