import { environment } from '../config.server.ts'
import { askVendor } from '../vendor-answer.server.ts'
import type { WeChatAccount } from './account.server.ts'

let known: { appId: string; token: string; until: number } | undefined

/**
 * The account's access token. WeChat gives every process the same one as long as it is good (`stable_token`), so each keeps it
 * in memory and nowhere else.
 * @param refused the token that WeChat does not take any more; should it still be the current one it is made anew
 * @returns null when WeChat gives none now
 */
export async function accessToken(
  account: WeChatAccount,
  signal: AbortSignal,
  refused?: string,
): Promise<string | null> {
  const isGood = known?.appId === account.appId && known.until > Date.now() && known.token !== refused
  if (known && isGood) return known.token
  known = undefined
  const token = await ask(account, false, signal)
  return token !== null && token === refused ? ask(account, true, signal) : token
}

/** A minute before its end it is asked for again. */
const earlySeconds = 60

/** @param anew ends the current one for everybody; WeChat allows twenty a day */
async function ask({ appId, secret }: WeChatAccount, anew: boolean, signal: AbortSignal): Promise<string | null> {
  const answer = await askVendor(
    new URL('/cgi-bin/stable_token', environment().WECHAT_API_URL),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret, force_refresh: anew }),
    },
    signal,
  )
  if (typeof answer === 'string') return null
  const { access_token: token, expires_in: seconds } = answer.body
  if (typeof token !== 'string' || typeof seconds !== 'number') return null
  known = { appId, token, until: Date.now() + (seconds - earlySeconds) * 1_000 }
  return token
}
