import { Problem } from '../problem.ts'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An id from an address, or null: what is no id names nothing, and the database would call it an error. */
export const asId = (text: string | undefined): string | null => (text && shape.test(text) ? text : null)

/** An id from an address. @throws Problem not_found for what is none */
export function idFrom(text: string | undefined): string {
  const id = asId(text)
  if (!id) throw new Problem('not_found')
  return id
}
