import type { Manifest } from '#tenants/module.ts'
import { registerModules } from '#tenants/registry.ts'
import { albums } from './albums/manifest.ts'
import { attendance } from './attendance/manifest.ts'
import { health } from './health/manifest.ts'
import { messages } from './messages/manifest.ts'
import { notices } from './notices/manifest.ts'
import { portfolio } from './portfolio/manifest.ts'
import { reports } from './reports/manifest.ts'

/** Every feature module: one line each. Routes, navigation, switches, permissions and jobs follow from the manifests. */
export const modules: readonly Manifest[] = [albums, attendance, health, messages, notices, portfolio, reports]

registerModules(modules)
