import { environment } from '../config.server.ts'
import { FlyCertificates } from './fly.server.ts'

/**
 * How it stands with a host's certificate. `reason` is for people: the vendor's words, where it gives any. `unknown`: the vendor could not be
 * asked now, which says nothing about the certificate; its reason is a code for the log.
 */
export type CertificateStanding =
  | { state: 'issued' }
  | { state: 'pending' }
  | { state: 'failed'; reason: string }
  | { state: 'unknown'; reason: string }

/** Who makes certificates for schools' domains. All of it may be asked twice; nothing throws. */
export interface Certificates {
  /** Asks for a certificate, or looks how far it is where that was done before. */
  request(hostname: string): Promise<CertificateStanding>
  /** Looks anew how far it is; null when none was asked for. */
  standing(hostname: string): Promise<CertificateStanding | null>
  /** Gives it up; nothing happens where there is none. @returns whether it is gone */
  release(hostname: string): Promise<boolean>
}

/** Fly where its variables are set; null where what stands in front of us (a proxy) has certificates of its own. */
export function certificates(): Certificates | null {
  const { FLY_APP_NAME, FLY_API_TOKEN, FLY_API_URL } = environment()
  return FLY_APP_NAME && FLY_API_TOKEN
    ? new FlyCertificates({ app: FLY_APP_NAME, token: FLY_API_TOKEN, url: FLY_API_URL })
    : null
}
