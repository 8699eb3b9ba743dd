import { incidentFileJob } from './incident-jobs.ts'
import { medicationWatchJob, witnessDueJob } from './medication-jobs.ts'
import { registerFileJob } from './registers-jobs.ts'

export const jobs = [witnessDueJob, medicationWatchJob, incidentFileJob, registerFileJob] as const
