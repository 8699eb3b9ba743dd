import { moduleById } from '#tenants/registry.ts'
import type { Job } from './job.ts'

/** Jobs of what belongs to no module; every other prefix is a module's id. */
const corePrefixes = [
  'media',
  'events',
  'upkeep',
  'notify',
  'urgent',
  'people',
  'record',
  'billing',
  'erasure',
  'export',
  'domains',
] as const

/** All jobs that this process knows, by name. */
export type JobRegistry = ReadonlyMap<string, Job>

/** @throws Error if two jobs share a name, or one belongs neither to the core nor to a registered module */
export function registryOf(jobs: readonly Job[]): JobRegistry {
  const registry = new Map<string, Job>()
  for (const job of jobs) {
    if (registry.has(job.name)) throw new Error(`Two jobs are called ${job.name}.`)
    const owner = moduleOf(job.name)
    if (owner !== null && !moduleById(owner)) throw new Error(`Job ${job.name} belongs to no registered module.`)
    registry.set(job.name, job)
  }
  return registry
}

/** The module that a job belongs to; null for the core's. */
export function moduleOf(jobName: string): string | null {
  const prefix = jobName.split('.')[0] ?? ''
  return corePrefixes.some(core => core === prefix) ? null : prefix
}
