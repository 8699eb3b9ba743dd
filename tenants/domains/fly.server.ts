import { z } from 'zod'
import { askVendor } from '../vendor-answer.server.ts'
import type { CertificateStanding, Certificates } from './certificates.server.ts'

export interface FlyApp {
  app: string
  token: string
  /** Of the Machines API, without the version. */
  url: string
}

/**
 * Certificates by Let's Encrypt from the certificates resource of Fly's Machines API (fly.io/docs/machines/api/certificates-resource): a host is
 * added to the app, Fly looks by itself whether its address leads there, and renews what it has issued.
 */
export class FlyCertificates implements Certificates {
  constructor(private readonly of: FlyApp) {}

  async request(hostname: string): Promise<CertificateStanding> {
    const known = await this.standing(hostname)
    if (known) return known
    const answer = await this.ask('POST', 'acme', { hostname })
    if (answer === null) return unknown('unreachable')
    return answer.status === 201 || answer.status === 200 ? standingIn(answer.body) : refusal(answer)
  }

  async standing(hostname: string): Promise<CertificateStanding | null> {
    // The check looks at DNS anew, where a plain GET tells what the last one found.
    const answer = await this.ask('POST', `${encodeURIComponent(hostname)}/check`)
    if (answer === null) return unknown('unreachable')
    if (answer.status === 404) return null
    return answer.status === 200 ? standingIn(answer.body) : refusal(answer)
  }

  async release(hostname: string): Promise<boolean> {
    const answer = await this.ask('DELETE', encodeURIComponent(hostname))
    return answer !== null && [200, 202, 204, 404].includes(answer.status)
  }

  private async ask(method: 'POST' | 'DELETE', path: string, body?: object) {
    const { app, token, url } = this.of
    const answer = await askVendor(new URL(`/v1/apps/${encodeURIComponent(app)}/certificates/${path}`, url), {
      method,
      headers: { authorization: authorised(token), 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return typeof answer === 'string' ? null : answer
  }
}

const Detail = z.object({
  status: z.string().nullish(),
  acme_requested: z.boolean().nullish(),
  certificates: z.array(z.object({ status: z.string().nullish() })).nullish(),
  validation_errors: z.array(z.object({ message: z.string().nullish(), code: z.string().nullish() })).nullish(),
  rate_limited_until: z.string().nullish(),
})

/** An active certificate counts, whatever a renewal under way says; with errors Fly tries again by itself, but somebody has to mend something. */
function standingIn(body: unknown): CertificateStanding {
  const read = Detail.safeParse(body)
  if (!read.success) return unknown('unreadable')
  const { status, certificates, validation_errors: errors, rate_limited_until: limited } = read.data
  if (status === 'active' || certificates?.some(each => each.status === 'active')) return { state: 'issued' }
  const [error] = errors ?? []
  if (error) return { state: 'failed', reason: (error.message || error.code || 'validation').slice(0, 300) }
  if (limited) return { state: 'failed', reason: `Let’s Encrypt: rate limited until ${limited.slice(0, 40)}` }
  return { state: 'pending' }
}

/** Of our own account (401, 403), too many questions and faults of Fly's pass; anything else is about the host. */
function refusal({ status, body }: { status: number; body: Record<string, unknown> }): CertificateStanding {
  if (status === 401 || status === 403) return unknown('not_authorised')
  if (status === 404) return unknown('no_app')
  if (status === 429 || status >= 500) return unknown('busy')
  return { state: 'failed', reason: typeof body.error === 'string' ? body.error.slice(0, 300) : `Fly: ${status}` }
}

const unknown = (reason: string): CertificateStanding => ({ state: 'unknown', reason })

/** Tokens of `fly tokens create` name their scheme themselves. */
const authorised = (token: string): string => (/^(FlyV1|Bearer) /.test(token) ? token : `Bearer ${token}`)
