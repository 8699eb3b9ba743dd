import type { Ending } from '../notifications/ending.ts'
import { aliyunAccount, sendByAliyun } from './aliyun.server.ts'
import { sendByTwilio, twilioAccount } from './twilio.server.ts'

/** A text message. It lies on a locked screen and passes through a vendor, so no person, child or title is in it. */
export interface TextMessage {
  /** E.164: `+` and digits. */
  to: string
  /** The whole of it, for gateways that take free text. */
  text: string
  /** Its parts, for those that take templates only. */
  parts: { school: string; news: string; link: string }
}

/** Whether text messages can be sent at all. */
export const canText = (): boolean => twilioAccount() !== null || aliyunAccount() !== null

/**
 * Hands a text message to the gateway: to Alibaba Cloud for numbers of mainland China where that is set up, else to Twilio.
 * @returns how it ended; `again` only when certainly nothing has left
 */
export async function sendText(message: TextMessage, signal: AbortSignal): Promise<Ending> {
  if (!/^\+[1-9][0-9]{6,14}$/.test(message.to)) return { state: 'failed', reason: 'no_number' }
  const [twilio, aliyun] = [twilioAccount(), aliyunAccount()]
  if (aliyun && (message.to.startsWith('+86') || !twilio)) return sendByAliyun(aliyun, message, signal)
  return twilio ? sendByTwilio(twilio, message, signal) : { state: 'dropped', reason: 'unwanted' }
}
