import { cpus, loadavg } from 'node:os'

/** The middle of the values; NaN when there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** The value that a share of all, e.g. 0.95, do not exceed (nearest rank); NaN when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN
}

/** Processor time that this machine has spent since it started, all cores and processes together, milliseconds. */
export const processorMs = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)

/** A ratio as the tables show it. */
export const ratio = (value: number): string => value.toFixed(2)

/** Whether a figure keeps its target, as the tables show it. */
export const against = (value: number, compare: 'at most' | 'at least', target: number): string =>
  `${(compare === 'at most' ? value <= target : value >= target) ? 'kept' : 'MISSED'} (${compare} ${target})`

/** Prints the one table of a benchmark, with the machine it was measured on and how busy that was. */
export function printTable(
  title: string,
  rows: readonly Record<string, string>[],
  notes: readonly string[] = [],
): void {
  const columns = Object.keys(rows[0] ?? {})
  const widths = columns.map(column => Math.max(column.length, ...rows.map(row => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const load = loadavg()
    .map(each => each.toFixed(1))
    .join(', ')
  const lines = [
    `\n${title}`,
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, load average ${load}\n`,
    line(columns),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(row => line(columns.map(column => row[column] ?? ''))),
    ...notes.map(note => `\n${note}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
