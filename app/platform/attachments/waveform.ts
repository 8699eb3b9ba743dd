/** Bars of a voice note, and the drawing's units per bar and of its height. */
export const barCount = 64
export const barRoom = 4
export const waveHeight = 32

/**
 * The path of bars `from` up to `to` (not included), upright strokes round the middle of a drawing of
 * `barCount * barRoom` × `waveHeight`. A silent bar is a dot.
 * @param peaks loudness from 0 to 1
 */
export function wavePath(peaks: readonly number[], from = 0, to = peaks.length): string {
  const middle = waveHeight / 2
  return peaks
    .slice(from, to)
    .map((peak, index) => {
      const x = (from + index + 0.5) * barRoom
      const reach = Math.max(0.5, Math.min(1, Math.max(0, peak)) * (middle - 2))
      return `M${x} ${round(middle - reach)}V${round(middle + reach)}`
    })
    .join('')
}

/** How many of `bars` have been played at `at` of `total` milliseconds. */
export const barsPlayed = (at: number, total: number, bars = barCount): number =>
  total > 0 ? Math.min(bars, Math.max(0, Math.round((at / total) * bars))) : 0

/** As many bars as a drawing has: the loudest of each stretch, the loudest of all at full height. */
export function barsOf(levels: readonly number[], bars = barCount): number[] {
  const loudest = Math.max(0.001, ...levels)
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / bars))
    return Math.max(0, ...levels.slice(from, to)) / loudest
  })
}

const round = (value: number): number => Math.round(value * 10) / 10
