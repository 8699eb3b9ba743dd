import { type Asked, startVendor, type VendorSays } from '../test-vendor.ts'

/** For tests: WeChat's API as its documentation has it; start it before anything reads the environment. */
export async function startWeChat() {
  let token = 1
  let sent = 0
  const codes = new Map<string, string>()
  const arranged = new Map<string, number>()
  const say = (body: object): VendorSays => ({ status: 200, body })
  const answers: Record<string, (asked: Asked) => VendorSays> = {
    '/cgi-bin/stable_token': ({ body }) => {
      const { grant_type, appid, secret, force_refresh } = JSON.parse(body)
      if (grant_type !== 'client_credential' || appid !== 'wx1' || secret !== 'hidden') return say({ errcode: 40125 })
      if (force_refresh) token++
      return say({ access_token: `token-${token}`, expires_in: 7200 })
    },
    '/cgi-bin/message/template/send': ({ url, body }) => {
      if (url.searchParams.get('access_token') !== `token-${token}`) return say({ errcode: 40001 })
      const errcode = arranged.get(JSON.parse(body).touser) ?? 0
      if (errcode === 0) sent++
      return say({ errcode, errmsg: '', msgid: sent })
    },
    '/sns/oauth2/access_token': ({ url }) => {
      const { appid, secret, code = '', grant_type } = Object.fromEntries(url.searchParams)
      const openid = codes.get(code)
      codes.delete(code)
      const right = appid === 'wx1' && secret === 'hidden' && grant_type === 'authorization_code'
      return say(right && openid ? { openid, access_token: 'x', scope: 'snsapi_base' } : { errcode: 40163 })
    },
  }
  const vendor = await startVendor(asked => answers[asked.url.pathname]?.(asked) ?? { status: 404, body: {} })
  Object.assign(process.env, {
    WECHAT_APP_ID: 'wx1',
    WECHAT_APP_SECRET: 'hidden',
    WECHAT_TEMPLATE_ID: 'T1',
    WECHAT_TEMPLATE_FIELDS: 'thing2,thing5',
    WECHAT_API_URL: vendor.url,
  })
  const asked = (path: string) => vendor.asked.filter(({ url }) => url.pathname === path)
  return {
    /** Messages that were tried for an account, oldest first. */
    to: (openid: string) =>
      asked('/cgi-bin/message/template/send')
        .map(({ body }) => JSON.parse(body))
        .filter(({ touser }) => touser === openid),
    tokensAsked: () => asked('/cgi-bin/stable_token').length,
    /** The current token ends, as by somebody who asked for another. */
    endToken: () => token++,
    answer: (openid: string, errcode: number) => arranged.set(openid, errcode),
    /** What WeChat would send with somebody: a code, good once. */
    codeOf(openid: string): string {
      const code = `code-${codes.size}-${openid}`
      codes.set(code, openid)
      return code
    },
    close: vendor.close,
  }
}
