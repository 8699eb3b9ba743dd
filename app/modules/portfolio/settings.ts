import { settingsOf as storedOver } from '#tenants/module-settings.ts'
import type { FrameworkId } from './frameworks/framework.ts'
import { frameworkOf } from './frameworks/terms.ts'
import { portfolio } from './manifest.ts'

/** What the school set for its portfolio. */
export interface Settings {
  /** By which it observes. */
  frameworks: FrameworkId[]
  /** A teacher's observation goes to a lead first. */
  review: boolean
  /** After how many weeks a child that was not seen in an area is pointed out. */
  coverageWeeks: number
}

/** What the school set, over the defaults of its country; what is stored but no longer understood counts as not set. */
export function settingsOf(resolved: Parameters<typeof storedOver>[0] & { facts: { country: string } }): Settings {
  const { frameworks, review, coverageWeeks } = portfolio.settings.parse(storedOver(resolved, portfolio))
  return { frameworks: frameworks ?? [frameworkOf(resolved.facts.country)], review, coverageWeeks }
}
