import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#db/client.server.ts'
import { Problem } from '../problem.ts'
import { fingerprint } from './vault.server.ts'

/** How often, in how many seconds. By network many people may share an address: a whole school sits behind one. */
const rules = {
  'password.address': { points: 10, duration: 900 },
  'password.network': { points: 100, duration: 900 },
  'code.address': { points: 5, duration: 900 },
  'code.network': { points: 60, duration: 900 },
  /** Tries at a code; better-auth counts three per code as well. */
  'code_try.address': { points: 15, duration: 900 },
  'code_try.network': { points: 200, duration: 900 },
  'second_factor.network': { points: 60, duration: 900 },
  'passkey.network': { points: 200, duration: 900 },
  /** Guesses at join codes and invitations: 50 bits and more would need centuries at this pace. */
  'guess.network': { points: 30, duration: 900 },
  'guess.school': { points: 600, duration: 3600 },
  'account.identity': { points: 30, duration: 900 },
  /** Schools signed up from one network, and addresses looked at while typing. */
  'sign_up.network': { points: 20, duration: 3600 },
  'slug.network': { points: 600, duration: 900 },
  /** Looking a domain's proof up asks the public DNS. */
  'domain.school': { points: 20, duration: 900 },
  /** One-time codes that a guardian makes, and codes that one of the staff tries at the door. */
  'pickup_code.member': { points: 30, duration: 3600 },
  'pickup_try.member': { points: 20, duration: 900 },
  'pickup_try.kiosk': { points: 20, duration: 900 },
  /** PINs that a guardian sets, and tries at the one with which staff end a kiosk. */
  'kiosk_pin.member': { points: 20, duration: 3600 },
  'kiosk_exit.kiosk': { points: 10, duration: 900 },
  /** PINs that one of the staff sets, and tries at colleagues' PINs by whoever asks them to confirm something. */
  'staff_pin.member': { points: 20, duration: 3600 },
  'staff_pin_try.member': { points: 30, duration: 900 },
  /** Requests and answers that one of a school sends to the vendor's support. */
  'help.member': { points: 30, duration: 3600 },
} as const
export type Limit = keyof typeof rules

/**
 * Counts one try against each subject; only keyed fingerprints are stored.
 * @param subjects limit → what is counted: an address' index, the client's network address, an id
 * @throws Problem rate_limited once a subject has none left
 */
export async function spend(subjects: Partial<Record<Limit, string | undefined>>): Promise<void> {
  const counted = Object.entries(subjects) as [Limit, string | undefined][]
  await Promise.all(counted.map(([limit, subject]) => spendOne(limit, subject ?? 'unknown')))
}

async function spendOne(limit: Limit, subject: string): Promise<void> {
  const key = await fingerprint('limit', limit.endsWith('.network') ? networkOf(subject) : subject)
  await limiter(limit)
    .consume(key)
    .catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) throw new Problem('rate_limited', limit)
      throw refusal
    })
}

/** Every customer with IPv6 has a whole /64 to choose addresses from (RFC 6177 §2), so its first half counts for all of them. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [left = [], right = []] = address.split('::').map(half => half.split(':').filter(Boolean))
  const between = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...between, ...right].slice(0, 4).join(':')
}

const limiters = new Map<Limit, RateLimiterPostgres>()
function limiter(limit: Limit): RateLimiterPostgres {
  const known = limiters.get(limit)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: pool('identity'),
    storeType: 'pool',
    schemaName: 'identity',
    tableName: 'limits',
    tableCreated: true,
    // Counters that are over are the sweep's, as everything else here.
    clearExpiredByTimeout: false,
    keyPrefix: limit,
    ...rules[limit],
  })
  limiters.set(limit, made)
  return made
}
