/**
 * Does something that is called off after a while, or with `signal`. The timer is held while the work goes on: of
 * `AbortSignal.any([signal, AbortSignal.timeout(ms)])` nobody but the garbage collector holds the second, which then never fires.
 */
export async function withPatience<Result>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(new DOMException('It took too long.', 'TimeoutError')), ms)
  try {
    return await work(signal ? AbortSignal.any([signal, patience.signal]) : patience.signal)
  } finally {
    clearTimeout(timer)
  }
}
