import { z } from 'zod'
import { certifyJob, releaseJob } from '#tenants/domains/jobs.ts'
import { defineJob } from '#workers/job.ts'

/** Once a day each school's domains, and the address its mails come from, are looked at in public DNS. */
export const checkAll = defineJob({
  name: 'domains.check',
  schema: z.object({}),
  schedule: '35 4 * * *',
  timeoutMs: 300_000,
  handler: async () => (await import('./check.server.ts')).checkAll,
})

/** Asks for the certificate of a domain, and looks how far it is. */
export const certify = defineJob({
  name: certifyJob,
  schema: z.object({ domainId: z.uuid() }),
  backoffMs: 30_000,
  handler: async () => (await import('./certify.server.ts')).certifyDomain,
})

/** Gives up the certificate of a domain that was removed; the hold of its name names it. */
export const release = defineJob({
  name: releaseJob,
  schema: z.object({ holdId: z.uuid() }),
  backoffMs: 30_000,
  handler: async () => (await import('./certify.server.ts')).releaseDomain,
})

export const jobs = [checkAll, certify, release] as const
