import { moduleById } from '#tenants/registry.ts'
import type { Job } from './job.ts'
import { type JobRegistry, registryOf } from './registry.ts'

interface JobsFile {
  jobs: readonly Job[]
}

const core = import.meta.glob<JobsFile>(['/workers/*/jobs.ts', '/app/platform/jobs.ts', '/app/platform/*/jobs.ts'], {
  eager: true,
})
const ofModules = import.meta.glob<JobsFile>('/app/modules/*/jobs.ts', { eager: true })

/**
 * Every job there is: the core's, and those of registered modules. A module whose line in the registry was removed takes
 * its jobs with it.
 */
export function allJobs(): JobRegistry {
  const registered = Object.entries(ofModules).filter(([path]) => moduleById(path.split('/')[3] ?? ''))
  return registryOf([...Object.values(core), ...registered.map(([, file]) => file)].flatMap(file => file.jobs))
}
