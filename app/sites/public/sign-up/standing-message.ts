import type { MessageKey, Values } from '#app/platform/i18n/translate.ts'
import type { AddressStanding } from '#tenants/signup/standing.ts'

/** Each way in which an address can be wrong, as a sentence at its field. */
export function standingMessage(standing: AddressStanding): { key: MessageKey; values: Values } {
  if (standing.state === 'malformed') return { key: shapes[standing.reason], values: {} }
  if (standing.state === 'alike')
    return { key: 'public.address.alike', values: { slug: standing.slug, like: standing.like } }
  return { key: states[standing.state], values: { slug: standing.slug } }
}

const states = {
  free: 'public.address.free',
  reserved: 'public.address.reserved',
  taken: 'public.address.taken',
  held: 'public.address.held',
} as const

const shapes = {
  'too-short': 'public.address.too_short',
  'too-long': 'public.address.too_long',
  characters: 'public.address.characters',
  'edge-hyphen': 'public.address.edge_hyphen',
  'double-hyphen': 'public.address.double_hyphen',
  'only-digits': 'public.address.only_digits',
} as const
