import { settingsOf as moduleSettings } from '#tenants/module-settings.ts'
import { messages } from './manifest.ts'
import type { OfficeHours } from './office-hours.ts'

/** What the school set for messages, over the defaults. */
export const settingsOf = (resolved: Parameters<typeof moduleSettings>[0]): OfficeHours =>
  messages.settings.parse(moduleSettings(resolved, messages))
