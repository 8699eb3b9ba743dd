import { albums } from './manifest.ts'
import type { Allowed } from './policy.ts'

/** What the school set for albums, over the defaults; what is stored but no longer understood counts as not set. */
export function settingsOf(resolved: { settings: ReadonlyMap<string, Record<string, unknown>> }): Allowed {
  const stored = albums.settings.safeParse(resolved.settings.get('albums') ?? {})
  return stored.success ? stored.data : albums.settings.parse({})
}
