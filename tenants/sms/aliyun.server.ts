import { createHash, createHmac, randomUUID } from 'node:crypto'
import { environment } from '../config.server.ts'
import type { Ending } from '../notifications/ending.ts'
import { askVendor } from '../vendor-answer.server.ts'
import type { TextMessage } from './gateway.server.ts'

interface AliyunAccount {
  keyId: string
  secret: string
  signName: string
  template: string
}

/** The account, when all of its variables are set. */
export function aliyunAccount(): AliyunAccount | null {
  const {
    ALIYUN_ACCESS_KEY_ID: keyId,
    ALIYUN_ACCESS_KEY_SECRET: secret,
    ALIYUN_SMS_SIGN_NAME: signName,
    ALIYUN_SMS_TEMPLATE_CODE: template,
  } = environment()
  return keyId && secret && signName && template ? { keyId, secret, signName, template } : null
}

/** Alibaba Cloud's SendSms (Dysmsapi 2017-05-25): an approved template whose variables are school, news and link. */
export async function sendByAliyun(
  account: AliyunAccount,
  { to, parts }: TextMessage,
  signal: AbortSignal,
): Promise<Ending> {
  const url = new URL(environment().ALIYUN_SMS_URL)
  const query = canonicalQuery({
    PhoneNumbers: to.slice(1),
    SignName: account.signName,
    TemplateCode: account.template,
    TemplateParam: JSON.stringify(parts),
  })
  url.search = query
  const answer = await askVendor(url, { method: 'POST', headers: signedHeaders(account, url.host, query) }, signal)
  if (answer === 'not_sent') return { state: 'again' }
  if (answer === 'unknown') return { state: 'failed', reason: 'unknown' }
  const code = String(answer.body.Code ?? '')
  if (code === 'OK') return { state: 'sent' }
  if (code === 'isv.MOBILE_NUMBER_ILLEGAL') return { state: 'failed', reason: 'no_number' }
  if (answer.status === 503 || passing.test(code)) return { state: 'again' }
  return { state: 'failed', reason: answer.status >= 500 || code === '' ? 'unknown' : 'refused' }
}

/** Too many at once, or a key or an account that we may mend. */
const passing = /^(Throttling|SignatureDoesNotMatch|InvalidAccessKeyId|isv\.AMOUNT_NOT_ENOUGH|isv\.OUT_OF_SERVICE)/

/**
 * Signs a request without a body (ACS3-HMAC-SHA256): the hash of method, path, query and headers, by the secret.
 * @param query sorted and encoded by RFC 3986
 */
function signedHeaders({ keyId, secret }: AliyunAccount, host: string, query: string): Record<string, string> {
  const headers: Record<string, string> = {
    host,
    'x-acs-action': 'SendSms',
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-version': '2017-05-25',
  }
  const names = Object.keys(headers).sort()
  const lines = names.map(name => `${name}:${headers[name]}\n`).join('')
  const request = ['POST', '/', query, lines, names.join(';'), sha256('')].join('\n')
  const signature = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest('hex')
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { ...headers, authorization }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const canonicalQuery = (fields: Record<string, string>): string =>
  Object.entries(fields)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')

/** RFC 3986 leaves fewer characters as they are than `encodeURIComponent` does. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
