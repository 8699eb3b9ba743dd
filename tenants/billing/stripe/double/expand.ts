import { type Books, plainId } from './books.ts'
import { type Form, type FormValue, listIn, textOf } from './form.ts'

type Json = { [name: string]: unknown }

/** Puts objects in the place of their ids where they were asked for: `expand: ['data.schedule']`. Works on a copy. */
export function expanded(books: Books, answer: object, wanted: FormValue | undefined): object {
  const copy = structuredClone(answer) as Json
  for (const path of listIn(wanted).map(textOf)) if (path) follow(books, copy, path.split('.'))
  return copy
}

function follow(books: Books, value: unknown, [first, ...rest]: string[]): void {
  if (Array.isArray(value)) {
    for (const each of value) follow(books, each, [first ?? '', ...rest])
    return
  }
  if (typeof value !== 'object' || value === null || !first) return
  const object = value as Json
  if (first === 'payments' && object.object === 'invoice') object.payments = paymentsOf(books, String(object.id))
  const inner = object[first]
  if (typeof inner === 'string') object[first] = structuredClone(byId(books, inner)) ?? inner
  follow(books, object[first], rest)
}

const paymentsOf = (books: Books, invoice: string) => ({
  object: 'list',
  data: structuredClone([...books.state.payments.values()].filter(each => plainId(each.invoice) === invoice)),
  has_more: false,
  url: '/v1/invoice_payments',
})

function byId({ state }: Books, id: string): object | undefined {
  return [state.schedules, state.subscriptions, state.invoices, state.customers, state.prices, state.charges]
    .map((map: Map<string, object>) => map.get(id))
    .find(each => each !== undefined)
}

/** A page of a list, newest first, as Stripe gives it. */
export function pageOf(values: Iterable<{ id: string }>, form: Form, url: string): object {
  const all = [...values].reverse()
  const after = textOf(form.starting_after)
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const limit = Number(textOf(form.limit) ?? 10)
  return { object: 'list', data: all.slice(from, from + limit), has_more: from + limit < all.length, url }
}
