import { certificates } from '#tenants/domains/certificates.server.ts'
import { type Certified, certify, releaseCertificate } from '#tenants/domains/certifying.server.ts'
import { Transient } from '#workers/failure.ts'
import type { JobHandler } from '#workers/job.ts'

/** Without a vendor there is nobody to ask any more. */
export const certifyDomain: JobHandler<{ domainId: string }> = async (school, { domainId }) => {
  const vendor = certificates()
  if (vendor) again(await certify(school, domainId, vendor))
}

export const releaseDomain: JobHandler<{ holdId: string }> = async (_school, { holdId }) => {
  const vendor = certificates()
  if (vendor) again(await releaseCertificate(holdId, vendor))
}

function again(certified: Certified): void {
  if (!certified.done) throw new Transient(certified.reason)
}
