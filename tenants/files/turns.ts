/**
 * Lets at most `limit` pieces of work run at a time; the others wait in the order they came.
 * @returns runs one piece when it is its turn, and gives what it gives
 */
export function inTurns(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0
  const waiting: (() => void)[] = []
  return async work => {
    if (running >= limit) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes now takes it before those who wait.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
