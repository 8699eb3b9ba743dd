import { createHash, createHmac } from 'node:crypto'
import { type Asked, startVendor, type VendorSays } from '../test-vendor.ts'

/* For tests: Twilio and Alibaba Cloud, as their documentation has them. Start them before anything reads the environment. */

/** Answers 201 to a form of a known account, or what was arranged. */
export async function startTwilio() {
  let arranged: VendorSays | undefined
  const vendor = await startVendor(({ method, url, headers, body }) => {
    const known = headers.authorization === `Basic ${Buffer.from('AC1:secret').toString('base64')}`
    if (!known) return { status: 401, body: { code: 20003, status: 401 } }
    const form = new URLSearchParams(body)
    const complete = form.get('To') && form.get('Body') && (form.get('From') || form.get('MessagingServiceSid'))
    const right = method === 'POST' && url.pathname === '/2010-04-01/Accounts/AC1/Messages.json' && complete
    if (!right) return { status: 400, body: { code: 21604, status: 400 } }
    return arranged ?? { status: 201, body: { sid: 'SM1', status: 'queued' } }
  })
  Object.assign(process.env, {
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: 'secret',
    TWILIO_FROM: '+4930123456',
    TWILIO_URL: vendor.url,
  })
  return {
    /** Texts to a number, oldest first. */
    to: (number: string) =>
      vendor.asked
        .map(({ body }) => new URLSearchParams(body))
        .filter(form => form.get('To') === number)
        .map(form => form.get('Body') ?? ''),
    count: () => vendor.asked.length,
    answer: (says: VendorSays | undefined) => {
      arranged = says
    },
    close: vendor.close,
  }
}

/** Answers OK to what is signed, or the code that was arranged. */
export async function startAliyun() {
  let code = 'OK'
  const vendor = await startVendor(asked =>
    isSigned(asked)
      ? { status: 200, body: { Code: code, RequestId: '1' } }
      : { status: 400, body: { Code: 'SignatureDoesNotMatch' } },
  )
  Object.assign(process.env, {
    ALIYUN_ACCESS_KEY_ID: 'LTAI1',
    ALIYUN_ACCESS_KEY_SECRET: 'hidden',
    ALIYUN_SMS_SIGN_NAME: '日出*幼儿园',
    ALIYUN_SMS_TEMPLATE_CODE: 'SMS_1',
    ALIYUN_SMS_URL: vendor.url,
  })
  return {
    to: (number: string) =>
      vendor.asked.map(({ url }) => url.searchParams).filter(query => query.get('PhoneNumbers') === number),
    answer: (says: string) => {
      code = says
    },
    close: vendor.close,
  }
}

/** ACS3-HMAC-SHA256 from what has arrived. */
function isSigned({ method, url, headers, body }: Asked): boolean {
  const [, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=LTAI1,SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const lines = names.split(';').map(name => `${name}:${headers[name]}\n`)
  const query = url.search.slice(1)
  const sorted = query.split('&').sort().join('&')
  const request = [method, url.pathname, sorted, lines.join(''), names, sha256(body)].join('\n')
  const expected = createHmac('sha256', 'hidden')
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest('hex')
  return query === sorted && !/[!'()*+]/.test(query) && headers['x-acs-action'] === 'SendSms' && signature === expected
}
