import { timingSafeEqual } from 'node:crypto'
import { environment, originOf } from '../config.server.ts'
import { fingerprint } from '../identity/vault.server.ts'
import { askVendor } from '../vendor-answer.server.ts'
import type { WeChatAccount } from './account.server.ts'

/**
 * WeChat's web authorisation (`snsapi_base`: who it is and nothing else). An account knows few hosts, so people come back to the
 * public site's, which leads them on to their school. The state says which school and proves that this very session asked.
 */
export interface Asking {
  schoolId: string
  memberId: string
  sessionId: string
  /** On which of the school's hosts: it is there that the session holds. */
  hostname: string
}

/** Where the public site takes what WeChat sends. */
export const returnPath = '/wechat/return'
/** Time enough to read what WeChat asks. */
const goodSeconds = 600

/** The address at which WeChat asks the person in its own browser. */
export async function authorisationAddress({ appId }: WeChatAccount, asking: Asking): Promise<string> {
  const { WECHAT_OPEN_URL, ROOT_DOMAIN } = environment()
  const url = new URL('/connect/oauth2/authorize', WECHAT_OPEN_URL)
  // WeChat wants these in this order, and the fragment after them.
  url.search = new URLSearchParams({
    appid: appId,
    redirect_uri: originOf(ROOT_DOMAIN) + returnPath,
    response_type: 'code',
    scope: 'snsapi_base',
    state: await stateOf(asking, Math.floor(Date.now() / 1_000)),
  }).toString()
  url.hash = 'wechat_redirect'
  return url.href
}

/**
 * Which school a state is of, and whether it was asked at its address below ours or at its own domain; nothing is proven by that.
 * Null for what is no state.
 */
export function placeOfState(state: string): { schoolId: string; own: boolean } | null {
  const [, own, ...parts] =
    /^([01])([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9a-f]{72}$/.exec(state) ?? []
  return own ? { schoolId: parts.join('-'), own: own === '1' } : null
}

/** Whether a state was made for this asking, a moment ago. */
export async function isStateOf(state: string, asking: Asking): Promise<boolean> {
  if (!placeOfState(state)) return false
  const seconds = Number.parseInt(state.slice(33, 41), 16)
  const expected = await stateOf(asking, seconds)
  return Date.now() / 1_000 - seconds < goodSeconds && timingSafeEqual(Buffer.from(expected), Buffer.from(state))
}

/** At most 128 letters and digits, of which WeChat lets through no others. */
async function stateOf({ schoolId, memberId, sessionId, hostname }: Asking, seconds: number): Promise<string> {
  const at = seconds.toString(16).padStart(8, '0')
  const own = hostname.endsWith(`.${environment().ROOT_DOMAIN}`) ? '0' : '1'
  const proof = await fingerprint('wechat-state', [schoolId, memberId, sessionId, hostname, at].join(' '))
  return own + schoolId.replaceAll('-', '') + at + Buffer.from(proof, 'base64url').toString('hex')
}

/** Whose code it is: the person's openid for this service account; null when WeChat says no. A code is good once, for five minutes. */
export async function openidOf({ appId, secret }: WeChatAccount, code: string): Promise<string | null> {
  const url = new URL('/sns/oauth2/access_token', environment().WECHAT_API_URL)
  url.search = new URLSearchParams({ appid: appId, secret, code, grant_type: 'authorization_code' }).toString()
  const answer = await askVendor(url, {})
  if (typeof answer === 'string') return null
  const { openid } = answer.body
  return typeof openid === 'string' && openid !== '' ? openid : null
}
