/** Names of the jobs around domains, which live in `workers/domains`. */
export const certifyJob = 'domains.certify'
export const releaseJob = 'domains.release'
