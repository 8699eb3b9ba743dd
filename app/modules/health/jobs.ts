import { incidentFileJob } from './incident-jobs.ts'
import { registerFileJob } from './registers-jobs.ts'

export const jobs = [incidentFileJob, registerFileJob] as const
