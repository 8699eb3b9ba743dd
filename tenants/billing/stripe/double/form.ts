/** What Stripe's SDK sends, read back: `items[0][price]=x` is `{ items: [{ price: 'x' }] }`. Every leaf is text. */
export type Form = { [name: string]: FormValue }
export type FormValue = string | FormValue[] | Form

/** Reads a form-encoded body or query. */
export function formOf(text: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text))
    put(
      form,
      name.split('[').map(part => part.replace(/\]$/, '')),
      value,
    )
  return listed(form) as Form
}

/** A text of a form, or undefined. */
export const textOf = (value: FormValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
export const formIn = (value: FormValue | undefined): Form =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}
export const listIn = (value: FormValue | undefined): FormValue[] => (Array.isArray(value) ? value : [])

/** The texts of a form, for metadata. */
export const texts = (form: Form): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

function put(form: Form, [first = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) form[first] = value
  else {
    const inner = formIn(form[first])
    form[first] = inner
    put(inner, rest, value)
  }
}

/** Turns `{ 0: a, 1: b }` into a list, all the way down. */
function listed(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([name, each]) => [name, listed(each)] as const)
  const isList = entries.length > 0 && entries.every(([name]) => /^\d*$/.test(name))
  return isList ? entries.map(([, each]) => each) : Object.fromEntries(entries)
}
