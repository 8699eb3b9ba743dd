import type { ZodType } from 'zod'
import { usualSettings } from './kinds.ts'
import type { Manifest } from './module.ts'

/** One setting of a module that is on or off. */
export interface YesNo {
  name: string
  value: boolean
}

interface Stored {
  facts: { kind: string; country: string }
  settings: ReadonlyMap<string, Record<string, unknown>>
}

/**
 * A module's settings in a school: what it stored, over what is usual for its kind and country, over the module's own. What no longer fits the
 * schema falls back to the defaults, so that an old row cannot break a page.
 */
export function settingsOf({ facts, settings }: Stored, manifest: Manifest): Record<string, unknown> {
  const usual = usualSettings(facts, manifest.id)
  const parsed = manifest.settings.safeParse({ ...usual, ...settings.get(manifest.id) })
  return parsed.success ? parsed.data : manifest.settings.parse(usual)
}

/** The settings that a generic form can show: those that are on or off. */
export function yesNoSettings(school: Stored, manifest: Manifest): YesNo[] {
  const values = settingsOf(school, manifest)
  return Object.entries(manifest.settings.shape)
    .filter(([, field]) => isYesNo(field as ZodType))
    .map(([name]) => ({ name, value: values[name] === true }))
}

/** Whether a field takes exactly true and false. */
const isYesNo = (field: ZodType): boolean =>
  field.safeParse(true).success && field.safeParse(false).success && !field.safeParse('').success
