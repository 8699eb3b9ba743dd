import { z } from 'zod'

/** The number of a version that an address names, or null. */
export const versionIn = (url: URL): number | null =>
  z.coerce.number().int().min(1).max(10_000).safeParse(url.searchParams.get('version')).data ?? null
