import { widthOf } from './frame.ts'

/** Where the middle of a name may be, so that it ends within a drawing of that width. */
export const inside = (x: number, name: string, width: number): number => Math.min(x, width - widthOf(name) / 2 - 1)

/** As many names as fit beside each other, evenly, the last one always. @param step pixels from one to the next */
export function sparse(names: readonly string[], step: number): { name: string; index: number }[] {
  const every = Math.max(1, Math.ceil((Math.max(0, ...names.map(widthOf)) + 8) / Math.max(step, 1)))
  return names.map((name, index) => ({ name, index })).filter(({ index }) => (names.length - 1 - index) % every === 0)
}
