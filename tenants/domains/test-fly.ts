import { type Asked, startVendor, type VendorSays } from '../test-vendor.ts'

/** For tests: the certificates resource of Fly's Machines API, as its documentation has it. */
export async function startFly() {
  const hosts = new Map<string, { issued: boolean; fault: string | null }>()
  const token = 'secret'
  let status: number | null = null
  const detail = (hostname: string) => {
    const { issued, fault } = hosts.get(hostname) ?? { issued: false, fault: null }
    return {
      hostname,
      configured: issued,
      acme_requested: true,
      status: issued ? 'active' : 'pending_validation',
      dns_provider: 'enom',
      rate_limited_until: null,
      certificates: issued
        ? [{ source: 'fly', status: 'active', created_at: '2026-11-28T10:00:00Z', issuer: null, issued: [] }]
        : [],
      validation: { dns_configured: issued, alpn_configured: issued, http_configured: issued },
      validation_errors: fault ? [{ code: 'caa', message: fault, remediation: 'Change the record.' }] : [],
    }
  }
  const answerTo = ({ method, url, headers, body }: Asked): VendorSays => {
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, body: { error: 'unauthorized' } }
    if (status) return { status, body: { error: 'refused by the double' } }
    const [, hostname = '', verb] = /^\/v1\/apps\/cubby\/certificates\/([^/]+)(?:\/(check))?$/.exec(url.pathname) ?? []
    if (method === 'POST' && hostname === 'acme') {
      const asked: string = JSON.parse(body).hostname
      if (hosts.has(asked)) return { status: 422, body: { error: 'hostname already exists' } }
      hosts.set(asked, { issued: false, fault: null })
      return { status: 201, body: detail(asked) }
    }
    if (!hosts.has(hostname)) return { status: 404, body: { error: 'certificate not found' } }
    if (method === 'DELETE') {
      hosts.delete(hostname)
      return { status: 204, body: {} }
    }
    return verb === 'check' ? { status: 200, body: detail(hostname) } : { status: 405, body: {} }
  }
  const vendor = await startVendor(answerTo)
  return {
    ...vendor,
    token,
    has: (hostname: string) => hosts.has(hostname),
    issue: (hostname: string) => hosts.set(hostname, { issued: true, fault: null }),
    fault: (hostname: string, fault: string) => hosts.set(hostname, { issued: false, fault }),
    /** Answers everything with that status from now on. */
    answer(with_: number) {
      status = with_
    },
  }
}
