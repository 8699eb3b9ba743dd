import { environment } from '../config.server.ts'

/** The installation's service account. */
export interface WeChatAccount {
  appId: string
  secret: string
  templateId: string
  /** The template's names for the school and for the news. */
  fields: { school: string; news: string }
}

/** The account, when all of its variables are set. */
export function weChatAccount(): WeChatAccount | null {
  const {
    WECHAT_APP_ID: appId,
    WECHAT_APP_SECRET: secret,
    WECHAT_TEMPLATE_ID: templateId,
    WECHAT_TEMPLATE_FIELDS,
  } = environment()
  const [school = '', news = ''] = WECHAT_TEMPLATE_FIELDS.split(',')
  return appId && secret && templateId ? { appId, secret, templateId, fields: { school, news } } : null
}

/** Whether messages in WeChat can be sent at all. */
export const canWeChat = (): boolean => weChatAccount() !== null
