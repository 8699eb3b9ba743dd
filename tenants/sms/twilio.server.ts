import { environment } from '../config.server.ts'
import type { Ending } from '../notifications/ending.ts'
import { askVendor } from '../vendor-answer.server.ts'
import type { TextMessage } from './gateway.server.ts'

interface TwilioAccount {
  sid: string
  token: string
  from: string
}

/** The account, when all of its variables are set. */
export function twilioAccount(): TwilioAccount | null {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from } = environment()
  return sid && token && from ? { sid, token, from } : null
}

/** Twilio's Messages resource (2010-04-01): a form by HTTP Basic, answered 201 once the message is queued. */
export async function sendByTwilio(
  { sid, token, from }: TwilioAccount,
  { to, text }: TextMessage,
  signal: AbortSignal,
): Promise<Ending> {
  const sender = from.startsWith('MG') ? 'MessagingServiceSid' : 'From'
  const answer = await askVendor(
    new URL(`/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`, environment().TWILIO_URL),
    {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` },
      body: new URLSearchParams({ To: to, Body: text, [sender]: from }),
    },
    signal,
  )
  if (answer === 'not_sent') return { state: 'again' }
  if (answer === 'unknown') return { state: 'failed', reason: 'unknown' }
  if (answer.status === 201) return { state: 'sent' }
  // 429 and 503 ask to come again, a full queue too; 401 and 403 are a wrong token or an account at rest, which we may mend.
  if ([401, 403, 429, 503].includes(answer.status) || answer.body.code === 21611) return { state: 'again' }
  if (answer.status >= 500) return { state: 'failed', reason: 'unknown' }
  return { state: 'failed', reason: wrongNumber.has(Number(answer.body.code)) ? 'no_number' : 'refused' }
}

/** 21211 invalid, 21217 of no network, 21614 no mobile phone. */
const wrongNumber = new Set([21211, 21217, 21614])
