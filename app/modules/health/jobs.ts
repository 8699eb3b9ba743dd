import { incidentFileJob } from './incident-jobs.ts'

export const jobs = [incidentFileJob] as const
