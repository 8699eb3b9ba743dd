/** Bytes `start` to `end`, both inclusive. */
export interface AskedRange {
  start: number
  end: number
}

/**
 * What a `Range` header asks of a file of `size` bytes (RFC 9110 §14.2). Null: nothing that has to be honoured (another unit,
 * several ranges, bad syntax), so the whole file is the answer. `unsatisfiable`: 416.
 */
export function askedRange(header: string | null, size: number): AskedRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes\s*=\s*(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '')
    return Number(last) === 0 || size === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, size - Number(last)), end: size - 1 }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

/** Whether an `If-None-Match` header names this tag: then the browser has the file already (RFC 9110 §13.1.2). */
export function hasTag(header: string | null, tag: string): boolean {
  if (!header) return false
  return header.trim() === '*' || header.split(',').some(each => each.trim().replace(/^W\//, '') === tag)
}
