import { environment } from '../config.server.ts'
import type { Ending } from '../notifications/ending.ts'
import { askVendor } from '../vendor-answer.server.ts'
import type { WeChatAccount } from './account.server.ts'
import { accessToken } from './token.server.ts'

/** A template message. It passes through a company that the school has no contract with, so nobody is named in it. */
export interface WeChatMessage {
  openid: string
  school: string
  news: string
  link: string
  /** The same one is shown once only, should it come twice within ten minutes. */
  id: string
}

/** The token is wrong, not the current one, or over. */
const tokenRefused = new Set([40001, 40014, 42001])
/** Not a follower (any more), or messages refused; an account that is none of this service account's. */
const notFollowing = new Set([40003, 43004, 43101])
/** Busy, or the day's or minute's messages are used up. */
const later = new Set([-1, 45009, 45011])
/** A value of a template has so many characters at most. */
const longest = 20

/** Sends a template message to one follower. */
export async function sendWeChat(account: WeChatAccount, message: WeChatMessage, signal: AbortSignal): Promise<Ending> {
  const token = await accessToken(account, signal)
  if (token === null) return { state: 'again' }
  const first = await send(account, token, message, signal)
  if (first !== 'token_refused') return first
  const another = await accessToken(account, signal, token)
  const second = another === null ? 'token_refused' : await send(account, another, message, signal)
  return second === 'token_refused' ? { state: 'again' } : second
}

async function send(
  { templateId, fields }: WeChatAccount,
  token: string,
  { openid, school, news, link, id }: WeChatMessage,
  signal: AbortSignal,
): Promise<Ending | 'token_refused'> {
  const url = new URL('/cgi-bin/message/template/send', environment().WECHAT_API_URL)
  url.searchParams.set('access_token', token)
  const value = (text: string) => ({ value: [...text].slice(0, longest).join('') })
  const answer = await askVendor(
    url,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        touser: openid,
        template_id: templateId,
        url: link,
        client_msg_id: id,
        data: { [fields.school]: value(school), [fields.news]: value(news) },
      }),
    },
    signal,
  )
  if (answer === 'not_sent') return { state: 'again' }
  if (answer === 'unknown' || answer.status >= 500 || answer.body.errcode === undefined)
    return { state: 'failed', reason: 'unknown' }
  const code = Number(answer.body.errcode)
  if (code === 0) return { state: 'sent' }
  if (tokenRefused.has(code)) return 'token_refused'
  if (notFollowing.has(code)) return { state: 'failed', reason: 'not_following' }
  return later.has(code) ? { state: 'again' } : { state: 'failed', reason: 'refused' }
}
