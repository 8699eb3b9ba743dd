import type { SlugFault } from '../slug.ts'

/** How it stands with an address that somebody would like for their school. */
export type AddressStanding =
  | { state: 'free'; slug: string }
  | { state: 'malformed'; slug: string; reason: SlugFault }
  | { state: 'reserved'; slug: string; alternatives: string[] }
  | { state: 'taken'; slug: string; alternatives: string[] }
  /** A school gave it, or one that reads like it, up a short while ago: for its former owners it is kept. */
  | { state: 'held'; slug: string; alternatives: string[] }
  /** It reads like `like`, which another school has. */
  | { state: 'alike'; slug: string; like: string; alternatives: string[] }
