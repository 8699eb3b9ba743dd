import pino from 'pino'

/** The worker's lines for operators: job names, ids, codes, durations. Nothing that people are called or wrote. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: { process: 'worker' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
})

/** A reason code or the name of an error's class; never its message, which may quote a person's words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('reason' in error && typeof error.reason === 'string') return error.reason
  const cause = 'code' in error ? error : error.cause
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? `:${cause.code}` : ''
  return `${error.name}${code}`
}

/** What may be logged of an error: its reason and where it was thrown. */
export function loggable(error: unknown): { reason: string; at: string[] } {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const frames = lines.map(line => line.trim()).filter(line => line.startsWith('at '))
  return { reason: reasonOf(error), at: frames.slice(0, 8) }
}
