import { notices } from './manifest.ts'

/** What the school set for notices, over the defaults; what is stored but no longer understood counts as not set. */
export function settingsOf(resolved: { settings: ReadonlyMap<string, Record<string, unknown>> }): {
  comments: boolean
} {
  const stored = notices.settings.safeParse(resolved.settings.get('notices') ?? {})
  return stored.success ? stored.data : notices.settings.parse({})
}
